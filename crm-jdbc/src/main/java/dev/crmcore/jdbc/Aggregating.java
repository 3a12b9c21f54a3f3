package dev.crmcore.jdbc;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.FieldKind;
import dev.crmcore.model.Money;
import dev.crmcore.query.AggregateRow;
import dev.crmcore.query.Aggregation;
import dev.crmcore.query.Measure;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Figures over groups. Sums come in two halves, so that they are exact whatever their size; see
 * {@link RelatedSql}.
 *
 * @param <E> the entity
 */
final class Aggregating<E> {
  private final List<Term> groups = new ArrayList<>();
  private final Map<String, Sql> currencies = new LinkedHashMap<>();
  private final List<Figure> figures = new ArrayList<>();
  private final List<Sql> selected = new ArrayList<>();
  private final int grouped;

  /** One measure and where it stands in a row. */
  private record Figure(Measure measure, @Nullable Term term, int at, int currencyAt) {}

  Aggregating(EntityTable<E> table, Aggregation<E> aggregation) {
    for (String field : aggregation.groupBy()) {
      Term term = table.term(RowReader.ALIAS, field);
      groups.add(term);
      Sql currency = term.currency();
      selected.add(term.key());
      if (currency != null) {
        selected.add(currency);
      }
    }
    for (Measure measure : aggregation.measures()) {
      String field = measure.field();
      Sql currency = field == null ? null : table.term(RowReader.ALIAS, field).currency();
      if (field != null && currency != null && currencies.putIfAbsent(field, currency) == null) {
        selected.add(currency);
      }
    }
    grouped = selected.size();
    for (Measure measure : aggregation.measures()) {
      add(table, measure);
    }
  }

  private void add(EntityTable<E> table, Measure measure) {
    String field = measure.field();
    int at = selected.size() + 1;
    if (measure.function() == Measure.Function.COUNT || field == null) {
      selected.add(Sql.of("count(*)"));
      figures.add(new Figure(measure, null, at, 0));
      return;
    }
    Term term = table.term(RowReader.ALIAS, field);
    boolean exact =
        term.type().kind() == FieldKind.INTEGER || term.type().kind() == FieldKind.MONEY;
    switch (measure.function()) {
      case SUM, AVG -> {
        if (!exact) {
          throw new InvalidInputException(
              "E_OPERATOR",
              "%s is computed over whole numbers and money, but '%s' is %s."
                  .formatted(measure.function(), field, term.type().description()));
        }
        selected.add(over("CAST(coalesce(sum(", term, " >> 32), 0) AS BIGINT)"));
        selected.add(over("CAST(coalesce(sum(", term, " & 4294967295), 0) AS BIGINT)"));
        selected.add(over("count(", term, ")"));
      }
      case MIN -> selected.add(over("min(", term, ")"));
      case MAX -> selected.add(over("max(", term, ")"));
      case COUNT, FIRST, LAST -> throw new IllegalStateException("no figure of a group");
    }
    figures.add(new Figure(measure, term, at, currencyAt(field)));
  }

  private int currencyAt(String field) {
    int place = List.copyOf(currencies.keySet()).indexOf(field);
    return place < 0 ? 0 : grouped - currencies.size() + place + 1;
  }

  private static Sql over(String before, Term term, String after) {
    return Sql.of(before).append(term.key()).append(after);
  }

  Sql select() {
    Sql sql = Sql.of("SELECT ");
    for (int i = 0; i < selected.size(); i++) {
      sql.append(i == 0 ? "" : ", ").append(selected.get(i));
    }
    return sql;
  }

  /** Groups by place, because an expression with a parameter is not the same when repeated. */
  String group() {
    return grouped == 0
        ? " HAVING count(*) > 0"
        : IntStream.rangeClosed(1, grouped)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", ", " GROUP BY ", ""));
  }

  List<AggregateRow> rows(ResultSet rows) throws SQLException {
    List<AggregateRow> found = new ArrayList<>();
    while (rows.next()) {
      found.add(row(rows));
    }
    return found;
  }

  private AggregateRow row(ResultSet rows) throws SQLException {
    List<@Nullable Object> keys = new ArrayList<>();
    int at = 1;
    for (Term group : groups) {
      Object key = group.cell().read(rows, at++);
      if (group.currency() != null) {
        key = money(key, rows.getString(at++));
      }
      keys.add(key);
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (Figure figure : figures) {
      values.add(value(rows, figure));
    }
    return new AggregateRow(keys, values);
  }

  private static @Nullable Object value(ResultSet rows, Figure figure) throws SQLException {
    Term term = figure.term();
    if (term == null) {
      return rows.getLong(figure.at());
    }
    boolean money = figure.currencyAt() > 0;
    String currency = money ? rows.getString(figure.currencyAt()) : null;
    return switch (figure.measure().function()) {
      case SUM -> {
        long sum = exact(total(rows, figure));
        yield money ? money(sum, currency) : (Object) sum;
      }
      case AVG -> mean(rows, figure, money, currency);
      default -> {
        Object value = term.cell().read(rows, figure.at());
        yield money ? money(value, currency) : value;
      }
    };
  }

  private static @Nullable Object mean(
      ResultSet rows, Figure figure, boolean money, @Nullable String currency) throws SQLException {
    long count = rows.getLong(figure.at() + 2);
    if (count == 0) {
      return null;
    }
    BigDecimal sum = new BigDecimal(total(rows, figure));
    return money
        ? money(
            sum.divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_EVEN).longValueExact(),
            currency)
        : sum.divide(BigDecimal.valueOf(count), AggregateRow.AVERAGE_SCALE, RoundingMode.HALF_EVEN);
  }

  private static BigInteger total(ResultSet rows, Figure figure) throws SQLException {
    return BigInteger.valueOf(rows.getLong(figure.at()))
        .shiftLeft(32)
        .add(BigInteger.valueOf(rows.getLong(figure.at() + 1)));
  }

  private static long exact(BigInteger sum) {
    try {
      return sum.longValueExact();
    } catch (ArithmeticException e) {
      throw new InvalidInputException("E_LIMIT", "The sum has more than 64 bits: " + sum + ".", e);
    }
  }

  private static @Nullable Object money(@Nullable Object minor, @Nullable String currency) {
    return minor == null || currency == null
        ? null
        : Money.ofMinor((Long) minor, Currency.getInstance(currency));
  }
}
