package dev.crmcore.duplicates;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.MergeFields;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.query.Conditions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Pairs that were one customer until somebody undid the merge. That says that the merge was wrong,
 * but not why; so any two of those that took part are asked about before they are joined again.
 */
final class UndoneMerges {
  private final Map<Set<CustomerId>, Instant> latest = new HashMap<>();

  UndoneMerges() {}

  static UndoneMerges read(Reader reader) {
    List<Undone> all = new ArrayList<>();
    reader.scanUnseen(
        MergeFields.TYPE,
        Conditions.present(MergeFields.UNDONE_AT),
        merge -> all.add(Undone.of(merge)));
    UndoneMerges merges = new UndoneMerges();
    for (Undone undone : all) {
      merges.add(undone.members().stream().map(id -> today(reader, id)).toList(), undone.at());
    }
    return merges;
  }

  /** What is needed of the record of a merge, which holds whole cards. */
  private record Undone(List<CustomerId> members, Instant at) {
    static Undone of(MergeRecord merge) {
      List<CustomerId> members = new ArrayList<>(merge.loserIds());
      members.add(merge.survivorId());
      return new Undone(members, Objects.requireNonNull(merge.undoneAt()));
    }
  }

  /** Who took part may have become part of another customer since. */
  private static CustomerId today(Reader reader, CustomerId id) {
    return reader
        .follow(CustomerFields.TYPE, id.value(), CustomerFields.MERGED_INTO)
        .map(CustomerId::new)
        .orElse(id);
  }

  private void add(List<CustomerId> members, Instant at) {
    for (CustomerId left : members) {
      for (CustomerId right : members) {
        if (!left.equals(right)) {
          latest.merge(Set.of(left, right), at, (a, b) -> a.isAfter(b) ? a : b);
        }
      }
    }
  }

  Set<Set<CustomerId>> pairs() {
    return latest.keySet();
  }

  /** Returns when the last merge of a pair was undone. */
  Optional<Instant> of(Set<CustomerId> pair) {
    return Optional.ofNullable(latest.get(pair));
  }
}
