package dev.crmcore.jdbc;

import static dev.crmcore.jdbc.Names.quoted;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Condition.All;
import dev.crmcore.query.Condition.Anniversary;
import dev.crmcore.query.Condition.Any;
import dev.crmcore.query.Condition.Compare;
import dev.crmcore.query.Condition.During;
import dev.crmcore.query.Condition.Has;
import dev.crmcore.query.Condition.InSegment;
import dev.crmcore.query.Condition.Missing;
import dev.crmcore.query.Condition.Not;
import dev.crmcore.query.Condition.Related;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A bound condition as SQL. What comes out is true exactly where the reference evaluator says so,
 * and false or unknown elsewhere; only {@code IS NOT TRUE} negates it. Values are always bound.
 */
final class ConditionSql implements Condition.Visitor<Sql> {
  /** Numbers the aliases of one statement. */
  static final class Aliases {
    private int next;

    String next() {
      return "t" + next++;
    }
  }

  private final Schema schema;
  private final String tenant;
  private final Aliases aliases;
  private final String alias;
  private final Function<String, Term> terms;
  private final @Nullable EntityTable<?> table;
  private final Asked asked;

  private ConditionSql(
      Schema schema,
      String tenant,
      Aliases aliases,
      String alias,
      Function<String, Term> terms,
      @Nullable EntityTable<?> table,
      Asked asked) {
    this.schema = schema;
    this.tenant = tenant;
    this.aliases = aliases;
    this.alias = alias;
    this.terms = terms;
    this.table = table;
    this.asked = asked;
  }

  /** Translates conditions on the records of a table that stands under an alias. */
  static ConditionSql of(
      Schema schema,
      String tenant,
      Aliases aliases,
      EntityTable<?> table,
      String alias,
      Asked asked) {
    return new ConditionSql(
        schema, tenant, aliases, alias, field -> table.term(alias, field), table, asked);
  }

  Sql translate(Condition condition) {
    return condition.accept(this);
  }

  @Override
  public Sql all(All condition) {
    return joined(condition.parts(), " AND ", "TRUE");
  }

  @Override
  public Sql any(Any condition) {
    return isNoJoin() ? forEach().any(condition) : joined(condition.parts(), " OR ", "FALSE");
  }

  private Sql joined(List<Condition> parts, String operator, String empty) {
    return parts.isEmpty()
        ? Sql.of(empty)
        : joined(parts.stream().map(part -> part.accept(this)).toList(), operator);
  }

  /** Joins in halves: engines limit how deep an expression is, and a plain chain is a deep one. */
  static Sql joined(List<Sql> parts, String operator) {
    int size = parts.size();
    if (size == 1) {
      return parts.get(0);
    }
    return Sql.of("(")
        .append(joined(parts.subList(0, size / 2), operator))
        .append(operator)
        .append(joined(parts.subList(size / 2, size), operator))
        .append(")");
  }

  @Override
  public Sql not(Not condition) {
    if (condition.part() instanceof Missing missing) {
      return Sql.of("").append(terms.apply(missing.field()).key()).append(" IS NOT NULL");
    }
    return isNoJoin()
        ? forEach().not(condition)
        : Sql.of("(").append(condition.part().accept(this)).append(") IS NOT TRUE");
  }

  /**
   * Tells whether an engine that orders joins has to be asked for each record here: only what all
   * have to pass becomes a join, and other lists may be read from end to end for every record.
   */
  private boolean isNoJoin() {
    return asked == Asked.ONCE && schema.dialect().ordersJoins();
  }

  private ConditionSql forEach() {
    return new ConditionSql(schema, tenant, aliases, alias, terms, table, Asked.EACH);
  }

  @Override
  public Sql missing(Missing condition) {
    return Sql.of("").append(terms.apply(condition.field()).key()).append(" IS NULL");
  }

  @Override
  public Sql compare(Compare condition) {
    return new CompareSql(terms.apply(condition.field()), schema.dialect())
        .compare(condition.operator(), condition.operands());
  }

  @Override
  public Sql has(Has condition) {
    ChildTable<?, ?> child = requireTable().requireChild(condition.collection());
    String inner = aliases.next();
    if (asked == Asked.ONCE && !schema.dialect().ordersJoins()) {
      return Sql.of(id() + " IN (SELECT " + inner + "." + quoted(child.owner()))
          .append(elements(child, inner, condition.element()))
          .append(")");
    }
    return Sql.of("EXISTS (SELECT 1 FROM ")
        .append(child.sql() + " AS " + inner)
        .append(" WHERE " + inner + "." + quoted(EntityTable.TENANT) + " = ")
        .bind(tenant)
        .append(" AND " + inner + "." + quoted(child.owner()) + " = ")
        .append(id() + " AND ")
        .append(element(child, inner, condition.element()))
        .append(")");
  }

  /**
   * Translates the same, the tenant included, so that only the primary key can find the records:
   * left to itself, the engine walks along another index and looks up each record it meets.
   */
  Sql hasByKey(Has condition) {
    ChildTable<?, ?> child = requireTable().requireChild(condition.collection());
    String inner = aliases.next();
    return Sql.of("(" + alias + "." + quoted(EntityTable.TENANT) + ", " + id() + ") IN (SELECT ")
        .append(inner + "." + quoted(EntityTable.TENANT) + ", ")
        .append(inner + "." + quoted(child.owner()))
        .append(elements(child, inner, condition.element()))
        .append(")");
  }

  private String id() {
    return alias + "." + quoted(EntityTable.ID);
  }

  /** Returns the elements of all records that satisfy a condition, from {@code FROM} on. */
  Sql elements(ChildTable<?, ?> child, String inner, Condition condition) {
    return Sql.of(" FROM " + child.sql() + " AS " + inner)
        .append(" WHERE " + inner + "." + quoted(EntityTable.TENANT) + " = ")
        .bind(tenant)
        .append(" AND ")
        .append(element(child, inner, condition));
  }

  /** Translates a condition on the elements of a collection. */
  Sql element(ChildTable<?, ?> child, String inner, Condition condition) {
    return condition.accept(
        new ConditionSql(
            schema,
            tenant,
            aliases,
            inner,
            field -> child.require(field).term(inner),
            null,
            asked));
  }

  @Override
  public Sql related(Related condition) {
    RelatedSql related = new RelatedSql(schema, tenant, aliases, requireTable(), condition);
    if (asked == Asked.EACH) {
      return related.each(id());
    }
    return schema.dialect().ordersJoins() ? related.joined(id()) : related.once(id());
  }

  @Override
  public Sql during(During condition) {
    throw unbound(condition);
  }

  @Override
  public Sql anniversary(Anniversary condition) {
    throw unbound(condition);
  }

  @Override
  public Sql inSegment(InSegment condition) {
    throw unbound(condition);
  }

  private static InvalidInputException unbound(Condition condition) {
    return new InvalidInputException("The filter was not bound: " + condition);
  }

  private EntityTable<?> requireTable() {
    EntityTable<?> owner = table;
    if (owner == null) {
      throw new InvalidInputException("E_OPERATOR", "Elements have no collections or relations.");
    }
    return owner;
  }
}
