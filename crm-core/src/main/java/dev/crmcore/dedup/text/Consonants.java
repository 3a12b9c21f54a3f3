package dev.crmcore.dedup.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The consonants of a name, by which names in Arabic and Hebrew letters, which leave vowels out,
 * meet their Latin spellings: {@code بوتين} and {@code Putin} are both {@code btn}. Consonants that
 * one of the scripts does not tell apart are one.
 *
 * <p>Pure functions, safe for use by several threads.
 *
 * @since 0.1
 */
public final class Consonants {
  private static final String LETTERS =
      """
      ا - أ - إ - آ - ى - ء - ئ - ؤ - ع - ة - و - ي - ی - ه h ح h خ h
      ب b پ b ت t ط t ث t د d ذ d ض d ر r ز s ژ s س s ص s ش s ظ s ج k چ k غ k ق k ك k ک k گ k
      ف f ڤ f ل l م m ن n
      א - ע - ו - י - ה h ח h כ k ך k ב b ג k ד d ז s ט t ת t ל l מ m ם m נ n ן n ס s ש s צ s ץ s
      פ b ף b ק k ר r
      b b p b t t d d s s z s c k k k g k q k f f v f l l m m n n r r h h
      """;
  private static final Map<Character, String> TABLE = read();

  private Consonants() {}

  private static Map<Character, String> read() {
    String[] parts = LETTERS.strip().split("\\s+", -1);
    Map<Character, String> table = new HashMap<>();
    for (int i = 0; i + 1 < parts.length; i += 2) {
      table.put(parts[i].charAt(0), "-".equals(parts[i + 1]) ? "" : parts[i + 1]);
    }
    return Map.copyOf(table);
  }

  /** Returns whether a name has letters of a script that leaves vowels out. */
  public static boolean areWrittenAlone(String name) {
    return name.codePoints()
        .mapToObj(Character.UnicodeScript::of)
        .anyMatch(
            script ->
                script == Character.UnicodeScript.ARABIC
                    || script == Character.UnicodeScript.HEBREW);
  }

  /**
   * Returns the consonants of folded words and numbers as they are; words without consonants are
   * left out.
   */
  public static List<String> of(List<String> words) {
    List<String> all = new ArrayList<>();
    for (String word : words) {
      String consonants = of(word.startsWith("ال") ? word.substring(2) : word);
      if (!consonants.isEmpty()) {
        all.add(consonants);
      }
    }
    return all;
  }

  private static String of(String word) {
    if (word.chars().allMatch(Character::isDigit)) {
      return word;
    }
    String sound = SoundKey.of(word);
    StringBuilder out = new StringBuilder(sound.length());
    for (int i = 0; i < sound.length(); i++) {
      out.append(TABLE.getOrDefault(sound.charAt(i), ""));
    }
    return SoundKey.of(out.toString());
  }
}
