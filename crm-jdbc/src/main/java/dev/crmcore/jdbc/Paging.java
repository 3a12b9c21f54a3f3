package dev.crmcore.jdbc;

import dev.crmcore.field.FieldKind;
import dev.crmcore.model.Money;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Sort;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order and a place in it. What follows a place is cut into stretches, each of which an index
 * can deliver in order: first what is equal in all keys, then what is equal in all but the last,
 * and so on; a single predicate with {@code OR} would be sorted.
 */
final class Paging {
  /**
   * One stretch.
   *
   * @param where a predicate, or null for everything
   * @param order the order inside
   * @param lead what is ordered by first
   * @param descending whether the greatest of it come first
   */
  record Stretch(@Nullable Sql where, Sql order, Sql lead, boolean descending) {}

  /** One expression of the order. */
  private record Key(Sql expression, boolean descending, boolean nullable, @Nullable Object after) {
    Sql order() {
      Sql order = Sql.of("").append(expression).append(descending ? " DESC" : "");
      return nullable ? order.append(" NULLS LAST") : order;
    }

    Sql equal() {
      Sql equal = Sql.of("").append(expression);
      return after == null ? equal.append(" IS NULL") : equal.append(" = ").bind(after);
    }
  }

  private final List<Key> keys = new ArrayList<>();
  private final String id;
  private final @Nullable Keyset after;
  private final Cell idCell;

  Paging(EntityTable<?> table, String alias, String id, List<Sort> sorts, @Nullable Keyset after) {
    this.id = id;
    this.idCell = table.term(alias, EntityTable.ID).cell();
    this.after = after;
    for (int i = 0; i < sorts.size(); i++) {
      Sort sort = sorts.get(i);
      Object value = after == null ? null : after.values().get(i);
      add(table.term(alias, sort.field()), sort.descending(), value);
    }
  }

  private void add(Term term, boolean descending, @Nullable Object value) {
    Sql currency = term.currency();
    if (currency != null) {
      Money money = (Money) value;
      String code = money == null ? null : money.currency().getCurrencyCode();
      keys.add(new Key(currency, descending, term.nullable(), code));
      keys.add(
          new Key(term.key(), descending, term.nullable(), money == null ? null : money.minor()));
    } else if (term.type().kind() == FieldKind.CHOICE) {
      Object place = value == null ? null : term.place(value);
      keys.add(new Key(ordinal(term), descending, term.nullable(), place));
    } else {
      Object bound = value == null ? null : term.cell().toColumn(term.type().cast(value));
      keys.add(new Key(term.key(), descending, term.nullable(), bound));
    }
  }

  /** Constants are stored by name and ordered as declared. */
  private static Sql ordinal(Term term) {
    Sql place = Sql.of("CASE ").append(term.key());
    int next = 0;
    for (Object constant : term.type().choices()) {
      place.append(" WHEN ").bind(term.cell().toColumn(constant)).append(" THEN " + next++);
    }
    return place.append(" END");
  }

  List<Stretch> stretches() {
    Keyset place = after;
    if (place == null) {
      return List.of(stretch(null, 0));
    }
    List<Stretch> stretches = new ArrayList<>();
    stretches.add(
        stretch(
            equalBefore(keys.size()).append(id + " > ").bind(idCell.toColumn(place.id())),
            keys.size()));
    for (int depth = keys.size() - 1; depth >= 0; depth--) {
      addFollowing(depth, stretches);
    }
    return stretches;
  }

  private Stretch stretch(@Nullable Sql where, int depth) {
    return depth == keys.size()
        ? new Stretch(where, orderFrom(depth), Sql.of(id), false)
        : new Stretch(
            where, orderFrom(depth), keys.get(depth).expression(), keys.get(depth).descending());
  }

  private void addFollowing(int depth, List<Stretch> stretches) {
    Key key = keys.get(depth);
    if (key.after() == null) {
      return; // what is missing comes last, so nothing follows it
    }
    stretches.add(
        stretch(
            equalBefore(depth)
                .append(key.expression())
                .append(key.descending() ? " < " : " > ")
                .bind(key.after()),
            depth));
    if (key.nullable()) {
      stretches.add(
          stretch(equalBefore(depth).append(key.expression()).append(" IS NULL"), depth + 1));
    }
  }

  /** Returns that all keys before one are equal, ready for one more predicate. */
  private Sql equalBefore(int depth) {
    Sql equal = Sql.of("");
    for (Key key : keys.subList(0, depth)) {
      equal.append(key.equal()).append(" AND ");
    }
    return equal;
  }

  private Sql orderFrom(int depth) {
    Sql order = Sql.of(" ORDER BY ");
    for (Key key : keys.subList(depth, keys.size())) {
      order.append(key.order()).append(", ");
    }
    return order.append(id);
  }
}
