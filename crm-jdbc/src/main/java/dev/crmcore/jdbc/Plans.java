package dev.crmcore.jdbc;

import static java.util.Objects.requireNonNull;

import dev.crmcore.field.EntityType;
import java.util.HashMap;
import java.util.Map;

/** What can be worked out once for each entity. Immutable and safe for all threads. */
final class Plans {
  /**
   * How one entity is read and written.
   *
   * @param <E> the entity
   */
  record Plan<E>(EntityTable<E> table, RowReader<E> reader, RowWriter<E> writer) {
    static <E> Plan<E> of(EntityTable<E> table, Dialect dialect) {
      return new Plan<>(table, new RowReader<>(table, dialect), new RowWriter<>(table, dialect));
    }
  }

  private final Schema schema;
  private final Map<String, Plan<?>> plans = new HashMap<>();

  Plans(Schema schema) {
    this.schema = schema;
    for (EntityTable<?> table : schema.tables()) {
      plans.put(table.type().name(), Plan.of(table, schema.dialect()));
    }
  }

  Schema schema() {
    return schema;
  }

  @SuppressWarnings("unchecked") // an entity's name and its Java type stand together
  <E> Plan<E> plan(EntityType<E> type) {
    Plan<?> plan = plans.get(schema.requireTable(type.name()).type().name());
    return (Plan<E>) requireNonNull(plan);
  }
}
