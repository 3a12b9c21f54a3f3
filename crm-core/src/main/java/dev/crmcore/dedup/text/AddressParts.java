package dev.crmcore.dedup.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A street address split into numbers and words: kinds of street shortened to one spelling, words
 * that only say "house" or "street" dropped.
 *
 * @param numbers house, flat and other numbers with their letters, in the order written
 * @param words what names the street and place, folded
 * @since 0.1
 */
public record AddressParts(List<String> numbers, List<String> words) {
  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("north", "n"),
          Map.entry("south", "s"),
          Map.entry("east", "e"),
          Map.entry("west", "w"),
          Map.entry("saint", "st"),
          Map.entry("mount", "mt"),
          Map.entry("fort", "ft"),
          Map.entry("first", "1"),
          Map.entry("second", "2"),
          Map.entry("third", "3"));
  private static final Set<String> DROPPED =
      Set.of(
          // kinds of street, whole and short
          "street",
          "str",
          "st",
          "saint",
          "road",
          "rd",
          "avenue",
          "ave",
          "av",
          "lane",
          "ln",
          "drive",
          "dr",
          "close",
          "cl",
          "court",
          "ct",
          "place",
          "pl",
          "crescent",
          "cres",
          "cr",
          "terrace",
          "tce",
          "ter",
          "terr",
          "boulevard",
          "blvd",
          "parkway",
          "pkwy",
          "highway",
          "hwy",
          "square",
          "sq",
          "circuit",
          "cct",
          "way",
          "parade",
          "pde",
          "circle",
          "cir",
          "trail",
          "trl",
          "grove",
          "gr",
          "strasse",
          "stresse",
          "rue",
          "calle",
          "via",
          "plaza",
          "piazza",
          "alley",
          "pike",
          "ulitsa",
          "ulica",
          "ul",
          "vulytsia",
          "vulytsya",
          "vul",
          "prospekt",
          "prosp",
          "prt",
          "pr",
          "pereulok",
          "per",
          "ploshchad",
          "bulvar",
          "bul",
          "bulv",
          "naberezhnaya",
          "nab",
          "shosse",
          "proezd",
          "pos",
          "g",
          "gorod",
          // words before numbers
          "house",
          "dom",
          "d",
          "budynok",
          "bud",
          "apartment",
          "apt",
          "appt",
          "flat",
          "unit",
          "suite",
          "ste",
          "kvartira",
          "kv",
          "korpus",
          "korp",
          "k",
          "stroenie",
          "office",
          "ofis",
          "of",
          "room",
          "no",
          "nr",
          "number",
          "building",
          "bldg",
          "bld",
          "floor",
          "the");

  /** Copies the lists. */
  public AddressParts {
    numbers = List.copyOf(numbers);
    words = List.copyOf(words);
  }

  /** Reads an address; one without letters and digits has no parts. */
  public static AddressParts parse(String address) {
    List<String> numbers = new ArrayList<>(2);
    List<String> words = new ArrayList<>(4);
    List<String> dropped = new ArrayList<>(2);
    String folded = TextFolding.fold(address);
    int length = folded.length();
    for (int start = 0; start < length; ) {
      int space = folded.indexOf(' ', start);
      int end = space < 0 ? length : space;
      addWord(folded.substring(start, end), numbers, words, dropped);
      start = end + 1;
    }
    if (words.isEmpty()) {
      words.addAll(dropped);
    }
    return new AddressParts(numbers, words);
  }

  private static void addWord(
      String raw, List<String> numbers, List<String> words, List<String> dropped) {
    String word = SHORT.getOrDefault(raw, raw);
    if (Character.isDigit(word.charAt(0))) {
      numbers.add(withoutOrdinal(word));
    } else if (DROPPED.contains(word)) {
      dropped.add(word);
    } else if (word.length() > 1) {
      String bare =
          word.endsWith("strasse") && word.length() > 9
              ? word.substring(0, word.length() - 7)
              : word;
      words.add(bare);
    }
  }

  private static String withoutOrdinal(String number) {
    int end = number.length();
    if (end > 2) {
      String tail = number.substring(end - 2);
      if (tail.equals("st") || tail.equals("nd") || tail.equals("rd") || tail.equals("th")) {
        return number.substring(0, end - 2);
      }
    }
    return number;
  }
}
