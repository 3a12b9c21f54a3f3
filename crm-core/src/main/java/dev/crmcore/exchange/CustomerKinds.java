package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.CustomerKind;
import java.util.Locale;

/** The words by which files tell people from organisations. */
final class CustomerKinds {
  private CustomerKinds() {}

  /**
   * Reads such a word.
   *
   * @throws InvalidInputException with the code {@code E_TYPE} if it is none
   */
  static CustomerKind parse(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "person",
          "contact",
          "individual",
          "человек",
          "контакт",
          "физлицо",
          "физическое лицо",
          "个人" ->
          CustomerKind.PERSON;
      case "organization",
          "organisation",
          "company",
          "account",
          "business",
          "организация",
          "компания",
          "юрлицо",
          "юридическое лицо",
          "公司",
          "企业",
          "单位" ->
          CustomerKind.ORGANIZATION;
      default ->
          throw new InvalidInputException(
              "E_TYPE",
              "'%s' is neither 'person' nor 'organization'. Correct it, or map the column to '-'."
                  .formatted(text));
    };
  }
}
