package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Folding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules for the names of columns, whatever the format. */
final class HeaderNames {
  /** The most columns a file may have. */
  static final int MAX = 2_000;

  private HeaderNames() {}

  /**
   * Returns the names without blanks around them and without what an export put before formulas.
   *
   * @throws InvalidInputException if there are too many, or two are equal
   */
  static List<String> checked(String file, List<String> cells) {
    if (cells.size() > MAX) {
      throw tooMany(file, Integer.toString(cells.size()));
    }
    List<String> names = new ArrayList<>(cells.size());
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      String column = FormulaGuard.unescape(cells.get(i)).strip();
      Integer other = column.isEmpty() ? null : seen.put(Folding.fold(column), i);
      if (other != null) {
        throw new InvalidInputException(
            "E_DUP_HEADER",
            "The columns %d and %d have the same name, '%s'. Rename one of them."
                .formatted(other + 1, i + 1, column));
      }
      names.add(column);
    }
    return names;
  }

  static InvalidInputException tooMany(String file, String count) {
    return new InvalidInputException(
        "E_LIMIT_COLUMNS",
        "'%s' has %s columns; at most %,d are read. Leave out what is not needed."
            .formatted(file, count, MAX));
  }
}
