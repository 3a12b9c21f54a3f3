package dev.crmcore.deal;

import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.PipelineFields;
import dev.crmcore.catalogue.PlaybookFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineId;
import dev.crmcore.model.Playbook;
import dev.crmcore.model.PlaybookStep;
import dev.crmcore.model.Stage;
import dev.crmcore.query.Conditions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Changes pipelines that deals go through. */
final class PipelineEdits {
  private final RateFreezing freezing;

  PipelineEdits(RateFreezing freezing) {
    this.freezing = freezing;
  }

  Pipeline change(ChangeSet changes, Pipeline pipeline, Map<String, String> moved) {
    Pipeline before = Stages.pipeline(changes.reader(), pipeline.id());
    Map<String, List<Deal>> stranded = new TreeMap<>();
    List<Deal> recast = new ArrayList<>();
    scanThrough(
        changes.reader(),
        pipeline.id(),
        deal -> {
          Stage stage = pipeline.stage(deal.stage()).orElse(null);
          if (stage == null) {
            stranded.computeIfAbsent(deal.stage(), key -> new ArrayList<>()).add(deal);
          } else if (!Objects.equals(
              deal.closedAt(), Stages.closedAt(before, deal, stage, changes.now()))) {
            // Its stage begins or ceases to close it, or closes it otherwise.
            recast.add(deal);
          }
        });
    stranded.forEach((stage, deals) -> requireMapping(pipeline, stage, deals, moved));
    Pipeline stored = changes.update(PipelineFields.TYPE, pipeline);
    stranded.forEach(
        (stage, deals) -> {
          Stage to = Stages.of(stored, Objects.requireNonNull(moved.get(stage)));
          deals.forEach(deal -> restaged(changes, before, deal, to));
        });
    recast.forEach(deal -> restaged(changes, before, deal, Stages.of(stored, deal.stage())));
    followPlaybooks(changes, stored, moved);
    return stored;
  }

  /** Steps that begin in a stage that is gone begin in the one that its deals went to. */
  private static void followPlaybooks(
      ChangeSet changes, Pipeline pipeline, Map<String, String> moved) {
    List<Playbook> playbooks = new ArrayList<>();
    changes
        .reader()
        .scanUnseen(
            PlaybookFields.TYPE,
            Conditions.equal(PlaybookFields.PIPELINE_ID, pipeline.id().value()),
            playbooks::add);
    for (Playbook playbook : playbooks) {
      List<PlaybookStep> steps =
          playbook.steps().stream().map(step -> stepIn(pipeline, moved, step)).toList();
      if (!steps.equals(playbook.steps())) {
        changes.follow(
            PlaybookFields.TYPE, playbook.withSteps(steps), "pipeline:" + pipeline.name());
      }
    }
  }

  private static PlaybookStep stepIn(
      Pipeline pipeline, Map<String, String> moved, PlaybookStep step) {
    String stage = step.stage();
    if (stage == null || pipeline.stage(stage).isPresent()) {
      return step;
    }
    String to = moved.get(stage);
    if (to == null || pipeline.stage(to).isEmpty()) {
      throw new ConflictException(
          "E_STAGE_USED",
          "A step of a playbook begins in the stage '%s', which would be gone. Say where it goes."
              .formatted(stage));
    }
    return step.atStage(to);
  }

  /** A deal that is won, or lost, before and after stays closed as it was. */
  private void restaged(ChangeSet changes, Pipeline before, Deal deal, Stage to) {
    String reason = "The pipeline was changed.";
    Instant closedAt = Stages.closedAt(before, deal, to, changes.now());
    boolean stays = closedAt != null && closedAt.equals(deal.closedAt());
    boolean moves = !to.key().equals(deal.stage());
    Deal stored =
        changes.updateKept(
            DealFields.TYPE,
            deal.toBuilder()
                .stage(to.key())
                .stageSince(moves ? changes.now() : deal.stageSince())
                .closedAt(closedAt)
                .closeReason(stays ? deal.closeReason() : closedAt != null ? reason : null)
                .closedFor(stays ? deal.closedFor() : null)
                .frozenRate(
                    stays ? deal.frozenRate() : freezing.after(changes.reader(), deal, closedAt))
                .build());
    if (moves) {
      DealMoves.history(changes, stored, deal, reason);
    }
  }

  /** Passes on the deals that go through a pipeline, seen or not. */
  private static void scanThrough(Reader reader, PipelineId pipeline, Consumer<Deal> consumer) {
    reader.scanUnseen(
        DealFields.TYPE, Conditions.equal(DealFields.PIPELINE_ID, pipeline.value()), consumer);
  }

  private static void requireMapping(
      Pipeline pipeline, String stage, List<Deal> deals, Map<String, String> moved) {
    String to = moved.get(stage);
    if (to == null) {
      throw new ConflictException(
          "E_STAGE_USED",
          "%d deals are in the stage '%s', which would be gone. Say where they go."
              .formatted(deals.size(), stage));
    }
    Stages.of(pipeline, to);
  }

  static void remove(ChangeSet changes, PipelineId id) {
    long[] deals = new long[1];
    scanThrough(changes.reader(), id, deal -> deals[0]++);
    if (deals[0] > 0) {
      throw new ConflictException(
          "E_STAGE_USED", "%d deals go through the pipeline.".formatted(deals[0]));
    }
    changes.remove(PipelineFields.TYPE, id.value());
  }
}
