package dev.crmcore.jdbc;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.Folding;
import dev.crmcore.model.GeoPoint;
import dev.crmcore.model.Money;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one field: text and points with what is compared, the two halves of money, else
 * one column.
 *
 * @param <O> what has the field
 */
final class FieldColumns<O> {
  private final Field<O, ?> field;
  private final FieldKind kind;
  private final Cell cell;
  private final String name;
  private final List<Column> columns;

  FieldColumns(Field<O, ?> field, Dialect dialect) {
    this.field = field;
    this.kind = field.kind();
    this.cell = dialect.cell(field.type());
    this.name = Names.snake(field.name());
    boolean required = isRequired();
    String type = dialect.columnType(kind);
    String text = dialect.columnType(FieldKind.CODE);
    this.columns =
        switch (kind) {
          case TEXT, POINT ->
              List.of(new Column(name, type, required), new Column(name + "_key", text, required));
          case MONEY ->
              List.of(
                  new Column(name + "_minor", type, required),
                  new Column(name + "_currency", text, required));
          default -> List.of(new Column(name, type, required));
        };
  }

  Field<O, ?> field() {
    return field;
  }

  /** Returns all columns, in the order in which they are bound. */
  List<Column> columns() {
    return columns;
  }

  /** Returns the columns that are read. */
  List<Column> readColumns() {
    return isKeyed() ? columns.subList(0, 1) : columns;
  }

  /** Returns the type of the column that is compared. */
  String keyType() {
    return columns.get(isKeyed() ? 1 : 0).type();
  }

  /** Tells whether a second column holds what is compared. */
  private boolean isKeyed() {
    return kind == FieldKind.TEXT || kind == FieldKind.POINT;
  }

  /** Returns the columns that an index on the field holds, each with its direction. */
  List<String> indexed() {
    return switch (kind) {
      case TEXT, POINT -> List.of(Names.quoted(name + "_key"));
      case MONEY -> List.of(Names.quoted(name + "_currency"), Names.quoted(name + "_minor"));
      // The newest come first in most lists, and ties are ordered by ascending id in both
      // directions, so only a descending index gives that order without sorting.
      case INSTANT -> List.of(Names.quoted(name) + " DESC");
      default -> List.of(Names.quoted(name));
    };
  }

  Term term(String alias) {
    String start = alias + ".";
    return switch (kind) {
      case TEXT -> term(start + Names.quoted(name + "_key"), Cell.KEY, null);
      case POINT -> term(start + Names.quoted(name + "_key"), Cell.PLACE, null);
      case MONEY ->
          term(
              start + Names.quoted(name + "_minor"),
              cell,
              Sql.of(start + Names.quoted(name + "_currency")));
      default -> term(start + Names.quoted(name), cell, null);
    };
  }

  private Term term(String key, Cell keyCell, @Nullable Sql currency) {
    return new Term(field.type(), keyCell, Sql.of(key), currency, !isRequired());
  }

  private boolean isRequired() {
    return field.is(FieldTrait.REQUIRED)
        || (field.is(FieldTrait.SYSTEM)
            && !field.name().equals(EntityType.ARCHIVED_AT)
            && field.references().isEmpty());
  }

  /**
   * Returns those of some fields that any owner has a value of. What is left out of a statement
   * need not be bound, and binding is much of what inserting many rows costs.
   */
  static <O> List<FieldColumns<O>> present(List<FieldColumns<O>> fields, List<O> owners) {
    List<FieldColumns<O>> present = new ArrayList<>(fields.size());
    for (FieldColumns<O> field : fields) {
      if (field.isRequired() || field.isPresent(owners)) {
        present.add(field);
      }
    }
    return present;
  }

  private boolean isPresent(List<O> owners) {
    for (O owner : owners) {
      if (field.get(owner) != null) {
        return true;
      }
    }
    return false;
  }

  /** Binds the value of an owner and returns the position after it. */
  int bind(PreparedStatement statement, int at, O owner) throws SQLException {
    Object value = field.get(owner);
    if (value == null) {
      for (int i = 0; i < columns.size(); i++) {
        statement.setNull(at + i, Types.NULL);
      }
      return at + columns.size();
    }
    switch (kind) {
      case TEXT -> {
        String text = (String) value;
        statement.setString(at, text);
        statement.setString(at + 1, Folding.fold(text));
      }
      case MONEY -> {
        Money money = (Money) value;
        statement.setLong(at, money.minor());
        statement.setString(at + 1, money.currency().getCurrencyCode());
      }
      case POINT -> {
        statement.setString(at, value.toString());
        statement.setString(at + 1, ((GeoPoint) value).key());
      }
      case CODE -> statement.setString(at, (String) value);
      default -> Sql.bind(statement, at, cell.toColumn(value));
    }
    return at + columns.size();
  }

  /** Reads a value from the first of its {@link #readColumns()}. */
  @Nullable Object read(ResultSet rows, int at) throws SQLException {
    Object value = cell.read(rows, at);
    return value == null || kind != FieldKind.MONEY
        ? value
        : Money.ofMinor((Long) value, Currency.getInstance(rows.getString(at + 1)));
  }
}
