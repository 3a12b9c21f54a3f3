package dev.crmcore.dedup.text;

/**
 * One key for the Latin spellings of a Slavic word: {@code kuznetsov}, {@code kuznecov}; {@code
 * alekseevich}, {@code alexeyevich}; {@code yuliia}, {@code julia}, {@code iuliya}. For other
 * languages it joins a few spellings that sound alike ({@code ph}/{@code f}, doubled letters).
 *
 * <p>Pure function, safe for use by several threads; {@code of(of(x)).equals(of(x))}.
 *
 * @since 0.1
 */
public final class SoundKey {
  private SoundKey() {}

  /** Returns the key of folded text; spaces are dropped. */
  public static String of(String folded) {
    String key = step(folded);
    // Letters that meet only after one step, such as r and h in "rkh", need another.
    for (String next = step(key); !next.equals(key); next = step(key)) {
      key = next;
    }
    return key;
  }

  private static String step(String folded) {
    StringBuilder out = new StringBuilder(folded.length());
    int length = folded.length();
    for (int i = 0; i < length; i++) {
      char c = folded.charAt(i);
      char next = i + 1 < length ? folded.charAt(i + 1) : 0;
      switch (c) {
        case ' ' -> {}
        case 's' -> {
          if (folded.startsWith("shch", i)) {
            append(out, 's');
            i += 3;
          } else if (folded.startsWith("sch", i)) {
            append(out, 's');
            i += 2;
          } else if (next == 'h') {
            append(out, 's');
            i++;
          } else {
            append(out, 's');
          }
        }
        case 't' -> {
          if (next == 's' || next == 'z') {
            append(out, 'c');
            i++;
          } else if (folded.startsWith("tch", i)) {
            append(out, 'c');
            i += 2;
          } else {
            append(out, 't');
            i += next == 'h' ? 1 : 0;
          }
        }
        case 'c' -> {
          if (next == 'h') {
            i++;
            append(out, 'c');
          } else if (next == 'k') {
            i++;
            append(out, 'k');
          } else {
            append(out, 'c');
          }
        }
        case 'z', 'k', 'g', 'r' -> {
          append(out, c);
          if (next == 'h') {
            if (c == 'k') {
              out.setLength(out.length() - (lastIs(out, 'k') ? 1 : 0));
              append(out, 'h');
            }
            i++;
          }
        }
        case 'p' -> {
          append(out, next == 'h' ? 'f' : 'p');
          i += next == 'h' ? 1 : 0;
        }
        case 'x' -> {
          append(out, 'k');
          append(out, 's');
        }
        case 'w' -> append(out, 'v');
        case 'y', 'i', 'j' -> {
          // A glide before a vowel is written in too many ways to keep: ya, ia, ja, iya.
          int vowel = i + 1;
          while (vowel < length && "yij".indexOf(folded.charAt(vowel)) >= 0) {
            vowel++;
          }
          if (vowel < length && "aeou".indexOf(folded.charAt(vowel)) >= 0) {
            append(out, folded.charAt(vowel) == 'o' ? 'e' : folded.charAt(vowel));
            i = vowel;
          } else {
            append(out, 'i');
            i = vowel - 1;
          }
        }
        default -> append(out, c);
      }
    }
    return out.toString();
  }

  private static boolean lastIs(StringBuilder out, char c) {
    return out.length() > 0 && out.charAt(out.length() - 1) == c;
  }

  private static void append(StringBuilder out, char c) {
    if (!lastIs(out, c)) {
      out.append(c);
    }
  }
}
