package dev.crmcore.duplicates;

import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.CustomerId;
import dev.crmcore.query.AggregateRow;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Measure;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** How many interactions, deals and purchases customers have. */
final class HistoryCounts {
  private final Map<UUID, Long> byCustomer = new HashMap<>();

  private HistoryCounts() {}

  static HistoryCounts of(Reader reader, Collection<CustomerId> customers) {
    HistoryCounts counts = new HistoryCounts();
    for (List<CustomerId> chunk : Chunks.of(customers)) {
      List<UUID> ids = chunk.stream().map(CustomerId::value).toList();
      counts.add(reader, InteractionFields.TYPE, InteractionFields.CUSTOMER_ID, ids);
      counts.add(reader, DealFields.TYPE, DealFields.CUSTOMER_ID, ids);
      counts.add(reader, PurchaseFields.TYPE, PurchaseFields.CUSTOMER_ID, ids);
    }
    return counts;
  }

  private <E> void add(Reader reader, EntityType<E> type, Field<E, UUID> owner, List<UUID> ids) {
    List<AggregateRow> rows =
        reader.aggregate(
            type, Conditions.in(owner, ids), List.of(owner.name()), List.of(Measure.count()));
    for (AggregateRow row : rows) {
      UUID customer = (UUID) Objects.requireNonNull(row.keys().get(0));
      byCustomer.merge(customer, (Long) Objects.requireNonNull(row.values().get(0)), Long::sum);
    }
  }

  long of(CustomerId customer) {
    return byCustomer.getOrDefault(customer.value(), 0L);
  }
}
