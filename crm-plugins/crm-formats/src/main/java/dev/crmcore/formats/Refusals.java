package dev.crmcore.formats;

import dev.crmcore.error.InvalidInputException;

/** What is said of files that cannot be read as a whole. */
final class Refusals {
  private Refusals() {}

  static InvalidInputException unsupported(String name, String what) {
    return new InvalidInputException(
        "E_UNSUPPORTED",
        "'%s' is %s. Save it as an Excel workbook (.xlsx) or as CSV.".formatted(name, what));
  }

  static InvalidInputException broken(String name, String where, Exception cause) {
    return new InvalidInputException(
        "E_SYNTAX",
        "'%s' is damaged: %s cannot be read. Save it again in the program it comes from."
            .formatted(name, where),
        cause);
  }

  static InvalidInputException empty(String name, String what) {
    return new InvalidInputException("E_EMPTY", "'%s' is empty: %s.".formatted(name, what));
  }

  static InvalidInputException ratio(String name, String what) {
    return new InvalidInputException(
        "E_LIMIT_RATIO",
        "'%s' is refused: %s. Save it again in the program it comes from, or as CSV."
            .formatted(name, what));
  }

  static InvalidInputException unreadable(String name, Exception cause) {
    return new InvalidInputException(
        "E_FILE_UNREADABLE",
        "'%s' could not be read to its end. Try again.".formatted(name),
        cause);
  }
}
