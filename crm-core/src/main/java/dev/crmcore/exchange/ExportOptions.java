package dev.crmcore.exchange;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an export looks like. Immutable.
 *
 * @param columns the columns in the words of an import map, such as {@code givenName}, {@code
 *     email}, {@code address.city}; empty for all
 * @param idSystem the system whose external id is the customer's id in the file; customers without
 *     one, and all where this is null, are known by their own id
 * @param spreadsheetSafe whether cells that a spreadsheet would take for formulas are escaped, so
 *     that an import restores them
 */
public record ExportOptions(
    List<String> columns, @Nullable String idSystem, boolean spreadsheetSafe) {
  /** All columns, own ids, safe for spreadsheets. */
  public static final ExportOptions DEFAULTS = new ExportOptions(List.of(), null, true);

  /** Copies the columns. */
  public ExportOptions {
    columns = List.copyOf(columns);
  }

  /** Returns these options with some columns only. */
  public ExportOptions withColumns(String... names) {
    return new ExportOptions(List.of(names), idSystem, spreadsheetSafe);
  }

  /** Returns these options with the ids of a system. */
  public ExportOptions withIdsOf(String system) {
    return new ExportOptions(columns, requireNonNull(system, "system"), spreadsheetSafe);
  }

  /**
   * Returns these options without the escape of formulas: only for readers that are no
   * spreadsheets, since a cell such as {@code =HYPERLINK(…)} runs where it is opened.
   */
  public ExportOptions raw() {
    return new ExportOptions(columns, idSystem, false);
  }
}
