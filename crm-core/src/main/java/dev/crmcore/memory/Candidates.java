package dev.crmcore.memory;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldType;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which records may satisfy a condition: those under the right key of an index where the condition
 * demands one, else all.
 */
final class Candidates {
  private Candidates() {}

  static <E> Iterable<E> of(Table<E> table, Condition condition) {
    return demanded(table, condition)
        .<Iterable<E>>map(ids -> records(table, ids))
        .orElseGet(() -> table.rows().values());
  }

  static <E> List<E> records(Table<E> table, Collection<UUID> ids) {
    List<E> records = new ArrayList<>(ids.size());
    for (UUID id : ids) {
      E record = table.get(id);
      if (record != null) {
        records.add(record);
      }
    }
    return records;
  }

  /** Returns the ids that a condition narrows the answer to, in order, if an index can tell. */
  private static Optional<Collection<UUID>> demanded(Table<?> table, Condition condition) {
    if (condition instanceof Condition.All all) {
      return all.parts().stream()
          .map(part -> demanded(table, part))
          .flatMap(Optional::stream)
          .findFirst();
    }
    return condition instanceof Condition.Compare compare
            && (compare.operator() == Operator.EQ || compare.operator() == Operator.IN)
        ? demanded(table, compare)
        : Optional.empty();
  }

  private static Optional<Collection<UUID>> demanded(Table<?> table, Condition.Compare compare) {
    boolean byId = compare.field().equals(EntityType.ID);
    if (!byId && !table.hasIndex(compare.field())) {
      return Optional.empty();
    }
    Field<?, ?> field = table.type().requireField(compare.field());
    SortedTree<UUID, Boolean> ids = SortedTree.empty(FieldType.ID::compare);
    for (Operand operand : compare.operands()) {
      Object value = ((Operand.Literal) operand).value();
      if (byId) {
        ids = ids.with((UUID) value, true);
      } else {
        for (UUID id : table.holders(field.name(), Index.keyOf(field.type(), value)).keys()) {
          ids = ids.with(id, true);
        }
      }
    }
    List<UUID> ordered = new ArrayList<>(ids.size());
    ids.keys().forEach(ordered::add);
    return Optional.of(ordered);
  }
}
