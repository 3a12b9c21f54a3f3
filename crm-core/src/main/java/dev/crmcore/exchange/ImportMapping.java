package dev.crmcore.exchange;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.MappingEntry.Constant;
import dev.crmcore.exchange.MappingEntry.Join;
import dev.crmcore.exchange.MappingEntry.Split;
import dev.crmcore.exchange.MappingEntry.Take;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What each column of a file becomes: a value that is written and read as JSON, kept in the base
 * under a name, and used again for the next file of the kind. Columns that it does not name are
 * still known by their headers. Immutable; safe for all threads.
 *
 * <pre>{@code
 * ImportMapping mapping = ImportMapping.to(ImportTarget.CUSTOMERS)
 *     .take("Kdnr", "externalId")
 *     .split("Ort", ", ", "address.city", "address.postalCode")
 *     .join("fullName", " ", "Vorname", "Nachname")
 *     .constant("address.country", "DE");
 * }</pre>
 *
 * @param name the name under which it is kept, or empty
 * @param version which of its versions it is, from 1; 0 where it is not kept
 * @param target what the rows become
 * @param entries the statements, in order
 */
public record ImportMapping(
    String name, int version, ImportTarget target, List<MappingEntry> entries) {
  /** Copies the entries. */
  public ImportMapping {
    requireNonNull(name, "name");
    requireNonNull(target, "target");
    entries = List.copyOf(entries);
    if (version < 0) {
      throw new InvalidInputException(
          "E_MAP", "The versions of a mapping count from 1, not " + version + ".");
    }
  }

  /** Returns a mapping without entries, which leaves all to the headers. */
  public static ImportMapping to(ImportTarget target) {
    return new ImportMapping("", 0, target, List.of());
  }

  /**
   * Returns the simple form for customers.
   *
   * @param fieldByColumn field by column; the field {@code -} leaves a column out
   */
  public static ImportMapping of(Map<String, String> fieldByColumn) {
    List<MappingEntry> entries = new ArrayList<>();
    fieldByColumn.forEach((column, field) -> entries.add(new Take(column, field, null)));
    return to(ImportTarget.CUSTOMERS).with(entries);
  }

  /**
   * Reads the JSON form, or the simple one: an object of fields by column.
   *
   * @throws InvalidInputException with the code {@code E_MAP} if it is neither; the message names
   *     the entry
   */
  public static ImportMapping parse(String json) {
    return MappingJson.read(json);
  }

  /** Writes the JSON form, which {@link #parse} reads back to an equal mapping. */
  public String toJson() {
    return MappingJson.write(this);
  }

  /** Returns this mapping with the column as a field. */
  public ImportMapping take(String column, String field) {
    return plus(new Take(column, field, null));
  }

  /** Returns this mapping with the column as a field, its values written otherwise. */
  public ImportMapping take(String column, String field, ValueMap values) {
    return plus(new Take(column, field, requireNonNull(values, "values")));
  }

  /** Returns this mapping without the column. */
  public ImportMapping leaveOut(String column) {
    return plus(new Take(column, MappingEntry.LEFT_OUT, null));
  }

  /** Returns this mapping with the column as several fields, parted by a separator. */
  public ImportMapping split(String column, String separator, String... fields) {
    return plus(new Split(column, separator, List.of(), List.of(fields)));
  }

  /** Returns this mapping with several columns as one field. */
  public ImportMapping join(String field, String separator, String... columns) {
    return plus(new Join(List.of(columns), separator, field));
  }

  /** Returns this mapping with a field that has the same value in every row. */
  public ImportMapping constant(String field, String value) {
    return plus(new Constant(field, value));
  }

  /** Returns this mapping with another entry at its end. */
  public ImportMapping plus(MappingEntry entry) {
    List<MappingEntry> more = new ArrayList<>(entries);
    more.add(requireNonNull(entry, "entry"));
    return with(more);
  }

  /** Returns this mapping under a name, as not yet kept. */
  public ImportMapping named(String another) {
    return new ImportMapping(another, 0, target, entries);
  }

  private ImportMapping with(List<MappingEntry> others) {
    return new ImportMapping(name, version, target, others);
  }
}
