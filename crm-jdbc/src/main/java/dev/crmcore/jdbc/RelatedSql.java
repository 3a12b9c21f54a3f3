package dev.crmcore.jdbc;

import static dev.crmcore.jdbc.Names.quoted;
import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Relation;
import dev.crmcore.model.Money;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Condition.Has;
import dev.crmcore.query.Condition.Related;
import dev.crmcore.query.Measure;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A measure over related records, compared: for one record, or for all of them in one walk. */
final class RelatedSql {
  private final Schema schema;
  private final String tenant;
  private final ConditionSql.Aliases aliases;
  private final Related condition;
  private final Relation<?> relation;
  private final EntityTable<?> target;
  private final String inner;
  private final Operator operator;
  private final MeasureSql measure;

  RelatedSql(
      Schema schema,
      String tenant,
      ConditionSql.Aliases aliases,
      EntityTable<?> owner,
      Related condition) {
    this.schema = schema;
    this.tenant = tenant;
    this.aliases = aliases;
    this.condition = condition;
    this.relation =
        schema
            .catalogue()
            .relation(owner.type().name(), condition.relation())
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "E_FIELD_UNKNOWN", "No relation '" + condition.relation() + "'."));
    this.target = schema.requireTable(relation.target().name());
    this.inner = aliases.next();
    this.operator = condition.operator();
    this.measure = measure();
  }

  private MeasureSql measure() {
    Object bound = CompareSql.literal(condition.operand());
    String field = condition.measure().field();
    if (condition.measure().function() == Measure.Function.COUNT || field == null) {
      return new MeasureSql(Measure.Function.COUNT, Sql.of("*"), bound);
    }
    Term value = target.term(inner, field);
    if (condition.measure().function().isOfOne()) {
      return new MeasureSql(condition.measure().function(), value.key(), bound);
    }
    Object number = bound instanceof Money money ? money.minor() : value.cell().toColumn(bound);
    return new MeasureSql(condition.measure().function(), value.key(), number);
  }

  /** Tells whether the comparison holds for those who have no related records. */
  boolean holdsWithoutRecords() {
    return measure.holdsOverNothing(operator);
  }

  /** Tells whether it is enough to know whether there is a related record. */
  boolean isDecidedByTheFirst() {
    return measure.isDecidedByTheFirst(operator);
  }

  /** Returns the comparison for the record with an id, which an index finds the others of. */
  Sql each(String id) {
    Sql records =
        Sql.of(" FROM " + target.sql() + " AS " + inner + " WHERE ")
            .append(inTenant())
            .append(" AND ")
            .append(owner())
            .append(" = " + id)
            .append(rest(Conjuncts.of(condition.where()), Asked.EACH));
    if (isOfOne()) {
      return Sql.of("(SELECT ")
          .append(comparedInTime())
          .append(records)
          .append(" ORDER BY ")
          .append(inTime())
          .append(" LIMIT 1)");
    }
    if (isDecidedByTheFirst()) {
      String exists = holdsWithoutRecords() ? "NOT EXISTS" : "EXISTS";
      return Sql.of(exists + " (SELECT 1").append(records).append(")");
    }
    return Sql.of("(SELECT ").append(measure.compared(operator)).append(records).append(")");
  }

  private boolean isOfOne() {
    return condition.measure().function().isOfOne();
  }

  /** Returns the comparison of one record's value. */
  private Sql comparedInTime() {
    Term value = target.term(inner, requireNonNull(condition.measure().field()));
    return new CompareSql(value, schema.dialect()).compare(operator, List.of(condition.operand()));
  }

  /** Returns the order in which the record that decides is the first. */
  private Sql inTime() {
    String way = condition.measure().function() == Measure.Function.LAST ? " DESC" : "";
    return Sql.of("")
        .append(target.term(inner, relation.time().name()).key())
        .append(way + ", " + inner + "." + quoted(EntityTable.ID) + way);
  }

  /** Returns the owners for whose first or last record the comparison holds. */
  private Sql ownersInTime() {
    return Sql.of("SELECT r.k FROM (SELECT ")
        .append(owner())
        .append(" AS k, ")
        .append(comparedInTime())
        .append(" AS holds, row_number() OVER (PARTITION BY ")
        .append(owner())
        .append(" ORDER BY ")
        .append(inTime())
        .append(") AS place FROM " + target.sql() + " AS " + inner + " WHERE ")
        .append(walked())
        .append(") AS r WHERE r.place = 1 AND r.holds");
  }

  /**
   * Returns that an id is among those that one walk along the related records collects; where the
   * comparison holds for those without records, that it is not among those for whom it fails.
   */
  Sql once(String id) {
    Sql among = Sql.of(id + " IN (").append(isOfOne() ? ownersInTime() : owners("")).append(")");
    return holdsWithoutRecords() ? Sql.of("(").append(among).append(") IS NOT TRUE") : among;
  }

  /** Returns the same in a way that an engine which orders joins takes for one. */
  Sql joined(String id) {
    if (isDecidedByTheFirst()) {
      return each(id);
    }
    return holdsWithoutRecords()
        ? Sql.of("NOT EXISTS (SELECT 1 FROM (")
            .append(owners(" AS k"))
            .append(") AS s WHERE s.k = " + id + ")")
        : once(id);
  }

  private Sql owners(String name) {
    Sql owners = Sql.of("SELECT ").append(owner()).append(name);
    owners.append(" FROM " + target.sql() + " AS " + inner + " WHERE ").append(walked());
    if (!isDecidedByTheFirst()) {
      Operator collected = holdsWithoutRecords() ? opposite(operator) : operator;
      owners
          .append(" GROUP BY ")
          .append(owner())
          .append(" HAVING ")
          .append(measure.compared(collected));
    }
    return owners;
  }

  /**
   * What an element decides is walked from the elements to their owners. Only without a window: in
   * one, the records of that time are fewer.
   */
  private Sql walked() {
    if (schema.dialect().ordersJoins()) {
      return inTenant().append(rest(Conjuncts.of(condition.where()), Asked.EACH));
    }
    List<Condition> parts = new ArrayList<>(Conjuncts.of(condition.where()));
    Window.Between window = (Window.Between) condition.window();
    for (Condition part : parts) {
      if (part instanceof Has has && window.from() == null && window.to() == null) {
        parts.remove(part);
        return conditions(Asked.ONCE).hasByKey(has).append(rest(parts, Asked.ONCE));
      }
    }
    return inTenant().append(rest(parts, Asked.ONCE));
  }

  private Sql inTenant() {
    return Sql.of(inner + "." + quoted(EntityTable.TENANT) + " = ").bind(tenant);
  }

  private Sql owner() {
    return Sql.of("").append(target.term(inner, relation.foreignKey().name()).key());
  }

  private ConditionSql conditions(Asked asked) {
    return ConditionSql.of(schema, tenant, aliases, target, inner, asked);
  }

  /** What else a record has to be in order to count, each after {@code AND}. */
  private Sql rest(List<Condition> parts, Asked asked) {
    Sql rest = Sql.of("");
    window(rest, target.term(inner, relation.time().name()), (Window.Between) condition.window());
    for (Condition part : parts) {
      rest.append(" AND ").append(conditions(asked).translate(part));
    }
    String field = condition.measure().field();
    if (isOfOne()) {
      return rest.append(" AND ")
          .append(target.term(inner, relation.time().name()).key())
          .append(" IS NOT NULL");
    }
    if (CompareSql.literal(condition.operand()) instanceof Money money && field != null) {
      Sql currency = target.term(inner, field).currency();
      if (currency != null) {
        rest.append(" AND ")
            .append(currency)
            .append(" = ")
            .bind(money.currency().getCurrencyCode());
      }
    }
    return rest;
  }

  private static void window(Sql records, Term time, Window.Between window) {
    Instant from = window.from();
    if (from != null) {
      records.append(" AND ").append(time.key()).append(" >= ").bind(time.cell().toColumn(from));
    }
    Instant to = window.to();
    if (to != null) {
      records.append(" AND ").append(time.key()).append(" < ").bind(time.cell().toColumn(to));
    }
  }

  private static Operator opposite(Operator operator) {
    return switch (operator) {
      case EQ -> Operator.NE;
      case NE -> Operator.EQ;
      case LT -> Operator.GE;
      case GE -> Operator.LT;
      case LE -> Operator.GT;
      case GT -> Operator.LE;
      default -> throw new IllegalStateException(operator + " compares no measure");
    };
  }
}
