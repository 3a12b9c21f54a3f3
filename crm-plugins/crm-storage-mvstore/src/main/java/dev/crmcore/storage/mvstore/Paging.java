package dev.crmcore.storage.mvstore;

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
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sorts records and cuts one page out of them, holding no more than a page at a time. */
final class Paging<E> {
  /** What a record is sorted by, text folded once. */
  private record Place(List<@Nullable Object> values, UUID id) {}

  private record Row<E>(E record, Place place) {}

  private final EntityType<E> type;
  private final Query<E> query;
  private final List<Field<E, ?>> fields = new ArrayList<>();

  Paging(Query<E> query) {
    this.type = query.filter().type();
    this.query = query;
    for (Sort sort : query.sorts()) {
      fields.add(type.requireField(sort.field()));
    }
  }

  /** Returns the page of records that come by id and begin, at the latest, where the page does. */
  Page<E> page(Iterable<E> records) {
    Keyset after = query.after();
    Place cursor = after == null ? null : place(after.values(), after.id());
    // One more than the page shows whether another follows; the greatest is dropped first.
    PriorityQueue<Row<E>> least =
        new PriorityQueue<>(
            query.limit() + 2,
            Collections.reverseOrder((left, right) -> compare(left.place(), right.place())));
    // Without sort fields the records come in the order of the page, and its end is the end.
    boolean sorted = fields.isEmpty();
    Iterator<E> source = records.iterator();
    while (source.hasNext() && !(sorted && least.size() > query.limit())) {
      E record = source.next();
      Place place = place(values(record), type.id(record));
      if (cursor == null || compare(place, cursor) > 0) {
        least.add(new Row<>(record, place));
        if (least.size() > query.limit() + 1) {
          least.remove();
        }
      }
    }
    return cut(least);
  }

  private Page<E> cut(PriorityQueue<Row<E>> least) {
    boolean more = least.size() > query.limit();
    if (more) {
      least.remove();
    }
    List<E> items = new ArrayList<>();
    while (!least.isEmpty()) {
      items.add(least.remove().record());
    }
    Collections.reverse(items);
    if (!more) {
      return new Page<>(items, null);
    }
    E last = items.get(items.size() - 1);
    return new Page<>(items, new Keyset(values(last), type.id(last)));
  }

  private List<@Nullable Object> values(E record) {
    List<@Nullable Object> values = new ArrayList<>(fields.size());
    fields.forEach(field -> values.add(field.get(record)));
    return values;
  }

  private Place place(List<@Nullable Object> values, UUID id) {
    List<@Nullable Object> folded = new ArrayList<>(values);
    for (int i = 0; i < folded.size(); i++) {
      Object value = folded.get(i);
      if (value != null && fields.get(i).kind() == FieldKind.TEXT) {
        folded.set(i, Folding.fold((String) value));
      }
    }
    return new Place(folded, id);
  }

  private int compare(Place left, Place right) {
    for (int i = 0; i < fields.size(); i++) {
      boolean descending = query.sorts().get(i).descending();
      // Folded text is compared as it is.
      FieldType<?> fieldType = fields.get(i).type();
      FieldType<?> order = fieldType.kind() == FieldKind.TEXT ? FieldType.CODE : fieldType;
      int result = compare(order, left.values().get(i), right.values().get(i), descending);
      if (result != 0) {
        return result;
      }
    }
    return FieldType.ID.compare(left.id(), right.id());
  }

  private static <V> int compare(
      FieldType<V> order, @Nullable Object left, @Nullable Object right, boolean descending) {
    if (left == null || right == null) {
      // What is missing comes last in both directions.
      return Boolean.compare(left == null, right == null);
    }
    V first = order.cast(descending ? right : left);
    V second = order.cast(descending ? left : right);
    return order.compare(first, second);
  }
}
