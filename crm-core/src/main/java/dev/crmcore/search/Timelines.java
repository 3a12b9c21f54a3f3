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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** Finds customers by what was noted about them. */
final class Timelines {
  private static final double WORTH = 0.25;

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
      if (!customers.isEmpty()) {
        break; // a slip is not looked for where there was none
      }
      Collection<UUID> found =
          reading.found(
              reading.partial(),
              query -> reader.search(InteractionFields.TYPE, query, Conditions.everyone(), limit),
              limit);
      for (Interaction note : reader.findAll(InteractionFields.TYPE, found)) {
        Judgement judgement =
            Judgement.of(SearchedText.of(InteractionFields.TYPE, note), List.of(reading));
        if (judgement != null) {
          customers.merge(note.customerId().value(), noted(judgement), Timelines::better);
        }
      }
    }
    Predicate<Customer> isInUse = reader.tester(CustomerFields.TYPE, inUse);
    for (Customer customer : reader.findAll(CustomerFields.TYPE, customers.keySet())) {
      if (isInUse.test(customer)) {
        hits.add(customer, customers.get(customer.id().value()));
      }
    }
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
