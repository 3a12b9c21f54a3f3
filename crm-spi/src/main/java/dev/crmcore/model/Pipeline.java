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
 * @param revision the bookkeeping
 */
public record Pipeline(PipelineId id, String name, List<Stage> stages, Revision revision) {
  /** Checks that what cannot be missing is there, and copies the collections. */
  public Pipeline {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    stages = List.copyOf(stages);
    requireNonNull(revision, "revision");
  }

  /** Returns a pipeline that is not stored yet. */
  public static Pipeline of(String name, List<Stage> stages) {
    return new Pipeline(PipelineId.UNASSIGNED, name, stages, Revision.NEW);
  }

  /** Returns the stage with a key. */
  public Optional<Stage> stage(String key) {
    return stages.stream().filter(stage -> stage.key().equals(key)).findFirst();
  }
}
