package dev.crmcore.jdbc;

import static dev.crmcore.jdbc.Names.quoted;

import dev.crmcore.field.FieldTrait;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Condition.All;
import dev.crmcore.query.Condition.Compare;
import dev.crmcore.query.Condition.Has;
import dev.crmcore.query.Operator;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The records of one table that pass a condition, as the part of a statement from {@code FROM} on.
 *
 * <p>Engines ask {@code EXISTS} once for each record, which is slow where few records have such an
 * element. Where a condition asks for an element that an index finds, {@link #byId} therefore walks
 * along that index, which has the owners in the order of their ids.
 */
final class Selection {
  /** Up to so many owners of an element, it pays to collect them before anything else. */
  private static final int FEW = 1000;

  private final Schema schema;
  private final String tenant;
  private final EntityTable<?> table;
  private final List<Condition> parts;
  private final ConditionSql.Aliases aliases = new ConditionSql.Aliases();
  private final String alias = aliases.next();

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

  Selection(Schema schema, String tenant, EntityTable<?> table, Condition condition) {
    this.schema = schema;
    this.tenant = tenant;
    this.table = table;
    this.parts = condition instanceof All all ? all.parts() : List.of(condition);
  }

  /** Returns the records in a way that is quick to order by id, or to count. */
  From byId() {
    Optional<Driver> driver = driver();
    if (driver.isEmpty()) {
      return plain();
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
            .append(conditions().element(child, element, driver.get().has().element()));
    addRest(sql, driver.get().has());
    return new From(sql, owner, " GROUP BY " + owner);
  }

  /** Returns the records in a way that is quick to put into another order. */
  From sorted(SqlConnection connection) throws SQLException {
    Optional<Driver> driver = driver();
    // Joined in a fixed order: left to itself, the engine walks along the index of the order.
    return driver.isPresent() && isRare(connection, driver.get()) ? byId() : plain();
  }

  /** Returns a statement that counts the records. */
  Sql count() {
    Optional<Driver> driver = driver();
    if (driver.isEmpty()) {
      return Sql.of("SELECT count(*)").append(plain().from());
    }
    if (parts.size() == 1) {
      // Elements have an owner, so the owners need not be looked at.
      String element = aliases.next();
      return Sql.of("SELECT count(DISTINCT " + element + "." + quoted(driver.get().child().owner()))
          .append(")")
          .append(elements(driver.get(), element));
    }
    From from = byId();
    return Sql.of("SELECT count(*) FROM (SELECT 1").append(from.from()).append(from.group() + ")");
  }

  /**
   * Tells whether an index may find the records in an order of its own, so that many have to be
   * sorted; then it pays to sort ids and not whole rows.
   *
   * @param byId whether the wanted order is that of the ids, which is the order of what is equal
   */
  boolean mayBeSorted(boolean byId) {
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

  /** Returns the records in the plainest way. */
  From plain() {
    Sql sql = start();
    for (Condition part : parts) {
      sql.append(" AND ").append(conditions().translate(part));
    }
    return new From(sql, column(EntityTable.ID), "");
  }

  private Sql start() {
    return Sql.of(" FROM " + table.sql() + " AS " + alias)
        .append(" WHERE " + column(EntityTable.TENANT) + " = ")
        .bind(tenant);
  }

  /** Returns the conditions alone, each after {@code AND}. */
  Sql filter() {
    Sql sql = Sql.of("");
    for (Condition part : parts) {
      sql.append(" AND ").append(conditions().translate(part));
    }
    return sql;
  }

  private void addRest(Sql sql, Condition done) {
    for (Condition part : parts) {
      if (part != done) {
        sql.append(" AND ").append(conditions().translate(part));
      }
    }
  }

  private ConditionSql conditions() {
    return ConditionSql.of(schema, tenant, aliases, table, alias);
  }

  private String column(String name) {
    return alias + "." + quoted(name);
  }

  private Sql elements(Driver driver, String element) {
    return Sql.of(" FROM " + driver.child().sql() + " AS " + element)
        .append(" WHERE " + element + "." + quoted(EntityTable.TENANT) + " = ")
        .bind(tenant)
        .append(" AND ")
        .append(conditions().element(driver.child(), element, driver.has().element()));
  }

  private boolean isRare(SqlConnection connection, Driver driver) throws SQLException {
    Sql sql =
        Sql.of("SELECT count(*) FROM (SELECT 1")
            .append(elements(driver, aliases.next()))
            .append(" LIMIT " + (FEW + 1) + ")");
    return connection.query(sql, rows -> rows.next() && rows.getLong(1) <= FEW);
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
