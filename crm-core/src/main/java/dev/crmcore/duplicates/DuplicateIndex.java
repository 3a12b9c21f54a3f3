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

  /** Returns who may be the same, itself left out, likeliest first. */
  List<CustomerId> candidates(Customer customer) {
    OfKind kind = kind(customer);
    return ids(customer, kind.index().candidatesForAll(kind.columns().values(customer)));
  }

  /** Returns marks by which {@link #candidatesSince} knows who was put later. */
  Map<CustomerKind, Integer> marks() {
    Map<CustomerKind, Integer> marks = new EnumMap<>(CustomerKind.class);
    byKind.forEach((kind, known) -> marks.put(kind, known.index().mark()));
    return marks;
  }

  /** Returns who may be the same of those who were put since, likeliest first. */
  List<CustomerId> candidatesSince(Map<CustomerKind, Integer> marks, Customer customer) {
    OfKind kind = kind(customer);
    int mark = marks.getOrDefault(customer.kind(), 0);
    return ids(customer, kind.index().candidatesSince(mark, kind.columns().values(customer)));
  }

  private static List<CustomerId> ids(Customer customer, List<CandidatePair> found) {
    return found.stream()
        .map(CandidatePair::rightId)
        .filter(id -> !id.equals(customer.id().toString()))
        .map(CustomerId::parse)
        .toList();
  }

  /** Compares two cards; nothing if they are no match, not even a possible one. */
  Optional<MatchScore> compare(Customer left, Customer right) {
    OfKind kind = kind(left);
    return kind.index()
        .compareAll(kind.columns().values(left), kind.columns().values(right))
        .filter(score -> score.decision() != MatchDecision.NON_MATCH);
  }
}
