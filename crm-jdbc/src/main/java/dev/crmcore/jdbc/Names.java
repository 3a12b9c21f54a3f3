package dev.crmcore.jdbc;

import dev.crmcore.error.InvalidInputException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names in SQL. They come from the catalogue alone, and are quoted all the same. */
final class Names {
  private static final Pattern CAMEL = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
  private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,29}|");

  private Names() {}

  /** Returns the snake_case form of a lower camel case name. */
  static String snake(String camel) {
    if (!CAMEL.matcher(camel).matches()) {
      throw new InvalidInputException(
          "A name of the catalogue is lower camel case with at most 40 ASCII letters and digits,"
              + " but was '"
              + camel
              + "'.");
    }
    StringBuilder snake = new StringBuilder(camel.length() + 4);
    for (int i = 0; i < camel.length(); i++) {
      char letter = camel.charAt(i);
      if (Character.isUpperCase(letter)) {
        snake.append('_');
      }
      snake.append(letter);
    }
    return snake.toString().toLowerCase(Locale.ROOT);
  }

  /** Returns a name in quotes, so that a reserved word can be one. */
  static String quoted(String name) {
    return '"' + name + '"';
  }

  /** Returns a quoted name, with a schema in front unless that is empty. */
  static String qualified(String schema, String name) {
    return schema.isEmpty() ? quoted(name) : quoted(schema) + "." + quoted(name);
  }

  /** Returns the name of a schema that is safe in a statement. */
  static String checkedSchema(String schema) {
    if (!PREFIX.matcher(schema).matches()) {
      throw new InvalidInputException(
          "The name of a schema has at most 30 small ASCII letters, digits and underscores and"
              + " starts with a letter, but was '"
              + schema
              + "'.");
    }
    return schema;
  }

  /** Returns a prefix that is safe in front of a table name. */
  static String checkedPrefix(String prefix) {
    if (!PREFIX.matcher(prefix).matches()) {
      throw new InvalidInputException(
          "A table prefix has at most 30 small ASCII letters, digits and underscores and starts"
              + " with a letter, but was '"
              + prefix
              + "'.");
    }
    return prefix;
  }
}
