package dev.crmcore.examples;

import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.model.CloseReason;
import dev.crmcore.model.DealId;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineId;
import dev.crmcore.model.Stage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds pipelines and stages that people name. */
final class Stages {
  /** What is said of parameters that name a stage. */
  static final String STAGE = "The stage, by its key or its name.";

  private Stages() {}

  /**
   * Returns the pipeline with a name, or the only one there is.
   *
   * @throws NotFoundException if there is none
   * @throws InvalidInputException if no name is given and there are several
   */
  static Pipeline pipeline(CrmSession session, @Nullable String name) {
    List<Pipeline> all = session.deals().pipelines();
    String names =
        all.stream().map(one -> "'" + one.name() + "'").collect(Collectors.joining(", "));
    if (name != null) {
      return session
          .deals()
          .pipeline(name)
          .orElseThrow(
              () ->
                  new NotFoundException(
                      "There is no pipeline '%s'; there are: %s.".formatted(name, names)));
    }
    if (all.size() != 1) {
      throw new InvalidInputException(
          all.isEmpty()
              ? "There is no pipeline; a host makes them."
              : "Say which pipeline, with --pipeline: %s.".formatted(names));
    }
    return all.get(0);
  }

  /** Returns the key of a stage that is named by key or name; what is neither stays as it is. */
  static String key(CrmSession session, DealId deal, String stage) {
    return of(session, deal).map(pipeline -> key(pipeline, stage)).orElse(stage);
  }

  /** Returns the key of a reason to close a deal, named by key or name. */
  static String closeReason(CrmSession session, DealId deal, String reason) {
    List<CloseReason> all = of(session, deal).map(Pipeline::closeReasons).orElse(List.of());
    return all.stream().anyMatch(one -> one.key().equals(reason))
        ? reason
        : all.stream()
            .filter(one -> isCalled(one.key(), one.name(), reason))
            .map(CloseReason::key)
            .findFirst()
            .orElse(reason);
  }

  private static Optional<Pipeline> of(CrmSession session, DealId deal) {
    PipelineId id = session.deals().get(deal).pipelineId();
    return session.deals().pipelines().stream().filter(one -> one.id().equals(id)).findFirst();
  }

  private static boolean isCalled(String key, String name, String text) {
    return key.equalsIgnoreCase(text.strip()) || name.equalsIgnoreCase(text.strip());
  }

  /** Returns the key of a stage that is named by key or name; what is neither stays as it is. */
  static String key(Pipeline pipeline, String stage) {
    return pipeline
        .stage(stage)
        .or(
            () ->
                pipeline.stages().stream()
                    .filter(one -> isCalled(one.key(), one.name(), stage))
                    .findFirst())
        .map(Stage::key)
        .orElse(stage);
  }
}
