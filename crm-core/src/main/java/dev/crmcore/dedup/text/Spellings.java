package dev.crmcore.dedup.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * How a word of one script is spelled in another: Latin in Cyrillic and back, plain Latin letters
 * for special ones and back, Greek, Georgian and others in Latin. Habits differ, so a word has
 * several spellings. Words come and go in the form in which text is searched, without accents: "й"
 * is "и", "ё" is "е".
 *
 * <p>Pure functions, safe for use by several threads.
 */
public final class Spellings {
  private static final int LONGEST_WORD = 32;
  private static final int KEPT = 48;

  private static final String CYRILLIC = "абвгдежзиклмнопрстуфхцчшщъыьэюяієґў";
  private static final String SPECIAL_LATIN = "ßæœøłđðþı";

  /** Latin and Cyrillic by turns, beside what {@link LatinLetters} knows. */
  private static final String HABITS =
      """
      y и j и ye е yo е jo е io е e э iu ю ju ю ia я ja я h х x х h г c ц tz ц cz ц c к ck к q к
      sch щ shh щ ch щ j ж zh щ tch ч w в v у ou у oo у ph ф x кс j дж dj дж y ии iy ии ij ии i ии
      ey еи ei еи ay аи oy ои yy ыи y ыи
      ia ия ya ья ia ья yu ью iu ью ye ье ie ье yo ье
      l ль n нь r рь t ть d дь s сь z зь m мь
      """;

  /** Two plain letters and the one that stands for them without its accent, by turns. */
  private static final String PLAIN_HABITS = "ae a oe o ue u oe ø";

  private static final Map<String, String> LETTERS = latin(CYRILLIC);
  private static final SpellingTable TO_CYRILLIC = toCyrillic();
  private static final SpellingTable TO_LATIN = toLatin();
  private static final SpellingTable TO_SPECIAL = toSpecial();

  private Spellings() {}

  private static SpellingTable toCyrillic() {
    SpellingTable.Builder table = new SpellingTable.Builder();
    LETTERS.forEach(
        (cyrillic, latin) -> {
          if (!latin.isEmpty()) {
            table.rule(latin, cyrillic);
          }
        });
    eachPair(HABITS, table::habit);
    return table.build();
  }

  private static SpellingTable toLatin() {
    SpellingTable.Builder table = new SpellingTable.Builder();
    LETTERS.forEach(table::rule);
    eachPair(HABITS, (latin, cyrillic) -> table.habit(cyrillic, latin));
    return table.build();
  }

  private static SpellingTable toSpecial() {
    SpellingTable.Builder table = new SpellingTable.Builder();
    for (char letter = 'a'; letter <= 'z'; letter++) {
      table.rule(String.valueOf(letter), String.valueOf(letter));
    }
    latin(SPECIAL_LATIN).forEach((special, plain) -> table.habit(plain, special));
    eachPair(PLAIN_HABITS, table::habit);
    return table.build();
  }

  private static Map<String, String> latin(String letters) {
    Map<String, String> latin = new LinkedHashMap<>();
    for (int i = 0; i < letters.length(); i++) {
      String spelling = LatinLetters.of(letters.charAt(i));
      if (spelling != null) {
        latin.put(letters.substring(i, i + 1), spelling);
      }
    }
    return latin;
  }

  private static void eachPair(String pairs, BiConsumer<String, String> habit) {
    String[] parts = pairs.strip().split("\\s+", -1);
    for (int i = 0; i + 1 < parts.length; i += 2) {
      habit.accept(parts[i], parts[i + 1]);
    }
  }

  /**
   * Returns other spellings of a word, the likeliest first, at most a hundred; none of a word with
   * digits or of more than 32 characters.
   */
  public static List<String> of(String word) {
    if (word.length() > LONGEST_WORD) {
      return List.of();
    }
    List<String> spellings = new ArrayList<>();
    if (isBetween(word, 'a', 'z')) {
      spellings.addAll(TO_CYRILLIC.spellings(word, KEPT));
      spellings.addAll(TO_SPECIAL.spellings(word, KEPT));
    } else if (isBetween(word, '\u0400', '\u04ff')) {
      spellings.addAll(TO_LATIN.spellings(word, KEPT));
    } else if (word.codePoints().allMatch(Character::isLetter)) {
      spellings.add(TextFolding.join(TextFolding.fold(word)));
    }
    return spellings.stream()
        .filter(spelling -> !spelling.isEmpty() && !spelling.equals(word))
        .distinct()
        .toList();
  }

  private static boolean isBetween(String word, char first, char last) {
    return word.chars().allMatch(letter -> letter >= first && letter <= last);
  }
}
