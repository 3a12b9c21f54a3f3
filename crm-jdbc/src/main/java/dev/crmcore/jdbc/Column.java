package dev.crmcore.jdbc;

/**
 * One column of a table.
 *
 * @param name without quotes
 * @param type as the dialect calls it
 * @param required whether it is never null
 */
record Column(String name, String type, boolean required) {
  String definition() {
    return Names.quoted(name) + " " + type + (required ? " NOT NULL" : "");
  }
}
