package dev.crmcore.jdbc;

import static dev.crmcore.jdbc.Names.quoted;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Condition.All;
import dev.crmcore.query.Condition.Any;
import dev.crmcore.query.Condition.Compare;
import dev.crmcore.query.Condition.Has;
import dev.crmcore.query.Condition.Missing;
import dev.crmcore.query.Condition.Not;
import dev.crmcore.query.Condition.Related;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Sort;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The records of one table that pass a condition, as the part of a statement from {@code FROM} on.
 *
 * <p>Engines ask {@code EXISTS} once for each record, which is slow where few records have such an
 * element. Where a condition asks for an element that an index finds, {@link #byId} therefore walks
 * along that index, which has the owners in the order of their ids. What no index finds is {@link
 * #asked} once for all records, unless few of them come up.
 */
final class Selection {
  /** Up to so many owners of an element, it pays to collect them before anything else. */
  private static final int FEW = 1000;

  /** Up to so many records, it is quicker to ask for each than once for all. */
  private static final int EACH = 10_000;

  /** So many records are tried one by one for a page before all are asked about. */
  private static final int TRIED = 20_000;

  static final String TRIED_ALIAS = "first";
  static final String TRIED_ID = TRIED_ALIAS + "." + quoted(EntityTable.ID);

  /** What an index answers; the rest asks every value. */
  private static final Set<Operator> LOOKED_UP =
      EnumSet.complementOf(
          EnumSet.of(Operator.NE, Operator.CONTAINS, Operator.ENDS_WITH, Operator.WITHIN));

  private static final String FOUND = "found";
  private static final String FOUND_ID = "found_id";

  private static final UUID LEAST_ID = new UUID(0, 0);

  private final Schema schema;
  private final String tenant;
  private final EntityTable<?> table;
  private final List<Condition> parts;
  private final ConditionSql.Aliases aliases = new ConditionSql.Aliases();
  private final String alias = aliases.next();
  private final int tried;

  /** An element that an index finds, and the collection it stands in. */
  private record Driver(Has has, ChildTable<?, ?> child) {}

  /**
   * The rest of a statement.
   *
   * @param from from {@code FROM} on, conditions included
   * @param id the expression to order by and to compare with an id
   * @param group what makes a record appear once; follows all conditions
   */
  record From(Sql from, String id, String group) {}

  /**
   * How far records are tried.
   *
   * @param lead what the first record that is not tried is ordered by first; null where it is
   *     missing
   */
  record Bound(@Nullable Object lead) {}

  Selection(Schema schema, String tenant, EntityTable<?> table, Condition condition) {
    this(schema, tenant, table, condition, TRIED);
  }

  Selection(Schema schema, String tenant, EntityTable<?> table, Condition condition, int tried) {
    this.tried = tried;
    this.schema = schema;
    this.tenant = tenant;
    this.table = table;
    this.parts = Conjuncts.of(condition);
  }

  /** Returns how to ask about what belongs to the records. */
  Asked asked(SqlConnection connection) throws SQLException {
    if (schema.dialect().ordersJoins() && parts.stream().noneMatch(this::isMeasured)) {
      return Asked.EACH; // what only has to be there or not is a join, which the engine orders
    }
    Optional<Driver> driver = driver();
    List<Condition> rest = new ArrayList<>(parts);
    driver.ifPresent(found -> rest.remove(found.has()));
    if (rest.stream().noneMatch(Conjuncts::asksOthers)) {
      return Asked.EACH;
    }
    if (driver.isPresent() && isAtMost(connection, EACH, elements(driver.get(), aliases.next()))) {
      return Asked.EACH;
    }
    for (Condition part : parts) {
      if (isFound(part) && isAtMost(connection, EACH, records(part))) {
        return Asked.EACH;
      }
    }
    return Asked.ONCE;
  }

  private boolean isMeasured(Condition part) {
    return part instanceof Related related
        && !new RelatedSql(schema, tenant, aliases, table, related).isDecidedByTheFirst();
  }

  /** Returns the records of an index, by one condition alone. */
  private Sql records(Condition part) {
    return start().append(" AND ").append(conditions(Asked.EACH).translate(part));
  }

  /** Returns the records in a way that is quick to order by id, or to count. */
  From byId(Asked asked) {
    Optional<Driver> driver = driver();
    if (driver.isEmpty()) {
      return walked(asked);
    }
    ChildTable<?, ?> child = driver.get().child();
    String element = aliases.next();
    String owner = element + "." + quoted(child.owner());
    Sql sql =
        Sql.of(" FROM " + child.sql() + " AS " + element)
            .append(" CROSS JOIN " + table.sql() + " AS " + alias)
            .append(" ON " + column(EntityTable.TENANT) + " = ")
            .bind(tenant)
            .append(" AND " + column(EntityTable.ID) + " = " + owner)
            .append(" WHERE " + element + "." + quoted(EntityTable.TENANT) + " = ")
            .bind(tenant)
            .append(" AND ")
            .append(conditions(asked).element(child, element, driver.get().has().element()));
    for (Condition part : parts) {
      if (part != driver.get().has()) {
        sql.append(" AND ").append(conditions(asked).translate(part));
      }
    }
    return new From(sql, owner, " GROUP BY " + owner);
  }

  /** Returns the records in a way that is quick to put into another order. */
  From sorted(SqlConnection connection, Asked asked) throws SQLException {
    Optional<Driver> driver = driver();
    // Joined in a fixed order: left to itself, the engine walks along the index of the order.
    return driver.isPresent() && isAtMost(connection, FEW, elements(driver.get(), aliases.next()))
        ? byId(asked)
        : plain(asked);
  }

  /**
   * Returns how far the records of a stretch are tried one by one; empty if the stretch has no more
   * of them. Where an index finds some, it is they who are counted.
   *
   * @param first the stretch of the table under {@link #TRIED_ALIAS}
   */
  Optional<Bound> bound(SqlConnection connection, Paging.Stretch first) throws SQLException {
    Sql sql = Sql.of("SELECT ").append(first.lead()).append(first(first));
    return connection.query(
        sql.append(" LIMIT 1 OFFSET " + tried),
        rows -> rows.next() ? Optional.of(new Bound(rows.getObject(1))) : Optional.empty());
  }

  /**
   * Returns a statement that selects the ids of those that pass among the first records of a
   * stretch, in its order.
   *
   * @param first the same stretch of the table under {@link #TRIED_ALIAS}
   */
  Sql tried(Paging.Stretch stretch, Paging.Stretch first, Bound bound) {
    Sql some = Sql.of("");
    boolean byId = first.lead().text().equals(TRIED_ID);
    if (bound.lead() != null) {
      // The engine walks in the order of the stretch and stops here.
      String before = byId ? " < " : stretch.descending() ? " >= " : " <= ";
      some.append(" AND ").append(stretch.lead()).append(before).bind(bound.lead());
    }
    if (!byId) {
      // Any number of records may be equal in what is ordered by first.
      some.append(" AND ")
          .append(schema.dialect().unindexed(Sql.of(column(EntityTable.ID))))
          .append(" IN (SELECT " + TRIED_ID)
          .append(first(first))
          .append(" LIMIT " + tried + ")");
    }
    return each(stretch, some);
  }

  /** Returns a statement that asks about all records of a stretch one by one, in its order. */
  Sql each(Paging.Stretch stretch) {
    return each(stretch, Sql.of(""));
  }

  private Sql each(Paging.Stretch stretch, Sql some) {
    Sql sql = Sql.of("SELECT " + column(EntityTable.ID)).append(start()).append(some);
    Sql more = stretch.where();
    if (more != null) {
      sql.append(" AND ").append(more);
    }
    return sql.append(filter()).append(stretch.order());
  }

  /** The records of a stretch, in its order; of those that an index finds, where one does. */
  private Sql first(Paging.Stretch first) {
    ConditionSql conditions =
        ConditionSql.of(schema, tenant, aliases, table, TRIED_ALIAS, Asked.EACH);
    Sql sql =
        Sql.of(" FROM " + table.sql() + " AS " + TRIED_ALIAS)
            .append(" WHERE " + TRIED_ALIAS + "." + quoted(EntityTable.TENANT) + " = ")
            .bind(tenant);
    for (Condition part : parts) {
      if (isFound(part)) {
        sql.append(" AND ").append(conditions.translate(part));
      }
    }
    Sql more = first.where();
    if (more != null) {
      sql.append(" AND ").append(more);
    }
    return sql.append(first.order());
  }

  /**
   * Returns the records by way of the few that an index finds, where the wanted order would lead
   * the engine along another index, past all records: it knows the order and not how few there are.
   *
   * @param sorts the wanted order; none is that of the ids
   */
  Optional<From> few(SqlConnection connection, List<Sort> sorts) throws SQLException {
    if (schema.dialect().ordersJoins()) {
      return Optional.empty(); // it knows how few there are
    }
    for (Condition part : parts) {
      if (isLostInOrder(part, sorts)) {
        Sql ids = ids(part);
        if (isAtMost(connection, FEW, Sql.of(" FROM (").append(ids).append(")"))) {
          return Optional.of(among(ids, part));
        }
      }
    }
    return Optional.empty();
  }

  /** Tells whether an index finds the records of a condition, but not in an order. */
  private boolean isLostInOrder(Condition part, List<Sort> sorts) {
    if (part instanceof Any any) {
      return !any.parts().isEmpty() && any.parts().stream().allMatch(this::isLookedUp);
    }
    if (!isLookedUp(part)) {
      return false;
    }
    // What is equal comes in the order of ids.
    return ((Compare) part).operator() == Operator.IN
        || (!sorts.isEmpty() && !isInOrder(part, sorts.get(0)));
  }

  private boolean isLookedUp(Condition part) {
    if (!(part instanceof Compare compare) || !isFound(part)) {
      return false;
    }
    FieldKind kind = table.type().requireField(compare.field()).kind();
    return (compare.operator() == Operator.EQ || compare.operator() == Operator.IN)
        && kind != FieldKind.CHOICE
        && kind != FieldKind.BOOLEAN;
  }

  /** Returns a statement that selects the ids of a condition, of each alternative by its index. */
  private Sql ids(Condition part) {
    List<Condition> options = part instanceof Any any ? any.parts() : List.of(part);
    Sql ids = Sql.of("");
    for (Condition option : options) {
      String other = aliases.next();
      ids.append(ids.text().isEmpty() ? "" : " UNION ")
          .append("SELECT ")
          // Both sides in the order of ids would be merged, along the index of all ids.
          .append(schema.dialect().unindexed(Sql.of(other + "." + quoted(EntityTable.ID))))
          .append(" AS " + FOUND_ID)
          .append(" FROM " + table.sql() + " AS " + other)
          .append(" WHERE " + other + "." + quoted(EntityTable.TENANT) + " = ")
          .bind(tenant)
          .append(" AND ")
          .append(
              ConditionSql.of(schema, tenant, aliases, table, other, Asked.EACH).translate(option));
    }
    return ids;
  }

  /** Joined in a fixed order: the few first. */
  private From among(Sql ids, Condition found) {
    Sql sql =
        Sql.of(" FROM (")
            .append(ids)
            .append(") AS " + FOUND + " CROSS JOIN " + table.sql() + " AS " + alias)
            .append(" ON " + column(EntityTable.TENANT) + " = ")
            .bind(tenant)
            .append(" AND " + column(EntityTable.ID) + " = " + FOUND + "." + FOUND_ID)
            .append(" WHERE " + column(EntityTable.TENANT) + " = ")
            .bind(tenant);
    for (Condition part : parts) {
      if (part != found) {
        sql.append(" AND ").append(conditions(Asked.EACH).translate(part));
      }
    }
    return new From(sql, column(EntityTable.ID), "");
  }

  /** Returns a statement that counts the records. */
  Sql count(SqlConnection connection) throws SQLException {
    Optional<From> few = few(connection, List.of());
    if (few.isPresent()) {
      return Sql.of("SELECT count(*)").append(few.get().from());
    }
    Optional<Driver> driver = driver();
    Asked asked = asked(connection);
    if (driver.isEmpty()) {
      return Sql.of("SELECT count(*)").append(walked(asked).from());
    }
    if (parts.size() == 1) {
      // Elements have an owner, so the owners need not be looked at.
      String element = aliases.next();
      return Sql.of("SELECT count(DISTINCT " + element + "." + quoted(driver.get().child().owner()))
          .append(")")
          .append(elements(driver.get(), element));
    }
    From from = byId(asked);
    return Sql.of("SELECT count(*) FROM (SELECT 1").append(from.from()).append(from.group() + ")");
  }

  /**
   * Tells whether an index may find the records in an order of its own, so that many have to be
   * sorted; then it pays to sort ids and not whole rows.
   *
   * @param sorts the wanted order; none is that of the ids, which is the order of what is equal
   */
  boolean mayBeSorted(List<Sort> sorts) {
    boolean byId = sorts.isEmpty();
    if (!byId && parts.stream().anyMatch(part -> isInOrder(part, sorts.get(0)))) {
      return false;
    }
    for (Condition part : parts) {
      if (part instanceof Compare compare
          && !(byId && compare.operator() == Operator.EQ)
          && compare.operator() != Operator.NE
          && table.type().requireField(compare.field()).is(FieldTrait.INDEXED)) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether the index of a relation has the records of one owner in an order. */
  private boolean isInOrder(Condition part, Sort first) {
    return part instanceof Compare compare
        && compare.operator() == Operator.EQ
        && schema.relationsTo(table).stream()
            .anyMatch(
                relation ->
                    relation.foreignKey().name().equals(compare.field())
                        && relation.time().name().equals(first.field()));
  }

  /** Returns the records in the plainest way. */
  From plain(Asked asked) {
    return from(start(), asked);
  }

  /** Returns the records by id where no index finds them; in the plainest way where one does. */
  private From walked(Asked asked) {
    Sql sql = start();
    if (isWalked(asked)) {
      // Left to itself, the engine walks along any index and meets the rows in disorder.
      sql.append(" AND " + column(EntityTable.ID) + " >= ")
          .bind(table.term(alias, EntityTable.ID).cell().toColumn(LEAST_ID));
    }
    From from = from(sql, asked);
    if (parts.stream().noneMatch(this::isListed)) {
      return from;
    }
    // To save the sorting, the engine would walk along all ids rather than look up the list.
    return new From(from.from(), schema.dialect().unindexed(Sql.of(from.id())).text(), "");
  }

  /** Tells whether an index of what few or one record has finds the records of a list. */
  private boolean isListed(Condition part) {
    if (!(part instanceof Compare compare) || compare.operator() != Operator.IN) {
      return false;
    }
    Field<?, ?> field = table.type().requireField(compare.field());
    return field.references().isPresent() || field.is(FieldTrait.UNIQUE);
  }

  private From from(Sql start, Asked asked) {
    for (Condition part : parts) {
      start.append(" AND ").append(conditions(asked).translate(part));
    }
    return new From(start, column(EntityTable.ID), "");
  }

  private Sql start() {
    return Sql.of(" FROM " + table.sql() + " AS " + alias)
        .append(" WHERE " + column(EntityTable.TENANT) + " = ")
        .bind(tenant);
  }

  /** Returns the conditions alone, each after {@code AND}; for records that were found already. */
  Sql filter() {
    Sql sql = Sql.of("");
    for (Condition part : parts) {
      sql.append(" AND ").append(conditions(Asked.EACH).translate(part));
    }
    return sql;
  }

  /** Tells whether no condition lets an index find the records, so that all are looked at. */
  private boolean isWalked(Asked asked) {
    return !schema.dialect().ordersJoins()
        && parts.stream().allMatch(part -> isChecked(part, asked));
  }

  private boolean isChecked(Condition part, Asked asked) {
    if (part instanceof Compare) {
      return !isFound(part);
    }
    if (part instanceof Missing missing) {
      Field<?, ?> field = table.type().requireField(missing.field());
      // Of references, only those that are there are in an index.
      return !field.is(FieldTrait.INDEXED) || field.references().isPresent();
    }
    if (part instanceof Not not) {
      return !(not.part() instanceof Missing);
    }
    if (part instanceof Any any) {
      // Every alternative has to be found.
      return any.parts().stream()
          .anyMatch(option -> Conjuncts.asksOthers(option) || isChecked(option, asked));
    }
    if (part instanceof Related related) {
      return asked == Asked.EACH
          || new RelatedSql(schema, tenant, aliases, table, related).holdsWithoutRecords();
    }
    return asked == Asked.EACH && part instanceof Has;
  }

  /** Tells whether an index finds the records that pass a condition, and not most of them. */
  private boolean isFound(Condition part) {
    if (!(part instanceof Compare compare) || !LOOKED_UP.contains(compare.operator())) {
      return false;
    }
    Field<?, ?> field = table.type().requireField(compare.field());
    boolean indexed =
        field.name().equals(EntityType.ID)
            || field.is(FieldTrait.INDEXED)
            || field.is(FieldTrait.UNIQUE)
            || field.references().isPresent();
    return indexed && (field.kind() != FieldKind.CHOICE || compare.operator() == Operator.EQ);
  }

  private ConditionSql conditions(Asked asked) {
    return ConditionSql.of(schema, tenant, aliases, table, alias, asked);
  }

  private String column(String name) {
    return alias + "." + quoted(name);
  }

  private Sql elements(Driver driver, String element) {
    return conditions(Asked.EACH).elements(driver.child(), element, driver.has().element());
  }

  private static boolean isAtMost(SqlConnection connection, int number, Sql from)
      throws SQLException {
    Sql sql =
        Sql.of("SELECT count(*) FROM (SELECT 1")
            .append(from)
            .append(" LIMIT " + (number + 1) + ")");
    return connection.query(sql, rows -> rows.next() && rows.getLong(1) <= number);
  }

  private Optional<Driver> driver() {
    if (schema.dialect().ordersJoins()) {
      return Optional.empty();
    }
    for (Condition part : parts) {
      if (part instanceof Has has) {
        ChildTable<?, ?> child = table.requireChild(has.collection());
        if (isIndexed(child, has.element())) {
          return Optional.of(new Driver(has, child));
        }
      }
    }
    return Optional.empty();
  }

  private static <E, T> boolean isIndexed(ChildTable<E, T> child, Condition element) {
    Set<String> fixed = new HashSet<>();
    List<Condition> conditions = element instanceof All all ? all.parts() : List.of(element);
    for (Condition condition : conditions) {
      if (condition instanceof Compare compare && compare.operator() == Operator.EQ) {
        fixed.add(compare.field());
      }
    }
    for (List<FieldColumns<T>> index : child.indexes()) {
      List<String> names = new ArrayList<>();
      index.forEach(field -> names.add(field.field().name()));
      if (fixed.containsAll(names)) {
        return true;
      }
    }
    return false;
  }
}
