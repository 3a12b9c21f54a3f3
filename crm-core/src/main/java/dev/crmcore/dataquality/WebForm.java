package dev.crmcore.dataquality;

import java.util.Locale;

/** Web addresses and the hosts in them, in any script. Plain loops: an audit asks often. */
final class WebForm {
  private static final int MAX_HOST = 253;

  private WebForm() {}

  /** Tells whether a text is a web address, with "https://" or "http://" before it or without. */
  static boolean isAddress(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ') {
        return false;
      }
    }
    return isHost(host(text));
  }

  /** Returns the host of a web address in small letters, or the text itself if it is none. */
  static String host(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    int start = lower.startsWith("https://") ? 8 : lower.startsWith("http://") ? 7 : 0;
    int end = start;
    while (end < lower.length() && "/?#:".indexOf(lower.charAt(end)) < 0) {
      end++;
    }
    String host = lower.substring(start, end);
    return isHost(host) ? host : text;
  }

  /** Tells whether a text is a host name of two labels or more. */
  static boolean isHost(String text) {
    int labels = 0;
    int start = 0;
    boolean letter = false;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '.' : text.charAt(i);
      if (c == '.') {
        if (i == start || text.charAt(start) == '-' || text.charAt(i - 1) == '-') {
          return false;
        }
        labels++;
        start = i + 1;
      } else if (c >= 0x80 || Characters.isAsciiLetterOrDigit(c) || c == '-') {
        // Digits alone at the end are an address of a machine.
        letter = (letter && i > start) || !Characters.isDigit(c);
      } else {
        return false;
      }
    }
    return labels >= 2 && letter && text.length() <= MAX_HOST;
  }
}
