package dev.crmcore.jdbc;

import static dev.crmcore.jdbc.Names.quoted;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Relation;
import dev.crmcore.model.Money;
import dev.crmcore.query.Condition.Related;
import dev.crmcore.query.Measure;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Window;
import java.time.Instant;

/**
 * A measure over related records, compared exactly. Sums run over the upper and the lower half of
 * each number apart, so that no sum is too large; a mean is compared as sum against bound times
 * count, so that nothing is divided.
 */
final class RelatedSql {
  private final Schema schema;
  private final String tenant;
  private final ConditionSql.Aliases aliases;

  RelatedSql(Schema schema, String tenant, ConditionSql.Aliases aliases) {
    this.schema = schema;
    this.tenant = tenant;
    this.aliases = aliases;
  }

  Sql translate(EntityTable<?> owner, String alias, Related condition) {
    Relation<?> relation =
        schema
            .catalogue()
            .relation(owner.type().name(), condition.relation())
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "E_FIELD_UNKNOWN", "No relation '" + condition.relation() + "'."));
    EntityTable<?> target = schema.requireTable(relation.target().name());
    String inner = aliases.next();
    Sql records =
        Sql.of(" FROM " + target.sql() + " AS " + inner)
            .append(" WHERE " + inner + "." + quoted(EntityTable.TENANT) + " = ")
            .bind(tenant)
            .append(" AND ")
            .append(target.term(inner, relation.foreignKey().name()).key())
            .append(" = " + alias + "." + quoted(EntityTable.ID));
    window(
        records, target.term(inner, relation.time().name()), (Window.Between) condition.window());
    records
        .append(" AND ")
        .append(
            ConditionSql.of(schema, tenant, aliases, target, inner).translate(condition.where()));
    Object bound = CompareSql.literal(condition.operand());
    Operator operator = condition.operator();
    String field = condition.measure().field();
    if (condition.measure().function() == Measure.Function.COUNT || field == null) {
      return count(records, operator, (Long) bound);
    }
    Term value = target.term(inner, field);
    if (bound instanceof Money money) {
      Sql currency = value.currency();
      if (currency != null) {
        records
            .append(" AND ")
            .append(currency)
            .append(" = ")
            .bind(money.currency().getCurrencyCode());
      }
    }
    Object number = bound instanceof Money money ? money.minor() : value.cell().toColumn(bound);
    return switch (condition.measure().function()) {
      case MIN -> extreme("min", value, records, operator, number);
      case MAX -> extreme("max", value, records, operator, number);
      case SUM -> sum(value, records, operator, (Long) number);
      case AVG -> mean(value, records, operator, (Long) number);
      case COUNT -> throw new IllegalStateException("counted above");
    };
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

  /** Counts only where it must: "none" and "some" end at the first record. */
  private static Sql count(Sql records, Operator operator, long bound) {
    boolean none =
        (bound == 0 && (operator == Operator.EQ || operator == Operator.LE))
            || (bound == 1 && operator == Operator.LT);
    boolean some =
        (bound == 0 && (operator == Operator.NE || operator == Operator.GT))
            || (bound == 1 && operator == Operator.GE);
    if (none || some) {
      return Sql.of(none ? "NOT EXISTS (SELECT 1" : "EXISTS (SELECT 1").append(records).append(")");
    }
    return Sql.of("(SELECT count(*)")
        .append(records)
        .append(")" + CompareSql.sign(operator))
        .bind(bound);
  }

  private static Sql extreme(
      String function, Term value, Sql records, Operator operator, Object bound) {
    return Sql.of("(SELECT " + function + "(")
        .append(value.key())
        .append(")")
        .append(records)
        .append(")" + CompareSql.sign(operator))
        .bind(bound);
  }

  /** Selects the halves of the exact sum, carried over: {@code h * 2^32 + l}. */
  private static Sql halves(Term value, Sql records) {
    return Sql.of("SELECT CAST(coalesce(sum(")
        .append(value.key())
        .append(" >> 32), 0) AS BIGINT) AS h, CAST(coalesce(sum(")
        .append(value.key())
        .append(" & 4294967295), 0) AS BIGINT) AS l, count(")
        .append(value.key())
        .append(") AS n")
        .append(records);
  }

  private static Sql sum(Term value, Sql records, Operator operator, long bound) {
    return Sql.of("(SELECT (h + (l >> 32), l & 4294967295)" + CompareSql.sign(operator) + "(")
        .bind(bound >> 32)
        .append(", ")
        .bind(bound & 0xffffffffL)
        .append(") FROM (")
        .append(halves(value, records))
        .append(") AS s)");
  }

  private static Sql mean(Term value, Sql records, Operator operator, long bound) {
    long high = bound >> 32;
    long low = bound & 0xffffffffL;
    return Sql.of("(SELECT (h + (l >> 32), l & 4294967295)" + CompareSql.sign(operator) + "(")
        .bind(high)
        .append(" * n + ((")
        .bind(low)
        .append(" * n) >> 32), (")
        .bind(low)
        .append(" * n) & 4294967295) FROM (")
        .append(halves(value, records))
        .append(") AS s WHERE n > 0)");
  }
}
