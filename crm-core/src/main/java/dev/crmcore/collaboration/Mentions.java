package dev.crmcore.collaboration;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who is mentioned in a text: {@code @anna}, or in quotation marks where a name has other signs
 * than letters, digits, points, hyphens and underscores in it: {@code @"Anna Schmidt"}. An e-mail
 * address mentions nobody, and a full stop behind a name is none of the name.
 */
public final class Mentions {
  /** The most people that one text mentions; whoever comes later is not mentioned. */
  public static final int MOST = 50;

  private static final int LONGEST = 200;

  // Possessive, so that no text makes it slow.
  private static final Pattern MENTION =
      Pattern.compile("(?<![\\p{L}\\p{N}._%+@-])@(?:\"([^\"\\n]{1,200}+)\"|([\\p{L}\\p{N}._-]++))");

  private Mentions() {}

  /** Returns the names in the order of the text, each once. */
  public static Set<String> in(String text) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = MENTION.matcher(text);
    while (names.size() < MOST && matcher.find()) {
      String quoted = matcher.group(1);
      String name = quoted == null ? withoutStop(matcher.group(2)) : quoted.strip();
      if (!name.isEmpty() && name.length() <= LONGEST) {
        names.add(name);
      }
    }
    return names;
  }

  private static String withoutStop(String name) {
    int end = name.length();
    while (end > 0 && ".-".indexOf(name.charAt(end - 1)) >= 0) {
      end--;
    }
    return name.substring(0, end);
  }
}
