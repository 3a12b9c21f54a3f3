package dev.crmcore.duplicates;

import dev.crmcore.duplicates.DuplicateIndex.Sought;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.CustomerKind;
import dev.crmcore.model.ImportRunId;
import dev.crmcore.model.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The check on entry within one piece of work, such as a batch of an import: newcomers are compared
 * with stored customers as the actor sees them, and with the newcomers before them. Used by one
 * thread; for services of the library.
 */
public final class EntryCheck {
  private final Reader reader;
  private final DuplicateIndex index;
  private final Map<CustomerId, Customer> cards = new HashMap<>();
  private final Set<CustomerId> asked = new HashSet<>();
  private final Map<CustomerId, Prefetched> prefetched = new HashMap<>();
  private Map<CustomerKind, Integer> marks = Map.of();
  private final List<CustomerId> added = new ArrayList<>();

  /** What is known of a newcomer: its values, and whom it may be of those who were there first. */
  private record Prefetched(Sought sought, List<CustomerId> candidates) {}

  /**
   * Prepares a check.
   *
   * @throws InvalidInputException if the index is another tenant's
   */
  public EntryCheck(Reader reader, TenantId tenant, DuplicateIndex index) {
    requireTenant(index, tenant);
    this.reader = reader;
    this.index = index;
  }

  static void requireTenant(DuplicateIndex index, TenantId tenant) {
    if (!index.tenant().equals(tenant)) {
      throw new InvalidInputException("E_TENANT", "The index is of another tenant. Make one here.");
    }
  }

  /**
   * Reads at once what checking these customers will ask for. Who they may be among those who are
   * in the index by now is not asked a second time.
   */
  public void prefetch(Collection<Customer> newcomers) {
    prefetched.clear();
    marks = index.marks();
    Set<CustomerId> wanted = new LinkedHashSet<>();
    for (Customer newcomer : newcomers) {
      Sought sought = index.sought(newcomer);
      List<CustomerId> candidates = index.candidates(sought);
      prefetched.put(newcomer.id(), new Prefetched(sought, candidates));
      wanted.addAll(candidates);
    }
    read(wanted);
  }

  private List<CustomerId> candidates(Prefetched known) {
    List<CustomerId> later =
        index.marks().equals(marks) ? List.of() : index.candidatesSince(marks, known.sought());
    if (later.isEmpty()) {
      return known.candidates();
    }
    Set<CustomerId> all = new LinkedHashSet<>(known.candidates());
    all.addAll(later);
    return List.copyOf(all);
  }

  /** Returns who a customer may be, itself left out, the likeliest first. */
  public List<DuplicatePair> check(Customer customer) {
    Prefetched known = prefetched.get(customer.id());
    Sought sought = known == null ? index.sought(customer) : known.sought();
    List<CustomerId> candidates = known == null ? index.candidates(sought) : candidates(known);
    read(candidates);
    List<DuplicatePair> found = new ArrayList<>();
    for (CustomerId candidate : candidates) {
      Customer card = cards.get(candidate);
      if (card != null) {
        index
            .compare(sought, card)
            .ifPresent(
                score ->
                    found.add(
                        new DuplicatePair(
                            customer.id(), card.id(), score.probability(), score.decision())));
      }
    }
    found.sort(Comparator.comparingDouble(DuplicatePair::probability).reversed());
    return found;
  }

  private void read(Collection<CustomerId> ids) {
    Set<CustomerId> unknown = new LinkedHashSet<>(ids);
    unknown.removeAll(asked);
    if (!unknown.isEmpty()) {
      asked.addAll(unknown);
      cards.putAll(CustomersInUse.of(reader, unknown));
    }
  }

  /** Takes a newcomer that will be stored, so that those after it are compared with it. */
  public void remember(Customer newcomer) {
    index.put(newcomer);
    cards.put(newcomer.id(), newcomer);
    asked.add(newcomer.id());
    added.add(newcomer.id());
  }

  /**
   * Puts pairs of newcomers that are stored by now into the review queue, as far as it has room.
   * What was decided or put there before is honoured.
   *
   * @param run the import that found them, or null
   * @return how many pairs were added
   */
  public static int queue(
      ChangeSet changes, List<DuplicatePair> possible, @Nullable ImportRunId run) {
    return possible.isEmpty()
        ? 0
        : new QueueFilling(changes).add(possible, run, ReviewQueue.CAPACITY);
  }

  /** Says that nothing more is asked; only who was added is still known. */
  public void end() {
    cards.clear();
    asked.clear();
    prefetched.clear();
  }

  /** Takes the newcomers out of the index again, because they were not stored after all. */
  public void forget() {
    added.forEach(index::remove);
    added.clear();
  }
}
