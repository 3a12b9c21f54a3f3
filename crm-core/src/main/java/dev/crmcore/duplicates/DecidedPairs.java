package dev.crmcore.duplicates;

import dev.crmcore.gateway.Reader;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DuplicateDecision;
import dev.crmcore.model.DuplicateVerdict;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What follows for a pair from what people said about it and from merges that were undone. */
final class DecidedPairs {
  private final PairDecisions decisions;
  private final Supplier<UndoneMerges> source;
  private @Nullable UndoneMerges undone;

  DecidedPairs(PairDecisions decisions, Supplier<UndoneMerges> source) {
    this.decisions = decisions;
    this.source = source;
  }

  /** Reads what concerns any pair. */
  static DecidedPairs all(Reader reader) {
    return new DecidedPairs(PairDecisions.all(reader), () -> UndoneMerges.read(reader));
  }

  /** Reads what concerns pairs of these customers. */
  static DecidedPairs among(Reader reader, Collection<CustomerId> customers) {
    return new DecidedPairs(
        PairDecisions.among(reader, customers), () -> UndoneMerges.read(reader));
  }

  /** Undone merges are few, but their records are large: read when it is certain that one asks. */
  private UndoneMerges undone() {
    UndoneMerges known = undone;
    if (known == null) {
      known = source.get();
      undone = known;
    }
    return known;
  }

  /** Returns the pairs that something is known about. */
  Set<Set<CustomerId>> pairs() {
    Set<Set<CustomerId>> pairs = new HashSet<>(decisions.pairs());
    pairs.addAll(undone().pairs());
    return pairs;
  }

  /** Tells whether nobody needs to look at a pair again. */
  boolean isSettled(CustomerId left, CustomerId right) {
    Optional<DuplicateDecision> standing = decisions.standing(left, right);
    return standing
            .filter(decision -> decision.verdict() == DuplicateVerdict.NOT_DUPLICATE)
            .isPresent()
        || standing.filter(decision -> isOne(left, right, decision)).isPresent();
  }

  /** Tells whether two must not be joined by the library itself. */
  boolean keepsApart(CustomerId left, CustomerId right) {
    return decisions
        .standing(left, right)
        .map(decision -> !isOne(left, right, decision))
        .orElseGet(() -> undone().of(Set.of(left, right)).isPresent());
  }

  /** Who says "one" before a merge that was undone cannot have known why it was. */
  private boolean isOne(CustomerId left, CustomerId right, DuplicateDecision standing) {
    return standing.verdict() == DuplicateVerdict.DUPLICATE
        && undone()
            .of(Set.of(left, right))
            .filter(at -> !standing.decidedAt().isAfter(at))
            .isEmpty();
  }

  /** Tells whether a pair is put off to a day that has not come. */
  boolean isPutOff(CustomerId left, CustomerId right, LocalDate today) {
    return decisions
        .standing(left, right)
        .map(DuplicateDecision::until)
        .filter(until -> until.isAfter(today))
        .isPresent();
  }
}
