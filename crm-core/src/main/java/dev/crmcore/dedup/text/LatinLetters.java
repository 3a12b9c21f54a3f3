package dev.crmcore.dedup.text;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Latin spellings of letters that Unicode does not decompose: Cyrillic (Russian, Ukrainian,
 * Belarusian, Serbian, Bulgarian), Greek and special Latin letters.
 */
final class LatinLetters {
  private static final String TABLE =
      """
      а a б b в v г g д d е e ё e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f
      х kh ц ts ч ch ш sh щ shch ъ - ы y ь - э e ю yu я ya і i ї i є e ґ g ў u ђ dj ј j љ lj њ nj
      ћ c џ dz ѓ g ќ k ѕ dz ә a ғ g қ k ң n ө o ұ u ү u һ h
      α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f
      χ ch ψ ps ω o
      ß ss æ ae œ oe ø o ł l đ d ð d þ th ı i ŋ n ħ h ŧ t ĸ k ə a
      """;
  private static final Map<Character, String> LETTERS = read();

  private LatinLetters() {}

  private static Map<Character, String> read() {
    String[] parts = TABLE.strip().split("\\s+", -1);
    Map<Character, String> letters = new HashMap<>();
    for (int i = 0; i + 1 < parts.length; i += 2) {
      letters.put(parts[i].charAt(0), "-".equals(parts[i + 1]) ? "" : parts[i + 1]);
    }
    return Map.copyOf(letters);
  }

  static @Nullable String of(char c) {
    return LETTERS.get(c);
  }
}
