package dev.crmcore.storage.mvstore;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldType;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Which records may satisfy a condition: those under a text of an index where the condition demands
 * one, else all. The evaluator then says which of them do.
 */
final class Candidates {
  private Candidates() {}

  /** Returns the ids that a condition narrows the answer to, in order, if an index can tell. */
  static Optional<SortedSet<UUID>> of(Table<?> table, Condition condition) {
    if (condition instanceof Condition.All all) {
      return all.parts().stream()
          .map(part -> of(table, part))
          .flatMap(Optional::stream)
          .findFirst();
    }
    return condition instanceof Condition.Compare compare
            && (compare.operator() == Operator.EQ || compare.operator() == Operator.IN)
        ? equal(table, compare)
        : Optional.empty();
  }

  private static Optional<SortedSet<UUID>> equal(Table<?> table, Condition.Compare compare) {
    boolean byId = compare.field().equals(EntityType.ID);
    if (!byId && !table.hasIndex(compare.field())) {
      return Optional.empty();
    }
    Field<?, ?> field = table.type().requireField(compare.field());
    SortedSet<UUID> ids = new TreeSet<>(FieldType.ID::compare);
    for (Operand operand : compare.operands()) {
      Object value = ((Operand.Literal) operand).value();
      if (byId) {
        ids.add(FieldType.ID.cast(value));
      } else {
        ids.addAll(table.holders(field.name(), Index.text(field.type(), value)));
      }
    }
    return Optional.of(ids);
  }
}
