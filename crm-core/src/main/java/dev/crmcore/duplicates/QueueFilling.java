package dev.crmcore.duplicates;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.DuplicateCandidateFields;
import dev.crmcore.field.FieldType;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DuplicateCandidate;
import dev.crmcore.model.DuplicateCandidateId;
import dev.crmcore.model.ImportRunId;
import dev.crmcore.model.Revision;
import dev.crmcore.query.Conditions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Brings the stored queue in step with what a scan found. */
final class QueueFilling {
  /** Finer differences are noise of the fit; storing them would change every pair each time. */
  private static final int DECIMALS = 4;

  private final ChangeSet changes;
  private final Reader reader;

  QueueFilling(ChangeSet changes) {
    this.changes = changes;
    this.reader = changes.reader();
  }

  QueueRefresh fill(List<DuplicatePair> possible, int capacity) {
    List<DuplicateCandidate> wanted = rated(open(possible));
    int kept = Math.min(capacity, wanted.size());
    Map<Set<CustomerId>, DuplicateCandidate> known = new HashMap<>();
    List<DuplicateCandidate> surplus = new ArrayList<>();
    reader.scanUnseen(
        DuplicateCandidateFields.TYPE,
        Conditions.everyone(),
        candidate -> {
          if (known.putIfAbsent(pair(candidate), candidate) != null) {
            surplus.add(candidate);
          }
        });
    List<DuplicateCandidate> added = new ArrayList<>();
    int rated = 0;
    for (DuplicateCandidate candidate : wanted.subList(0, kept)) {
      DuplicateCandidate stored = known.remove(pair(candidate));
      if (stored == null) {
        added.add(candidate);
      } else if (rate(stored, candidate)) {
        rated++;
      }
    }
    surplus.addAll(known.values());
    changes.createAll(DuplicateCandidateFields.TYPE, added);
    return new QueueRefresh(added.size(), rated, remove(surplus), wanted.size() - kept);
  }

  /** Adds pairs with a newcomer, which no pair of the queue has yet, and returns how many. */
  int add(List<DuplicatePair> possible, @Nullable ImportRunId run, int capacity) {
    List<DuplicateCandidate> wanted = rated(open(possible));
    long room = capacity - reader.count(DuplicateCandidateFields.TYPE, Conditions.everyone());
    int added = (int) Math.max(0, Math.min(room, wanted.size()));
    changes.createAll(
        DuplicateCandidateFields.TYPE,
        wanted.subList(0, added).stream().map(candidate -> candidate.foundBy(run)).toList());
    return added;
  }

  /** Returns the pairs as they are today that nobody has settled, each once. */
  private Collection<DuplicatePair> open(List<DuplicatePair> possible) {
    Set<CustomerId> members = new LinkedHashSet<>();
    possible.forEach(pair -> members.addAll(List.of(pair.left(), pair.right())));
    Set<CustomerId> inUse = new HashSet<>();
    for (List<CustomerId> chunk : Chunks.of(members)) {
      inUse.addAll(CustomersInUse.of(reader, chunk).keySet());
    }
    DecidedPairs decided = DecidedPairs.all(reader);
    Map<Set<CustomerId>, DuplicatePair> open = new LinkedHashMap<>();
    for (DuplicatePair pair : possible) {
      CustomerId left = today(pair.left(), inUse);
      CustomerId right = today(pair.right(), inUse);
      if (left != null && right != null && !left.equals(right) && !decided.isSettled(left, right)) {
        open.merge(
            Set.of(left, right),
            olderFirst(left, right, pair),
            (one, other) -> one.probability() >= other.probability() ? one : other);
      }
    }
    return open.values();
  }

  /** Whoever reviews sees the older card on the left, which is the one that usually remains. */
  private static DuplicatePair olderFirst(CustomerId one, CustomerId other, DuplicatePair found) {
    boolean older = FieldType.ID.compare(one.value(), other.value()) < 0;
    return new DuplicatePair(
        older ? one : other, older ? other : one, found.probability(), found.decision());
  }

  /** Returns who a customer is by now; null if it is out of use. */
  private @Nullable CustomerId today(CustomerId id, Set<CustomerId> inUse) {
    if (inUse.contains(id)) {
      return id;
    }
    return reader
        .follow(CustomerFields.TYPE, id.value(), CustomerFields.MERGED_INTO)
        .map(CustomerId::new)
        .filter(survivor -> !CustomersInUse.of(reader, List.of(survivor)).isEmpty())
        .orElse(null);
  }

  private List<DuplicateCandidate> rated(Collection<DuplicatePair> pairs) {
    Set<CustomerId> members = new LinkedHashSet<>();
    pairs.forEach(pair -> members.addAll(List.of(pair.left(), pair.right())));
    HistoryCounts history = HistoryCounts.of(reader, members);
    List<DuplicateCandidate> rated = new ArrayList<>();
    for (DuplicatePair pair : pairs) {
      BigDecimal probability =
          BigDecimal.valueOf(pair.probability()).setScale(DECIMALS, RoundingMode.HALF_EVEN);
      long comesTogether = Math.min(history.of(pair.left()), history.of(pair.right()));
      rated.add(
          new DuplicateCandidate(
              DuplicateCandidateId.UNASSIGNED,
              pair.left(),
              pair.right(),
              probability,
              probability.multiply(BigDecimal.valueOf(1 + comesTogether)),
              changes.now(),
              null,
              Revision.NEW));
    }
    rated.sort(
        Comparator.comparing(DuplicateCandidate::expectedValue)
            .reversed()
            .thenComparing(candidate -> candidate.leftId().toString())
            .thenComparing(candidate -> candidate.rightId().toString()));
    return rated;
  }

  private boolean rate(DuplicateCandidate stored, DuplicateCandidate wanted) {
    DuplicateCandidate rated = stored.rated(wanted.probability(), wanted.expectedValue());
    if (rated.equals(stored)) {
      return false;
    }
    changes.updateKept(DuplicateCandidateFields.TYPE, rated);
    return true;
  }

  /** A scan tells nothing about customers that its actor cannot see. */
  private int remove(List<DuplicateCandidate> surplus) {
    Set<UUID> seen = new HashSet<>();
    for (List<CustomerId> chunk : Chunks.of(members(surplus))) {
      reader
          .findAll(CustomerFields.TYPE, chunk.stream().map(CustomerId::value).toList())
          .forEach(customer -> seen.add(customer.id().value()));
    }
    int removed = 0;
    for (DuplicateCandidate candidate : surplus) {
      if (seen.contains(candidate.leftId().value()) && seen.contains(candidate.rightId().value())) {
        changes.unlink(DuplicateCandidateFields.TYPE, candidate);
        removed++;
      }
    }
    return removed;
  }

  private static Set<CustomerId> pair(DuplicateCandidate candidate) {
    return Set.of(candidate.leftId(), candidate.rightId());
  }

  static Set<CustomerId> members(Collection<DuplicateCandidate> candidates) {
    Set<CustomerId> members = new LinkedHashSet<>();
    candidates.forEach(
        candidate -> members.addAll(List.of(candidate.leftId(), candidate.rightId())));
    return members;
  }
}
