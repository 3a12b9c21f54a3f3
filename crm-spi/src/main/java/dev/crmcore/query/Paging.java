package dev.crmcore.query;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldType;
import dev.crmcore.field.Folding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sorts records and cuts one page out of them, for a storage whose engine does not. Holds no more
 * than a page and one record at a time. For use by one thread.
 *
 * @param <E> the entity
 */
public final class Paging<E> {
  /** What a record is sorted by, text folded once. */
  private record Place(List<@Nullable Object> values, UUID id) {}

  private record Row<E>(E record, Place place) {}

  private final EntityType<E> type;
  private final Query<E> query;
  private final List<Field<E, ?>> fields = new ArrayList<>();
  private final @Nullable Place cursor;
  // Of what was added, the first of the page and one more; the last of them is dropped first.
  private final PriorityQueue<Row<E>> first;

  /** Begins an empty page; the query's filter is taken as already passed. */
  public Paging(Query<E> query) {
    this.type = query.filter().type();
    this.query = query;
    for (Sort sort : query.sorts()) {
      fields.add(type.requireField(sort.field()));
    }
    Keyset after = query.after();
    this.cursor = after == null ? null : place(after.values(), after.id());
    this.first =
        new PriorityQueue<>(
            query.limit() + 2,
            Collections.reverseOrder((left, right) -> compare(left.place(), right.place())));
  }

  /**
   * Returns the page of a query.
   *
   * @param records what passed the query's filter, by id ascending; those before the cursor may be
   *     among them. Without sort fields no more of them are taken than the page needs.
   */
  public static <E> Page<E> page(Query<E> query, Iterable<E> records) {
    Paging<E> paging = new Paging<>(query);
    boolean sorted = query.sorts().isEmpty();
    var source = records.iterator();
    // Asking the source for another record may mean a long search for one that passes.
    while (!(sorted && paging.hasMore()) && source.hasNext()) {
      paging.add(source.next());
    }
    return paging.page();
  }

  /** Adds a record that passed the filter, in any order. */
  public void add(E record) {
    Place place = place(values(record), type.id(record));
    if (cursor == null || compare(place, cursor) > 0) {
      first.add(new Row<>(record, place));
      if (first.size() > query.limit() + 1) {
        first.remove();
      }
    }
  }

  /** Returns the page of what was added. */
  public Page<E> page() {
    List<Row<E>> rows = new ArrayList<>(first);
    rows.sort((left, right) -> compare(left.place(), right.place()));
    List<E> items = rows.stream().limit(query.limit()).map(Row::record).toList();
    if (!hasMore()) {
      return new Page<>(items, null);
    }
    E last = items.get(items.size() - 1);
    return new Page<>(items, new Keyset(values(last), type.id(last)));
  }

  private boolean hasMore() {
    return first.size() > query.limit();
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
