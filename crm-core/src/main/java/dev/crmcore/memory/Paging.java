package dev.crmcore.memory;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldType;
import dev.crmcore.field.Folding;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Query;
import dev.crmcore.query.Sort;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sorts what passed a filter and cuts one page out of it. */
final class Paging<E> {
  /** A record with the values it is sorted by, text folded once. The cursor has no record. */
  private record Row<E>(@Nullable E entity, List<@Nullable Object> values, UUID id) {}

  private final EntityType<E> type;
  private final Query<E> query;
  private final List<Field<E, ?>> fields = new ArrayList<>();

  private Paging(Query<E> query) {
    this.type = query.filter().type();
    this.query = query;
    for (Sort sort : query.sorts()) {
      fields.add(type.requireField(sort.field()));
    }
  }

  static <E> Page<E> page(Query<E> query, Iterable<E> matches) {
    return new Paging<>(query).page(matches);
  }

  private Page<E> page(Iterable<E> matches) {
    Keyset after = query.after();
    Row<E> cursor = after == null ? null : new Row<>(null, folded(after.values()), after.id());
    // One more than the page shows whether another follows; the greatest is dropped first.
    PriorityQueue<Row<E>> least =
        new PriorityQueue<>(query.limit() + 2, Collections.reverseOrder(this::compare));
    for (E entity : matches) {
      Row<E> row = new Row<>(entity, folded(values(entity)), type.id(entity));
      if (cursor == null || compare(row, cursor) > 0) {
        least.add(row);
        if (least.size() > query.limit() + 1) {
          least.remove();
        } else if (fields.isEmpty() && least.size() > query.limit()) {
          // Without sort fields the records come in the order of the page.
          break;
        }
      }
    }
    return cut(least);
  }

  private Page<E> cut(PriorityQueue<Row<E>> least) {
    List<Row<E>> rows = new ArrayList<>(least);
    rows.sort(this::compare);
    boolean more = rows.size() > query.limit();
    List<E> items = new ArrayList<>();
    for (Row<E> row : more ? rows.subList(0, query.limit()) : rows) {
      E entity = row.entity();
      if (entity != null) {
        items.add(entity);
      }
    }
    if (!more) {
      return new Page<>(items, null);
    }
    E last = items.get(items.size() - 1);
    return new Page<>(items, new Keyset(values(last), type.id(last)));
  }

  private List<@Nullable Object> values(E entity) {
    List<@Nullable Object> values = new ArrayList<>(fields.size());
    fields.forEach(field -> values.add(field.get(entity)));
    return values;
  }

  private List<@Nullable Object> folded(List<@Nullable Object> values) {
    List<@Nullable Object> folded = new ArrayList<>(values);
    for (int i = 0; i < folded.size(); i++) {
      Object value = folded.get(i);
      if (value != null && fields.get(i).kind() == FieldKind.TEXT) {
        folded.set(i, Folding.fold((String) value));
      }
    }
    return folded;
  }

  private int compare(Row<E> left, Row<E> right) {
    for (int i = 0; i < fields.size(); i++) {
      boolean descending = query.sorts().get(i).descending();
      int order = compare(fields.get(i), left.values().get(i), right.values().get(i), descending);
      if (order != 0) {
        return order;
      }
    }
    return FieldType.ID.compare(left.id(), right.id());
  }

  private static int compare(
      Field<?, ?> field, @Nullable Object left, @Nullable Object right, boolean descending) {
    if (left == null || right == null) {
      return Boolean.compare(left == null, right == null);
    }
    // Folded text is compared as it is.
    FieldType<?> type = field.kind() == FieldKind.TEXT ? FieldType.CODE : field.type();
    Comparator<Object> order = order(type);
    return descending ? order.compare(right, left) : order.compare(left, right);
  }

  private static <V> Comparator<Object> order(FieldType<V> type) {
    return (left, right) -> type.compare(type.cast(left), type.cast(right));
  }
}
