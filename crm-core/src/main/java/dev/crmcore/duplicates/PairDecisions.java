package dev.crmcore.duplicates;

import dev.crmcore.catalogue.DuplicateDecisionFields;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DuplicateDecision;
import dev.crmcore.model.DuplicateDecisionId;
import dev.crmcore.model.DuplicateVerdict;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What people said about pairs of customers, and which of it stands.
 *
 * <p>A word overrules what was said about the same pair before it. Merging can bring words together
 * that knew nothing of each other: "A and C differ" and "B and C are one" are both about the
 * survivor of A and B. Then the most careful one stands, because joining two wrongly costs more
 * than asking once more: NOT_DUPLICATE before LATER before DUPLICATE, the youngest of its kind. So
 * it is with two words that were said at the same time.
 *
 * <p>Read whether or not the actor may see the decisions, unless said otherwise: they bind
 * everybody. Does not change once it is read.
 */
public final class PairDecisions {
  private static final EntityType<DuplicateDecision> TYPE = DuplicateDecisionFields.TYPE;

  private static final Comparator<DuplicateDecision> BY_AGE =
      Comparator.comparing(DuplicateDecision::decidedAt)
          .thenComparing(decision -> decision.id().toString());

  private static final List<DuplicateVerdict> MOST_CAREFUL_FIRST =
      List.of(DuplicateVerdict.NOT_DUPLICATE, DuplicateVerdict.LATER, DuplicateVerdict.DUPLICATE);

  private final Map<Set<CustomerId>, List<DuplicateDecision>> byPair = new HashMap<>();

  private PairDecisions() {}

  /** Reads all decisions there are. */
  static PairDecisions all(Reader reader) {
    return read(add -> reader.scanUnseen(TYPE, Conditions.everyone(), add));
  }

  /** Reads the decisions about pairs of these customers. */
  public static PairDecisions among(Reader reader, Collection<CustomerId> customers) {
    return read(add -> reader.scanUnseen(TYPE, between(customers), add));
  }

  /** Reads those of them that the actor may see, to show them. */
  static PairDecisions seen(Reader reader, Collection<CustomerId> customers) {
    return read(add -> reader.scan(TYPE, between(customers), add));
  }

  private static Condition between(Collection<CustomerId> customers) {
    List<UUID> ids = customers.stream().map(CustomerId::value).distinct().toList();
    return ids.isEmpty()
        ? Conditions.nobody()
        : Conditions.all(
            Conditions.in(DuplicateDecisionFields.LEFT_ID, ids),
            Conditions.in(DuplicateDecisionFields.RIGHT_ID, ids));
  }

  private static PairDecisions read(Consumer<Consumer<DuplicateDecision>> source) {
    PairDecisions decisions = new PairDecisions();
    source.accept(decisions::add);
    decisions.byPair.values().forEach(said -> said.sort(BY_AGE));
    return decisions;
  }

  /** Takes decisions in any order. */
  static PairDecisions of(Collection<DuplicateDecision> decisions) {
    return read(decisions::forEach);
  }

  private void add(DuplicateDecision decision) {
    if (!decision.leftId().equals(decision.rightId())) {
      byPair
          .computeIfAbsent(Set.of(decision.leftId(), decision.rightId()), pair -> new ArrayList<>())
          .add(decision);
    }
  }

  /** Returns the pairs that something was said about. */
  Set<Set<CustomerId>> pairs() {
    return byPair.keySet();
  }

  /** Returns all that was said about a pair, the oldest first. */
  List<DuplicateDecision> on(CustomerId left, CustomerId right) {
    return left.equals(right)
        ? List.of()
        : List.copyOf(byPair.getOrDefault(Set.of(left, right), List.of()));
  }

  /** Returns what stands of it. */
  Optional<DuplicateDecision> standing(CustomerId left, CustomerId right) {
    List<DuplicateDecision> said = on(left, right);
    Set<DuplicateDecisionId> overruled = new HashSet<>();
    said.forEach(decision -> overruled.addAll(decision.overrules()));
    return said.stream()
        .filter(decision -> !overruled.contains(decision.id()))
        .min(
            Comparator.<DuplicateDecision>comparingInt(
                    decision -> MOST_CAREFUL_FIRST.indexOf(decision.verdict()))
                .thenComparing(BY_AGE.reversed()));
  }

  /** Returns the standing decisions that call two customers different, the oldest first. */
  public List<DuplicateDecision> different() {
    return byPair.values().stream()
        .map(said -> standing(said.get(0).leftId(), said.get(0).rightId()).orElseThrow())
        .filter(decision -> decision.verdict() == DuplicateVerdict.NOT_DUPLICATE)
        .sorted(BY_AGE)
        .toList();
  }
}
