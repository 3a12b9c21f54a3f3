package dev.crmcore.search;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Interaction;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Finds customers by what was noted about them. */
final class Timelines {
  private static final double WORTH = 0.25;
  private static final int SEARCHES = 8;

  /** A condition names no more than some thousands. */
  private static final int MOST_LEFT_OUT = 5_000;

  private final Reader reader;
  private final Condition inUse;

  Timelines(Reader reader, Condition inUse) {
    this.reader = reader;
    this.inUse = inUse;
  }

  void add(Hits hits, List<Reading> readings, int limit) {
    if (!reader.concealed(InteractionFields.TYPE).isEmpty()) {
      return;
    }
    Map<UUID, Judgement> customers = new LinkedHashMap<>();
    for (Reading reading : readings) {
      if (customers.isEmpty()) { // a slip is not looked for where there was none
        customers.putAll(customers(reading, limit));
      }
    }
    Predicate<Customer> isInUse = reader.tester(CustomerFields.TYPE, inUse);
    for (Customer customer : reader.findAll(CustomerFields.TYPE, customers.keySet())) {
      if (isInUse.test(customer)) {
        hits.add(customer, customers.get(customer.id().value()));
      }
    }
  }

  /** One customer may have more notes than one search finds, so it goes on about the others. */
  private Map<UUID, Judgement> customers(Reading reading, int limit) {
    Map<UUID, Judgement> customers = new LinkedHashMap<>();
    Set<UUID> seen = new LinkedHashSet<>();
    boolean more = true;
    for (int i = 0; more && i < SEARCHES && seen.size() < Math.min(limit, MOST_LEFT_OUT); i++) {
      Condition others = others(seen);
      Collection<UUID> found =
          reading.found(
              reading.partial(),
              query -> reader.search(InteractionFields.TYPE, query, others, limit),
              limit);
      more = found.size() >= limit;
      for (Interaction note : reader.findAll(InteractionFields.TYPE, found)) {
        UUID customer = Objects.requireNonNull(note.customerId()).value();
        seen.add(customer);
        Judgement judgement =
            Judgement.of(SearchedText.of(InteractionFields.TYPE, note), List.of(reading));
        if (judgement != null) {
          customers.merge(customer, noted(judgement), Timelines::better);
        }
      }
    }
    return customers;
  }

  private static Condition others(Set<UUID> seen) {
    Condition placed = Conditions.missing(InteractionFields.CUSTOMER_ID).negate();
    return seen.isEmpty()
        ? placed
        : Conditions.all(placed, Conditions.in(InteractionFields.CUSTOMER_ID, seen).negate());
  }

  private static Judgement better(Judgement one, Judgement other) {
    return other.score() > one.score() ? other : one;
  }

  private static Judgement noted(Judgement judgement) {
    return new Judgement(
        judgement.score() * WORTH,
        judgement.match(),
        judgement.highlights().stream()
            .map(
                place ->
                    new Highlight(
                        InteractionFields.TYPE.name() + "s." + place.field(),
                        place.text(),
                        place.spans()))
            .toList(),
        judgement.forms());
  }
}
