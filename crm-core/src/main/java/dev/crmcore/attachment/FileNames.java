package dev.crmcore.attachment;

import java.util.Locale;
import java.util.Set;

/**
 * Names of files as people and browsers send them, made harmless: for showing and for proposing
 * under what name to save. The library itself never makes a path of them.
 */
public final class FileNames {
  /** The most characters of a name. */
  public static final int LONGEST = 200;

  private static final int LONGEST_EXTENSION = 20;

  /** What Windows takes for a device, whatever comes after a point. */
  private static final Set<String> DEVICES =
      Set.of(
          "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6",
          "com7", "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7",
          "lpt8", "lpt9", "com¹", "com²", "com³", "lpt¹", "lpt²", "lpt³", "conin$", "conout$");

  private FileNames() {}

  /**
   * Returns the last part of a name or path, without control characters and those that turn the
   * direction of writing, with an underscore for what is not allowed in names everywhere, up to
   * {@value #LONGEST} characters with its extension kept; {@code "file"} where nothing is left.
   */
  public static String clean(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    StringBuilder clean = new StringBuilder();
    last.codePoints()
        .filter(FileNames::isShown)
        .forEach(point -> clean.appendCodePoint("<>:\"|?*".indexOf(point) >= 0 ? '_' : point));
    String trimmed = trimmed(clean.toString());
    if (trimmed.isEmpty()) {
      return "file";
    }
    String shortened = shortened(trimmed);
    return isDevice(shortened) ? "_" + shortened : shortened;
  }

  private static boolean isShown(int point) {
    int type = Character.getType(point);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && type != Character.UNASSIGNED
        && type != Character.PRIVATE_USE;
  }

  /** Windows drops points and spaces at the end, and what begins with a point is hidden. */
  private static String trimmed(String name) {
    int from = 0;
    int to = name.length();
    while (from < to && isPointOrSpace(name.charAt(from))) {
      from++;
    }
    while (to > from && isPointOrSpace(name.charAt(to - 1))) {
      to--;
    }
    return name.substring(from, to);
  }

  private static boolean isPointOrSpace(char c) {
    return c == '.' || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static String shortened(String name) {
    if (name.length() <= LONGEST) {
      return name;
    }
    int point = name.lastIndexOf('.');
    String end =
        point > 0 && name.length() - point <= LONGEST_EXTENSION ? name.substring(point) : "";
    String start = name.substring(0, LONGEST - end.length());
    boolean half = Character.isHighSurrogate(start.charAt(start.length() - 1));
    return trimmed((half ? start.substring(0, start.length() - 1) : start)) + end;
  }

  private static boolean isDevice(String name) {
    int point = name.indexOf('.');
    String stem = point < 0 ? name : name.substring(0, point);
    return DEVICES.contains(stem.strip().toLowerCase(Locale.ROOT));
  }

  /** Returns what stands behind the last point, in lower case; nothing where there is none. */
  static String extension(String name) {
    int point = name.lastIndexOf('.');
    return point < 0 ? "" : name.substring(point + 1).toLowerCase(Locale.ROOT);
  }
}
