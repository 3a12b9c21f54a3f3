package dev.crmcore.exchange;

import dev.crmcore.field.Folding;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names and codes of countries, as the platform's locale data has them in some languages. */
final class Countries {
  private static final List<Locale> LANGUAGES =
      List.of(
          Locale.ENGLISH,
          Locale.GERMAN,
          Locale.FRENCH,
          Locale.CHINESE,
          Locale.forLanguageTag("ru"),
          Locale.forLanguageTag("es"));
  private static final Set<String> KNOWN = known();

  private Countries() {}

  static boolean isKnown(String text) {
    return KNOWN.contains(Folding.fold(text));
  }

  private static Set<String> known() {
    Set<String> names = new HashSet<>(Set.of("usa", "uk", "рф", "сша"));
    for (String code : Locale.getISOCountries()) {
      Locale country = new Locale.Builder().setRegion(code).build();
      names.add(Folding.fold(code));
      names.add(Folding.fold(country.getISO3Country()));
      LANGUAGES.forEach(language -> names.add(Folding.fold(country.getDisplayCountry(language))));
    }
    return Set.copyOf(names);
  }
}
