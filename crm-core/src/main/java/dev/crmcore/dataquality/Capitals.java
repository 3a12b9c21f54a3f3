package dev.crmcore.dataquality;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The capitals of people's names. */
final class Capitals {
  private static final int NO_ABBREVIATION = 4;
  private static final Locale TURKISH = new Locale("tr");

  /** Words that are a name of their own though they are small. */
  private static final Set<String> SMALL_WORDS =
      Set.of("van", "von", "der", "den", "del", "dos", "das", "ter", "ten", "ibn", "bin", "bint");

  /** Words before a family name that are written small. */
  private static final Set<String> PARTICLES =
      Set.of(
          "van", "von", "vom", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do",
          "du", "la", "ter", "ten", "zu", "zur", "zum", "af", "av", "bin", "ibn", "bint", "y", "e",
          "op", "het");

  private static final Set<String> NUMERALS = Set.of("ii", "iii", "iv");

  private Capitals() {}

  /** Returns what is wrong with the capitals of a name, or null. */
  static @Nullable String fault(String name) {
    int capitals = 0;
    int small = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c) || Character.isTitleCase(c)) {
        capitals++;
      } else if (Character.isLowerCase(c) && Character.toTitleCase(c) != c) {
        // Georgian letters count as small but have no capitals in running text.
        small++;
      }
      if (capitals > 0 && small > 0) {
        return null;
      }
    }
    if (small == 0 && capitals >= NO_ABBREVIATION) {
      return "is written in capitals only.";
    }
    boolean allSmall = capitals == 0 && small >= NO_ABBREVIATION - 1;
    return allSmall && !SMALL_WORDS.contains(name) ? "has no capital letter." : null;
  }

  /** Returns a name without regard to how it was written, with a capital where one belongs. */
  static String proper(String name, NamePart part) {
    boolean turkish = isTurkish(name);
    String[] words = name.toLowerCase(turkish ? TURKISH : Locale.ROOT).split(" ", -1);
    StringBuilder written = new StringBuilder(name.length());
    for (int i = 0; i < words.length; i++) {
      boolean last = i == words.length - 1;
      written.append(i == 0 ? "" : " ");
      if (part == NamePart.FAMILY && !last && PARTICLES.contains(words[i])) {
        written.append(words[i]);
      } else if (last && i > 0 && NUMERALS.contains(words[i])) {
        written.append(words[i].toUpperCase(Locale.ROOT));
      } else {
        appendWord(words[i], turkish, written);
      }
    }
    return written.toString();
  }

  /** A capital I without a dot is another letter where one of these stands beside it. */
  private static boolean isTurkish(String name) {
    return name.indexOf('İ') >= 0 || name.indexOf('Ğ') >= 0 || name.indexOf('ı') >= 0;
  }

  private static void appendWord(String word, boolean turkish, StringBuilder written) {
    boolean start = true;
    int from = 0;
    for (int i = 0; i < word.length(); ) {
      int point = word.codePointAt(i);
      if (Character.isLetter(point)) {
        boolean capital = start || (i == from + 2 && isMc(word, from));
        written.appendCodePoint(
            !capital ? point : turkish && point == 'i' ? 'İ' : Character.toTitleCase(point));
        start = false;
      } else {
        written.appendCodePoint(point);
        start = startsAfter(word, from, i);
        from = i + 1;
      }
      i += Character.charCount(point);
    }
  }

  private static boolean isMc(String word, int from) {
    return word.startsWith("mc", from) && word.length() >= from + 5;
  }

  /** "O'Neil", "D'Angelo" and "N'Golo", but "Sa'adi", "'t Hooft" and "В'ячеслав". */
  private static boolean startsAfter(String word, int from, int at) {
    char sign = word.charAt(at);
    if (sign != '\'' && sign != '’' && sign != 'ʼ') {
      return sign < 0x80 || Character.getType(sign) != Character.NON_SPACING_MARK;
    }
    if (at != from + 1) {
      return false;
    }
    char before = word.charAt(from);
    return (before >= 'a' && before <= 'z') || before == 'о' || before == 'д';
  }
}
