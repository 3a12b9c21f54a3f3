package dev.crmcore.jdbc;

/**
 * One column of a table.
 *
 * @param name without quotes
 * @param type as the dialect calls it
 * @param required whether it is never null
 * @param parameter the expression that a value is bound in, usually a mere parameter
 */
record Column(String name, String type, boolean required, String parameter) {
  Column(String name, String type, boolean required) {
    this(name, type, required, "?");
  }

  String definition() {
    return Names.quoted(name) + " " + type + (required ? " NOT NULL" : "");
  }
}
