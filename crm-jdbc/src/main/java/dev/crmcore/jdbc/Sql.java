package dev.crmcore.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A statement under construction with the values that are bound to it. */
final class Sql {
  private final StringBuilder text = new StringBuilder();
  private final List<@Nullable Object> values = new ArrayList<>();

  /** Returns a statement that starts with a text and the values bound in it. */
  static Sql of(String text, Object... bound) {
    Sql sql = new Sql();
    sql.text.append(text);
    sql.values.addAll(Arrays.asList(bound));
    return sql;
  }

  Sql append(String more) {
    text.append(more);
    return this;
  }

  Sql append(Sql more) {
    text.append(more.text);
    values.addAll(more.values);
    return this;
  }

  /** Appends a parameter and binds a value to it. */
  Sql bind(@Nullable Object value) {
    text.append('?');
    values.add(value);
    return this;
  }

  Sql bindAll(List<?> all) {
    for (int i = 0; i < all.size(); i++) {
      if (i > 0) {
        text.append(", ");
      }
      bind(all.get(i));
    }
    return this;
  }

  String text() {
    return text.toString();
  }

  void bindTo(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      bind(statement, i + 1, values.get(i));
    }
  }

  /** Binds one value by its Java type. */
  static void bind(PreparedStatement statement, int at, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      statement.setNull(at, Types.NULL);
    } else if (value instanceof String string) {
      statement.setString(at, string);
    } else if (value instanceof Long number) {
      statement.setLong(at, number);
    } else if (value instanceof Integer number) {
      statement.setInt(at, number);
    } else if (value instanceof Double number) {
      statement.setDouble(at, number);
    } else if (value instanceof byte[] bytes) {
      statement.setBytes(at, bytes);
    } else if (value instanceof Object[] list) {
      statement.setArray(at, statement.getConnection().createArrayOf(elementType(list), list));
    } else {
      statement.setObject(at, value); // ids, dates and times where the engine has a type for them
    }
  }

  private static String elementType(Object[] list) {
    Object first = list[0];
    return first instanceof Long || first instanceof Integer
        ? "int8"
        : first instanceof Double
            ? "float8"
            : first instanceof UUID
                ? "uuid"
                : first instanceof LocalDate
                    ? "date"
                    : first instanceof OffsetDateTime
                        ? "timestamptz"
                        : first instanceof Boolean ? "bool" : "text";
  }

  @Override
  public String toString() {
    return text();
  }
}
