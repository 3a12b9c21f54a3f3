package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The way a deal goes, stage by stage.
 *
 * @param id the identity
 * @param name unique among pipelines
 * @param stages in their order; the first is where a deal starts
 * @param rules which moves are allowed, and what is asked for
 * @param closeReasons why deals are won and lost, in the order in which they are offered
 * @param approvals who has to approve before a deal enters a stage
 * @param revision the bookkeeping
 */
public record Pipeline(
    PipelineId id,
    String name,
    List<Stage> stages,
    PipelineRules rules,
    List<CloseReason> closeReasons,
    List<ApprovalRule> approvals,
    Revision revision) {
  /** Checks that what cannot be missing is there, and copies the collections. */
  public Pipeline {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    stages = List.copyOf(stages);
    requireNonNull(rules, "rules");
    closeReasons = List.copyOf(closeReasons);
    approvals = List.copyOf(approvals);
    requireNonNull(revision, "revision");
  }

  /** Returns a pipeline that is not stored yet, without rules, close reasons and approvals. */
  public static Pipeline of(String name, List<Stage> stages) {
    return new Pipeline(
        PipelineId.UNASSIGNED,
        name,
        stages,
        PipelineRules.FREE,
        List.of(),
        List.of(),
        Revision.NEW);
  }

  /** Returns this pipeline under an identity and with a bookkeeping. */
  public Pipeline withIdentity(PipelineId newId, Revision newRevision) {
    return new Pipeline(newId, name, stages, rules, closeReasons, approvals, newRevision);
  }

  /** Returns this pipeline with another name. */
  public Pipeline withName(String newName) {
    return new Pipeline(id, newName, stages, rules, closeReasons, approvals, revision);
  }

  /** Returns this pipeline with other stages. */
  public Pipeline withStages(List<Stage> newStages) {
    return new Pipeline(id, name, newStages, rules, closeReasons, approvals, revision);
  }

  /** Returns this pipeline with other rules. */
  public Pipeline withRules(PipelineRules newRules) {
    return new Pipeline(id, name, stages, newRules, closeReasons, approvals, revision);
  }

  /** Returns this pipeline with other reasons to close a deal. */
  public Pipeline withCloseReasons(CloseReason... reasons) {
    return new Pipeline(id, name, stages, rules, List.of(reasons), approvals, revision);
  }

  /** Returns this pipeline with other approvals. */
  public Pipeline withApprovals(ApprovalRule... newApprovals) {
    return new Pipeline(id, name, stages, rules, closeReasons, List.of(newApprovals), revision);
  }

  /** Returns the stage with a key. */
  public Optional<Stage> stage(String key) {
    return stages.stream().filter(stage -> stage.key().equals(key)).findFirst();
  }
}
