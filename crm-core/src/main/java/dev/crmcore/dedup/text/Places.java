package dev.crmcore.dedup.text;

import java.util.HashMap;
import java.util.Map;

/**
 * One key for the names of a city or region: transliteration variants, usual abbreviations, and
 * names in two languages.
 *
 * <p>Pure function, safe for use by several threads.
 *
 * @since 0.1
 */
public final class Places {
  private static final String SAME =
      """
      moskva moscow msk
      sankt peterburg saint petersburg st petersburg spb piter
      kiev kyiv kyyiv kiyev
      kharkov kharkiv
      odessa odesa
      dnepr dnipro dnepropetrovsk
      lvov lviv
      minsk mensk
      almaty almati alma ata
      nizhnii novgorod nizhniy novgorod nizhny novgorod n novgorod nn
      ekaterinburg yekaterinburg ekb
      rostov na donu rostov on don rostov
      new york nyc new york city
      los angeles la
      munich munchen muenchen
      vienna wien
      cologne koln koeln
      warsaw warszawa
      prague praha
      beijing peking
      """;
  private static final Map<String, String> KEYS = read();

  private Places() {}

  private static Map<String, String> read() {
    // Multi-word names are told apart by the known list below; single words stand for themselves.
    String[] several = {
      "sankt peterburg",
      "saint petersburg",
      "st petersburg",
      "nizhnii novgorod",
      "nizhniy novgorod",
      "nizhny novgorod",
      "n novgorod",
      "rostov na donu",
      "rostov on don",
      "new york city",
      "new york",
      "los angeles",
      "alma ata"
    };
    Map<String, String> keys = new HashMap<>();
    for (String line : SAME.strip().split("\n", -1)) {
      String rest = line.strip();
      String head = "";
      while (!rest.isEmpty()) {
        String name = rest.split(" ", 2)[0];
        for (String longer : several) {
          if (rest.startsWith(longer) && longer.length() > name.length()) {
            name = longer;
          }
        }
        rest = rest.substring(name.length()).strip();
        String key = SoundKey.of(name);
        head = head.isEmpty() ? key : head;
        keys.put(key, head);
      }
    }
    return Map.copyOf(keys);
  }

  /** Returns the key of a place as written, empty if it has no letters. */
  public static String keyOf(String place) {
    String folded = TextFolding.fold(place);
    if (folded.startsWith("g ") || folded.startsWith("gorod ")) {
      folded = folded.substring(folded.indexOf(' ') + 1);
    }
    String key = SoundKey.of(folded);
    return KEYS.getOrDefault(key, key);
  }

  /** Tells whether this is one of the cities that are known by several names. */
  public static boolean isKnown(String place) {
    String key = keyOf(place);
    return !key.isEmpty() && KEYS.containsValue(key);
  }
}
