package dev.crmcore.duplicates;

import static java.util.Objects.requireNonNull;

import dev.crmcore.dedup.MatchIndex;
import dev.crmcore.matching.CandidatePair;
import dev.crmcore.matching.MatchDecision;
import dev.crmcore.matching.MatchScore;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.CustomerKind;
import dev.crmcore.model.TenantId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All customers of a tenant, ready for the check on entry: milliseconds instead of a scan for each
 * newcomer. Made by {@link Duplicates#index()}, which matches all customers once, and kept by the
 * host for as long as it likes; nothing of it is stored. About 1 KB of memory for each customer.
 *
 * <p>It knows of changes when it is told by {@link Duplicates#refresh}. A check compares the cards
 * as they are stored at that moment and as the actor sees them, so a customer that was merged,
 * archived or concealed since is not found, and one that was added since is found once it was told
 * of. How rare values are follows the customers at the time the index was made: make it anew when
 * there are half as many more. How much evidence a match needs follows their number.
 *
 * <p>Safe for all threads; one call at a time.
 */
public final class DuplicateIndex {
  private final TenantId tenant;
  private final Map<CustomerKind, OfKind> byKind = new EnumMap<>(CustomerKind.class);

  /** The customers of one kind, and which of their values take part. */
  record OfKind(MatchIndex index, CustomerColumns columns) {}

  DuplicateIndex(TenantId tenant, Map<CustomerKind, OfKind> byKind) {
    this.tenant = tenant;
    this.byKind.putAll(byKind);
  }

  /** Returns whose customers these are. */
  public TenantId tenant() {
    return tenant;
  }

  /** Returns how many customers are in the index. */
  public int size() {
    return byKind.values().stream().mapToInt(kind -> kind.index().size()).sum();
  }

  private OfKind kind(Customer customer) {
    return requireNonNull(byKind.get(customer.kind()));
  }

  /** Takes a card as it is now. */
  void put(Customer customer) {
    OfKind kind = kind(customer);
    kind.index().putAll(customer.id().toString(), kind.columns().values(customer));
  }

  void remove(CustomerId id) {
    byKind.values().forEach(kind -> kind.index().remove(id.toString()));
  }

  /** A card that is asked about several times. */
  record Sought(OfKind kind, CustomerId id, CustomerKind of, MatchIndex.Probe probe) {}

  /** Looks up the values of a card. */
  Sought sought(Customer customer) {
    OfKind kind = kind(customer);
    return new Sought(
        kind, customer.id(), customer.kind(), kind.index().probe(kind.columns().values(customer)));
  }

  /** Returns who may be the same, itself left out, likeliest first. */
  List<CustomerId> candidates(Sought sought) {
    return ids(sought, sought.kind().index().candidates(sought.probe()));
  }

  /** Returns marks by which {@link #candidatesSince} knows who was put later. */
  Map<CustomerKind, Integer> marks() {
    Map<CustomerKind, Integer> marks = new EnumMap<>(CustomerKind.class);
    byKind.forEach((kind, known) -> marks.put(kind, known.index().mark()));
    return marks;
  }

  /** Returns who may be the same of those who were put since, likeliest first. */
  List<CustomerId> candidatesSince(Map<CustomerKind, Integer> marks, Sought sought) {
    int mark = marks.getOrDefault(sought.of(), 0);
    return ids(sought, sought.kind().index().candidatesSince(mark, sought.probe()));
  }

  private static List<CustomerId> ids(Sought sought, List<CandidatePair> found) {
    String itself = sought.id().toString();
    return found.stream()
        .map(CandidatePair::rightId)
        .filter(id -> !id.equals(itself))
        .map(CustomerId::parse)
        .toList();
  }

  /** Compares two cards; nothing if they are no match, not even a possible one. */
  Optional<MatchScore> compare(Sought left, Customer right) {
    OfKind kind = left.kind();
    return kind.index()
        .compare(left.probe(), kind.columns().values(right))
        .filter(score -> score.decision() != MatchDecision.NON_MATCH);
  }
}
