package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import java.util.Arrays;
import java.util.Locale;

/** What the rows of a file become. */
public enum ImportTarget {
  /** People and organisations, with the affiliation of the one to the other. */
  CUSTOMERS,
  /** Touches on the timelines of customers. */
  INTERACTIONS,
  /** What customers bought, a row an order or a row a line of one. */
  PURCHASES,
  /** Sales in progress, won or lost. */
  DEALS;

  /** Returns the word by which mappings and the command line know it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads the word.
   *
   * @throws InvalidInputException with the code {@code E_MAP} if it is none
   */
  public static ImportTarget parse(String word) {
    for (ImportTarget target : values()) {
      if (target.word().equals(word.strip().toLowerCase(Locale.ROOT))) {
        return target;
      }
    }
    throw new InvalidInputException(
        "E_MAP",
        "'%s' is nothing that rows become. There are: %s."
            .formatted(
                word, String.join(", ", Arrays.stream(values()).map(ImportTarget::word).toList())));
  }
}
