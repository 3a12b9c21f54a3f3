package dev.crmcore.merge;

import java.util.Optional;

/**
 * Data of a plugin or of the host that refers to customers and takes part when they are merged and
 * when that is undone. The host registers it by {@code CrmBuilder.mergeParticipant}.
 *
 * <p>Everything is called inside the transaction of the merge, on its thread. Data in the host's
 * transaction, which the storage joined, is stored and rolled back with the merge. Other data must
 * not be changed here: the transaction may still fail, and a storage may run the work again.
 *
 * <p>Safe for all threads. Keeps nothing in memory between a merge and its undoing, which another
 * process may do years later. What it throws ends the merge or the undoing, and nothing of it is
 * stored. {@code MergeParticipantContract} of crm-testkit proves a participant.
 */
public interface MergeParticipant {
  /** Returns the unique name, which is stored with each merge; never changes. */
  String name();

  /**
   * Says why these customers must not be merged, in a sentence for people, or nothing. Asked before
   * anything is changed, and by previews; changes nothing.
   */
  default Optional<String> refusal(MergedCustomers customers) {
    return Optional.empty();
  }

  /**
   * Moves to the survivor, or combines, what belongs to the losers, so that nothing refers to them
   * any more.
   *
   * @return what {@link #undo} needs, in any form: text without control characters but line ends
   *     and tabs, at most 1,000,000 characters, kept as long as the merge is. Empty if there was
   *     nothing to do; then undoing does not call this participant
   */
  Optional<String> merge(MergedCustomers customers);

  /**
   * Gives the losers back what {@link #merge} took. Merges are undone in the reverse order, so
   * nothing that a later merge did is in the way; what was added since stays with the survivor.
   *
   * @param memo what {@link #merge} returned
   */
  void undo(MergedCustomers customers, String memo);
}
