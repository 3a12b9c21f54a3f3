package dev.crmcore.testkit;

import java.util.List;

/** Slips of the finger, of the eye and of the keyboard layout. */
final class Typos {
  private static final List<String> KEYBOARD =
      List.of(
          "qwertyuiop",
          "asdfghjkl",
          "zxcvbnm",
          "йцукенгшщзхї",
          "фывапролджэ",
          "ячсмитьбю",
          "1234567890");
  private static final String CYRILLIC = "аеорсухАВЕКМНОРСТХ";
  private static final String LOOKALIKES = "aeopcyxABEKMHOPCTX";

  private Typos() {}

  /** Returns the text with one slip, past the first letter; short text stays. */
  static String slip(String text, Dice dice) {
    if (text.length() < 4) {
      return text;
    }
    int at = dice.between(1, text.length() - 2);
    return switch (dice.below(4)) {
      case 0 -> text.substring(0, at) + neighbour(text.charAt(at), dice) + text.substring(at + 1);
      case 1 -> text.substring(0, at) + text.substring(at + 1);
      case 2 -> text.substring(0, at) + text.charAt(at) + text.substring(at);
      default ->
          text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
    };
  }

  /** Returns a key beside a key, or the same where it has none. */
  private static char neighbour(char key, Dice dice) {
    char lower = Character.toLowerCase(key);
    for (String row : KEYBOARD) {
      int at = row.indexOf(lower);
      if (at >= 0) {
        int beside = at == 0 ? 1 : at == row.length() - 1 || dice.chance(0.5) ? at - 1 : at + 1;
        char hit = row.charAt(beside);
        return lower == key ? hit : Character.toUpperCase(hit);
      }
    }
    return key;
  }

  /** Returns the text with one digit wrong; text without digits stays. */
  static String wrongDigit(String text, Dice dice) {
    int start = dice.below(Math.max(1, text.length()));
    for (int i = 0; i < text.length(); i++) {
      int at = (start + i) % text.length();
      if (Character.isDigit(text.charAt(at))) {
        char wrong = (char) ('0' + (text.charAt(at) - '0' + dice.between(1, 9)) % 10);
        return text.substring(0, at) + wrong + text.substring(at + 1);
      }
    }
    return text;
  }

  /** Returns the text with one Cyrillic letter replaced by the Latin one that looks the same. */
  static String lookalike(String text, Dice dice) {
    int start = dice.below(Math.max(1, text.length()));
    for (int i = 0; i < text.length(); i++) {
      int at = (start + i) % text.length();
      int letter = CYRILLIC.indexOf(text.charAt(at));
      if (letter >= 0) {
        return text.substring(0, at) + LOOKALIKES.charAt(letter) + text.substring(at + 1);
      }
    }
    return text;
  }
}
