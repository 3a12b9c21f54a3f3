package dev.crmcore.dataquality;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.quality.QualityRule;
import java.util.Map;

/**
 * Makes quality rules out of what a host knows about its own data.
 *
 * @since 0.1
 */
public final class QualityRules {
  private QualityRules() {}

  /**
   * Returns a rule of conformity and weight 1 that asks for the usual form of a value, and mends
   * what is written in another: "МСК" is "Москва". A value that the dictionary does not know
   * passes; case and blanks around it do not matter. The rule is immutable and safe for all
   * threads.
   *
   * @param id the name of the rule, such as {@code "job-title-usual"}
   * @param field {@code jobTitle}, {@code salutation}, {@code industry} or {@code source}, or
   *     {@code city} or {@code region} for those of every address
   * @param forms what is written, and how it should be written
   * @throws InvalidInputException with the code {@code E_FIELD} if the field is another one, with
   *     {@code E_DICTIONARY} if a form is itself to be written in another way
   */
  public static QualityRule dictionary(String id, String field, Map<String, String> forms) {
    requireNonNull(id, "id");
    return ValueDictionary.of(forms).rule(id, WordField.named(field));
  }
}
