package dev.crmcore.dataquality;

import static dev.crmcore.quality.QualityDimension.CONFORMITY;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Folding;
import dev.crmcore.quality.QualityFinding;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What is written in several ways, and the one that was agreed on. */
record ValueDictionary(Map<String, String> forms) {
  /** Cities by the short names that people type. */
  static final ValueDictionary CITIES =
      of(
          Map.ofEntries(
              Map.entry("МСК", "Москва"),
              Map.entry("г. Москва", "Москва"),
              Map.entry("г.Москва", "Москва"),
              Map.entry("г Москва", "Москва"),
              Map.entry("СПб", "Санкт-Петербург"),
              Map.entry("С-Петербург", "Санкт-Петербург"),
              Map.entry("С.-Петербург", "Санкт-Петербург"),
              Map.entry("Санкт Петербург", "Санкт-Петербург"),
              Map.entry("г. Санкт-Петербург", "Санкт-Петербург"),
              Map.entry("г Санкт-Петербург", "Санкт-Петербург"),
              Map.entry("Питер", "Санкт-Петербург"),
              Map.entry("ЕКБ", "Екатеринбург"),
              Map.entry("Н. Новгород", "Нижний Новгород"),
              Map.entry("Н.Новгород", "Нижний Новгород"),
              Map.entry("Ростов на Дону", "Ростов-на-Дону"),
              Map.entry("NYC", "New York"),
              Map.entry("New York City", "New York"),
              Map.entry("SF", "San Francisco"),
              Map.entry("北京市", "北京"),
              Map.entry("上海市", "上海")));

  static ValueDictionary of(Map<String, String> written) {
    Map<String, String> forms = new HashMap<>();
    written.forEach((from, to) -> forms.put(key(from), to));
    forms.forEach(
        (from, to) -> {
          if (!forms.getOrDefault(key(to), to).equals(to)) {
            throw new InvalidInputException(
                "E_DICTIONARY",
                "The dictionary writes '%s' for '%s', but that in another way. Give one form."
                    .formatted(to, from));
          }
        });
    return new ValueDictionary(Map.copyOf(forms));
  }

  private static String key(String value) {
    return Folding.fold(value.strip());
  }

  private String usual(String value) {
    return forms.getOrDefault(key(value), value);
  }

  /** Returns the rule that values of a field are written in their usual form. */
  Rule rule(String id, WordField field) {
    return new Rule(
            id,
            CONFORMITY,
            1,
            "Values of '" + field.field() + "' are written in their usual form.",
            Set.of(field.reads()),
            customer -> field.first(customer, value -> true) != null,
            (customer, clock) -> {
              String found = field.first(customer, value -> !usual(value).equals(value));
              return found == null
                  ? null
                  : new QualityFinding(
                      field.reads(), found, "'" + found + "' is written '" + usual(found) + "'.");
            })
        .mendedBy((customer, clock) -> field.written(customer, this::usual));
  }
}
