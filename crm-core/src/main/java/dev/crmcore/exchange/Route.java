package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way from the cells of a row to one field.
 *
 * @param from the columns it reads, for people
 * @param columns their places in the row, from 0; none for a constant
 * @param part what is taken of the cells
 * @param values what values are written as instead, or null
 * @param target where it goes
 */
record Route(
    String from, List<Integer> columns, Part part, @Nullable Translation values, Target target) {
  /** Takes a text from the cells that a route reads; each is clean already. */
  @FunctionalInterface
  interface Part {
    String of(List<String> cells);
  }

  Route {
    columns = List.copyOf(columns);
  }

  static Route take(String column, int place, @Nullable ValueMap values, Target target) {
    return new Route(
        column,
        List.of(place),
        cells -> cells.get(0),
        values == null ? null : new Translation(values),
        target);
  }

  static Route join(List<String> names, List<Integer> places, String separator, Target target) {
    return new Route(
        String.join(", ", names),
        places,
        cells ->
            String.join(separator, cells.stream().filter(cell -> !cell.isEmpty()).toList()).strip(),
        null,
        target);
  }

  /** Takes one part of a cell that a separator parts; the last takes the rest. */
  static Route split(
      String column, int place, String separator, int part, int parts, Target target) {
    return new Route(
        column, List.of(place), cells -> part(cells.get(0), separator, part, parts), null, target);
  }

  private static String part(String cell, String separator, int part, int parts) {
    int start = 0;
    for (int i = 0; i < part; i++) {
      int end = cell.indexOf(separator, start);
      if (end < 0) {
        return "";
      }
      start = end + separator.length();
    }
    int end = part == parts - 1 ? -1 : cell.indexOf(separator, start);
    return (end < 0 ? cell.substring(start) : cell.substring(start, end)).strip();
  }

  /** Takes the characters of a cell from one position to another. */
  static Route slice(String column, int place, int from, int to, Target target) {
    return new Route(column, List.of(place), cells -> slice(cells.get(0), from, to), null, target);
  }

  private static String slice(String cell, int from, int to) {
    int length = cell.codePointCount(0, cell.length());
    return from >= length
        ? ""
        : cell.substring(
                cell.offsetByCodePoints(0, from), cell.offsetByCodePoints(0, Math.min(to, length)))
            .strip();
  }

  static Route constant(String value, Target target) {
    return new Route("", List.of(), cells -> value, null, target);
  }

  boolean isConstant() {
    return columns.isEmpty();
  }

  /** Returns the text of a row that this way leads to its field, as it stands in the file. */
  String text(List<String> row) {
    if (columns.size() == 1) {
      return part.of(List.of(row.get(columns.get(0))));
    }
    List<String> cells = new ArrayList<>(columns.size());
    columns.forEach(place -> cells.add(row.get(place)));
    return part.of(cells);
  }

  /**
   * Gives a text to the field, unless it is empty.
   *
   * @throws InvalidInputException if it is no value of the field
   */
  void read(String text, RowValues row) {
    String value = values == null ? text : values.of(text);
    if (!value.isEmpty()) {
      if (!target.takesLines()) {
        Cells.requireLine(value);
      }
      target.read(value, row);
    }
  }

  /**
   * Gives a JSON array to the field.
   *
   * @throws InvalidInputException if the field takes one value, or other values
   */
  void readStructure(String json, RowValues row) {
    if (values != null) {
      throw new InvalidInputException(
          "E_TYPE", "The mapping translates one value, not a list. Give one.");
    }
    target.readStructure(json, row);
  }

  /** Tells whether it takes a cell whole that is no text. */
  boolean takesStructure(Set<Integer> structured) {
    return columns.size() == 1 && structured.contains(columns.get(0));
  }

  /** A value map, ready for many values. */
  static final class Translation {
    private final ValueMap map;
    private final Map<String, String> folded;

    Translation(ValueMap map) {
      this.map = map;
      this.folded = map.folded();
    }

    String of(String text) {
      String replacement = folded.get(ValueMap.folded(text));
      if (replacement != null || text.isEmpty()) {
        return replacement == null ? "" : replacement;
      }
      return switch (map.otherwise()) {
        case KEEP -> text;
        case CONSTANT -> String.valueOf(map.constant());
        case REJECT ->
            throw new InvalidInputException(
                "E_VALUE",
                "'%s' is none of the values that the mapping lists: %s. Correct it, or add it to the mapping."
                    .formatted(
                        ImportError.shortened(text), String.join(", ", map.values().keySet())));
      };
    }
  }
}
