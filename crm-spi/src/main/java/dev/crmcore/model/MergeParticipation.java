package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

/**
 * What a participant of a merge wants to be told when the merge is undone.
 *
 * @param participant the participant's name
 * @param memo what it remembers, in a form of its own
 */
public record MergeParticipation(String participant, String memo) {
  /** Checks that both are there. */
  public MergeParticipation {
    requireNonNull(participant, "participant");
    requireNonNull(memo, "memo");
  }
}
