package dev.crmcore.examples;

import dev.crmcore.CrmSession;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Playbook;
import dev.crmcore.model.PlaybookStep;
import dev.crmcore.model.StepDoer;
import dev.crmcore.model.StepUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A playbook as files and answers have it.
 *
 * @param name unique among playbooks
 * @param pipeline the name of the pipeline whose deals it is for; null for any deal and customers
 * @param steps in their order
 */
record PlaybookFile(@Nullable String name, @Nullable String pipeline, @Nullable List<Step> steps) {
  /**
   * A step. Without a unit it counts working days, without a doer the owner does it, and unless
   * said otherwise it has to be done.
   */
  record Step(
      @Nullable String key,
      @Nullable String subject,
      @Nullable String stage,
      @Nullable String after,
      long offset,
      @Nullable StepUnit unit,
      @Nullable StepDoer doer,
      @Nullable String doerName,
      @Nullable Boolean required,
      @Nullable List<String> checklist) {
    static Step of(PlaybookStep step) {
      return new Step(
          step.key(),
          step.subject(),
          step.stage(),
          step.after(),
          step.offset(),
          step.unit(),
          step.doer(),
          step.doerName(),
          step.required(),
          step.checklist());
    }

    PlaybookStep step(@Nullable Pipeline pipeline) {
      return new PlaybookStep(
          orEmpty(key),
          orEmpty(subject),
          stage == null || pipeline == null ? stage : Stages.key(pipeline, stage),
          after,
          offset,
          unit == null ? StepUnit.WORKING_DAYS : unit,
          doer == null ? StepDoer.OWNER : doer,
          doerName,
          required == null || required,
          checklist == null ? List.of() : checklist);
    }
  }

  static PlaybookFile of(CrmSession session, Playbook playbook) {
    return new PlaybookFile(
        playbook.name(),
        session.deals().pipelines().stream()
            .filter(one -> one.id().equals(playbook.pipelineId()))
            .map(Pipeline::name)
            .findFirst()
            .orElse(null),
        playbook.steps().stream().map(Step::of).toList());
  }

  /** Returns it to be stored, in place of the one with its name if there is one. */
  Playbook playbook(CrmSession session) {
    Pipeline through = pipeline == null ? null : Stages.pipeline(session, pipeline);
    Playbook wanted =
        Playbook.of(
            orEmpty(name),
            through == null ? null : through.id(),
            steps == null ? List.of() : steps.stream().map(step -> step.step(through)).toList());
    return session
        .playbooks()
        .find(wanted.name())
        .map(
            known ->
                new Playbook(
                    known.id(),
                    wanted.name(),
                    wanted.pipelineId(),
                    wanted.steps(),
                    known.revision()))
        .orElse(wanted);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
