package dev.crmcore.capture;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import java.time.Duration;
import java.util.Set;

/**
 * What a form's fields mean to the guard, and how strict it is. Immutable and safe for all threads.
 *
 * @param traps the fields that people do not see: whoever fills one in is a machine
 * @param names the fields that hold a person's name
 * @param emails the fields that hold an e-mail address
 * @param quickest how long a person takes at least to fill the form in
 * @param most how many submissions of one source are taken within the window
 * @param window the window
 */
public record FormRules(
    Set<String> traps,
    Set<String> names,
    Set<String> emails,
    Duration quickest,
    int most,
    Duration window) {
  /** Copies the sets. */
  public FormRules {
    traps = Set.copyOf(traps);
    names = Set.copyOf(names);
    emails = Set.copyOf(emails);
    requireNonNull(quickest, "quickest");
    requireNonNull(window, "window");
    if (most < 1 || quickest.isNegative() || window.isNegative() || window.isZero()) {
      throw new InvalidInputException(
          "A form takes at least 1 submission within a window, and no time is negative: %d within %s, quickest %s."
              .formatted(most, window, quickest));
    }
  }

  /**
   * Returns rules by the usual names of fields: {@code website_url} is a trap, {@code name}, {@code
   * first_name} and {@code last_name} are names, {@code email} is an e-mail address; three seconds
   * at least, ten in an hour at most.
   */
  public static FormRules defaults() {
    return new FormRules(
        Set.of("website_url"),
        Set.of("name", "first_name", "last_name"),
        Set.of("email"),
        Duration.ofSeconds(3),
        10,
        Duration.ofHours(1));
  }

  /** Returns rules with other traps. */
  public FormRules withTraps(String... fields) {
    return new FormRules(Set.of(fields), names, emails, quickest, most, window);
  }

  /** Returns rules with other names of fields for names. */
  public FormRules withNames(String... fields) {
    return new FormRules(traps, Set.of(fields), emails, quickest, most, window);
  }

  /** Returns rules with other names of fields for e-mail addresses. */
  public FormRules withEmails(String... fields) {
    return new FormRules(traps, names, Set.of(fields), quickest, most, window);
  }

  /** Returns rules for forms that take longer or less long to fill in. */
  public FormRules withQuickest(Duration least) {
    return new FormRules(traps, names, emails, least, most, window);
  }

  /** Returns rules that take more or fewer submissions of one source. */
  public FormRules withRate(int atMost, Duration within) {
    return new FormRules(traps, names, emails, quickest, atMost, within);
  }
}
