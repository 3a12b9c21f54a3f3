package dev.crmcore.dataquality;

import dev.crmcore.field.Folding;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a country as people write it: its ISO 3166-1 code of two or three letters, or its name
 * in English, German, French, Spanish, Italian, Russian, Chinese, Japanese, Korean, Arabic, Czech,
 * Dutch, Polish, Portuguese, Turkish or Ukrainian.
 */
final class Countries {
  private static final Map<String, String> BY_NAME = byName();

  private Countries() {}

  /** Returns the code of two letters, or null for none or one that is not recognised. */
  static @Nullable String find(@Nullable String written) {
    if (written == null || written.isEmpty()) {
      return null;
    }
    // Most are written as the two capital letters of the standard.
    String known = BY_NAME.get(written);
    return known != null ? known : BY_NAME.get(Folding.fold(written.strip()));
  }

  private static Map<String, String> byName() {
    List<Locale> languages =
        List.of(
            Locale.ENGLISH,
            Locale.GERMAN,
            Locale.FRENCH,
            new Locale("es"),
            Locale.ITALIAN,
            new Locale("ru"),
            Locale.SIMPLIFIED_CHINESE,
            Locale.JAPANESE,
            Locale.KOREAN,
            new Locale("ar"),
            new Locale("cs"),
            new Locale("nl"),
            new Locale("pl"),
            new Locale("pt"),
            new Locale("tr"),
            new Locale("uk"));
    Map<String, String> names = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      Locale country = new Locale("", code);
      for (Locale language : languages) {
        names.putIfAbsent(Folding.fold(country.getDisplayCountry(language)), code);
      }
      names.put(Folding.fold(country.getISO3Country()), code);
    }
    for (String code : Locale.getISOCountries()) {
      names.put(code, code);
      names.put(Folding.fold(code), code);
    }
    names.putAll(
        Map.ofEntries(
            Map.entry("uk", "GB"),
            Map.entry("england", "GB"),
            Map.entry("scotland", "GB"),
            Map.entry("wales", "GB"),
            Map.entry("great britain", "GB"),
            Map.entry("великобритания", "GB"),
            Map.entry("u.s.a.", "US"),
            Map.entry("u.s.", "US"),
            Map.entry("united states of america", "US"),
            Map.entry("сша", "US"),
            Map.entry("рф", "RU"),
            Map.entry("российская федерация", "RU"),
            Map.entry("russian federation", "RU"),
            Map.entry("czech republic", "CZ"),
            Map.entry("holland", "NL"),
            Map.entry("белоруссия", "BY"),
            Map.entry("china", "CN"),
            Map.entry("prc", "CN"),
            Map.entry("中华人民共和国", "CN")));
    return Map.copyOf(names);
  }
}
