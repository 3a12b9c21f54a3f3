package dev.crmcore.playbook;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Playbook;
import dev.crmcore.model.PlaybookStep;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StepDoer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses playbooks that nobody could follow. */
final class PlaybookCheck {
  private static final int MAX_STEPS = 200;
  private static final long MAX_OFFSET = 3_650;

  private PlaybookCheck() {}

  static void require(Playbook playbook, @Nullable Pipeline pipeline) {
    if (playbook.name().isBlank()) {
      throw refusal("A playbook has a name.");
    }
    if (playbook.steps().isEmpty() || playbook.steps().size() > MAX_STEPS) {
      throw refusal(
          "The playbook '%s' has %d steps; it may have 1 to %d."
              .formatted(playbook.name(), playbook.steps().size(), MAX_STEPS));
    }
    Map<String, PlaybookStep> earlier = new HashMap<>();
    for (PlaybookStep step : playbook.steps()) {
      requireStep(step, pipeline, earlier.keySet());
      PlaybookStep before = step.after() == null ? null : earlier.get(step.after());
      if (before != null && place(before, pipeline) > place(step, pipeline)) {
        throw refusal(
            "The step '%s' waits for '%s', which begins in a later stage, '%s'."
                .formatted(step.key(), before.key(), before.stage()));
      }
      earlier.put(step.key(), step);
    }
  }

  private static void requireStep(
      PlaybookStep step, @Nullable Pipeline pipeline, Set<String> earlier) {
    if (step.key().isBlank() || step.subject().isBlank() || earlier.contains(step.key())) {
      throw refusal(
          "Each step has a subject and a key of its own; '%s' does not.".formatted(step.key()));
    }
    if (step.after() != null && !earlier.contains(step.after())) {
      throw refusal(
          "The step '%s' waits for '%s', which is not before it."
              .formatted(step.key(), step.after()));
    }
    if (step.stage() != null && (pipeline == null || pipeline.stage(step.stage()).isEmpty())) {
      throw refusal(
          "The step '%s' begins with the stage '%s', which %s."
              .formatted(
                  step.key(),
                  step.stage(),
                  pipeline == null
                      ? "needs a pipeline"
                      : "the pipeline '" + pipeline.name() + "' does not have"));
    }
    if (step.offset() < 0 || step.offset() > MAX_OFFSET) {
      throw refusal(
          "The step '%s' is due after 0 to %d, not %d."
              .formatted(step.key(), MAX_OFFSET, step.offset()));
    }
    String name = step.doerName();
    if ((step.doer() == StepDoer.OWNER) != (name == null || name.isBlank())) {
      throw refusal(
          "The step '%s' is done by the owner, or by a user or a queue with a name."
              .formatted(step.key()));
    }
    if (step.checklist().stream().anyMatch(item -> item.isBlank() || item.contains("\n"))) {
      throw refusal("What belongs to the step '%s' stands on one line each.".formatted(step.key()));
    }
  }

  /** Returns the place of the stage with which a step begins; the start is before all of them. */
  private static int place(PlaybookStep step, @Nullable Pipeline pipeline) {
    String stage = step.stage();
    return pipeline == null || stage == null
        ? -1
        : pipeline.stages().stream().map(Stage::key).toList().indexOf(stage);
  }

  private static InvalidInputException refusal(String message) {
    return new InvalidInputException("E_PLAYBOOK", message);
  }
}
