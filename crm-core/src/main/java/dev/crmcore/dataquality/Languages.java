package dev.crmcore.dataquality;

import dev.crmcore.field.Folding;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Codes of ISO 639 and the names of languages, in English, in Russian and in themselves. */
final class Languages {
  private static final Set<String> CODES = Set.of(Locale.getISOLanguages());
  private static final Map<String, String> BY_NAME = byName();

  private Languages() {}

  /** Tells whether a text begins as a BCP 47 tag does; the codes of three letters are not known. */
  static boolean isTag(String text) {
    int end = 0;
    while (end < text.length() && isLetter(text.charAt(end))) {
      end++;
    }
    boolean ended = end == text.length() || text.charAt(end) == '-';
    return ended
        && ((end == 2 && CODES.contains(text.substring(0, 2).toLowerCase(Locale.ROOT)))
            || end == 3);
  }

  private static boolean isLetter(char c) {
    return Characters.isAsciiLetterOrDigit(c) && !Characters.isDigit(c);
  }

  /** Returns the tag that is meant, or null if it cannot be told. */
  static @Nullable String find(String written) {
    String tag = written.strip().replace('_', '-');
    return isTag(tag) ? tag : BY_NAME.get(Folding.fold(tag));
  }

  private static Map<String, String> byName() {
    Map<String, String> names = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      Locale language = new Locale(code);
      for (Locale in : List.of(Locale.ENGLISH, new Locale("ru"))) {
        names.putIfAbsent(Folding.fold(language.getDisplayLanguage(in)), code);
      }
    }
    for (String code :
        List.of(
            "ar", "de", "el", "es", "fr", "hi", "it", "ja", "ko", "nl", "pl", "pt", "tr", "uk",
            "vi", "zh")) {
      Locale language = new Locale(code);
      names.putIfAbsent(Folding.fold(language.getDisplayLanguage(language)), code);
    }
    return Map.copyOf(names);
  }
}
