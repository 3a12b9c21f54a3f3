package dev.crmcore.merging;

import dev.crmcore.error.ConflictException;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.merge.MergeParticipant;
import dev.crmcore.merge.MergedCustomers;
import dev.crmcore.model.MergeParticipation;
import dev.crmcore.model.MergeRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Those whose data takes part in merges, in the order in which they were registered. */
final class Participants {
  private final Map<String, MergeParticipant> byName = new LinkedHashMap<>();

  Participants(List<MergeParticipant> participants) {
    participants.forEach(participant -> byName.put(participant.name(), participant));
  }

  /** Returns who would refuse and why. */
  List<String> refusals(MergedCustomers customers) {
    List<String> refusals = new ArrayList<>();
    byName.forEach(
        (name, participant) ->
            participant
                .refusal(customers)
                .ifPresent(reason -> refusals.add("'" + name + "': " + reason)));
    return refusals;
  }

  /** Asks everybody before anything is changed. */
  void requireNoRefusal(MergedCustomers customers) {
    List<String> refusals = refusals(customers);
    if (!refusals.isEmpty()) {
      throw new ConflictException(
          "E_MERGE_REFUSED",
          "%s cannot be merged into %s. Refused by %s"
              .formatted(customers.losers(), customers.survivor(), String.join("; by ", refusals)));
    }
  }

  List<MergeParticipation> merge(MergedCustomers customers) {
    List<MergeParticipation> done = new ArrayList<>();
    byName.forEach(
        (name, participant) ->
            participant
                .merge(customers)
                .ifPresent(
                    memo -> {
                      ChangeSet.requireText("memo of the merge participant " + name, memo);
                      done.add(new MergeParticipation(name, memo));
                    }));
    return done;
  }

  /** Gives back what was taken, the last one first. */
  void undo(MergeRecord merge, MergedCustomers customers) {
    List<MergeParticipation> done = merge.participations();
    for (MergeParticipation participation : done) {
      if (!byName.containsKey(participation.participant())) {
        throw new ConflictException(
            "E_MERGE_PARTICIPANT",
            "'%s' took part in the merge %s and is not registered now, so its data would stay behind. Register it by CrmBuilder.mergeParticipant and undo again."
                .formatted(participation.participant(), merge.id()));
      }
    }
    for (int i = done.size() - 1; i >= 0; i--) {
      MergeParticipation participation = done.get(i);
      participant(participation).undo(customers, participation.memo());
    }
  }

  private MergeParticipant participant(MergeParticipation participation) {
    return Objects.requireNonNull(byName.get(participation.participant()));
  }
}
