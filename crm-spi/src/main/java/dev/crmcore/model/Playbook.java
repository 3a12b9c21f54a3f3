package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How something is done here, step by step: of each step a task is made.
 *
 * @param id the identity
 * @param name unique among playbooks
 * @param pipelineId the pipeline whose deals it is for; null for any deal and for customers
 * @param steps in their order
 * @param revision the bookkeeping
 */
public record Playbook(
    PlaybookId id,
    String name,
    @Nullable PipelineId pipelineId,
    List<PlaybookStep> steps,
    Revision revision) {
  /** Checks that what cannot be missing is there, and copies the list. */
  public Playbook {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    steps = List.copyOf(steps);
    requireNonNull(revision, "revision");
  }

  /** Returns a playbook that is not stored yet, for the deals of a pipeline or, with null, all. */
  public static Playbook of(
      String name, @Nullable PipelineId pipelineId, List<PlaybookStep> steps) {
    return new Playbook(PlaybookId.UNASSIGNED, name, pipelineId, steps, Revision.NEW);
  }

  /** Returns this playbook with other steps. */
  public Playbook withSteps(List<PlaybookStep> newSteps) {
    return new Playbook(id, name, pipelineId, newSteps, revision);
  }

  /** Returns the step with a key. */
  public Optional<PlaybookStep> step(String key) {
    return steps.stream().filter(step -> step.key().equals(key)).findFirst();
  }
}
