package dev.crmcore.dataquality;

import dev.crmcore.field.Folding;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Forms of address that stand in a name field: "Mr. Smith", "г-н Иванов", "王先生". */
final class Titles {
  private static final int LONGEST = 10;

  private static final Set<String> BEFORE =
      Set.of(
          "mr",
          "mrs",
          "ms",
          "mx",
          "mister",
          "dr",
          "prof",
          "professor",
          "herr",
          "frau",
          "fräulein",
          "monsieur",
          "madame",
          "mme",
          "mlle",
          "señor",
          "señora",
          "signor",
          "signora",
          "г-н",
          "г-жа",
          "гн",
          "господин",
          "госпожа",
          "пан",
          "пані");

  private static final List<String> AFTER = List.of("先生", "女士", "小姐", "太太", "様");

  private Titles() {}

  /** Returns the title that a name starts or ends with, as written, or null. */
  static @Nullable String find(String name) {
    int blank = name.indexOf(' ');
    if (blank > 0 && blank <= LONGEST && blank < name.length() - 1) {
      int end = name.charAt(blank - 1) == '.' ? blank - 1 : blank;
      return BEFORE.contains(Folding.fold(name.substring(0, end)))
          ? name.substring(0, blank)
          : null;
    }
    return blank < 0 ? after(name) : null;
  }

  private static @Nullable String after(String name) {
    if (name.isEmpty() || name.charAt(name.length() - 1) < '\u2e80') {
      return null;
    }
    for (int i = 0; i < AFTER.size(); i++) {
      if (name.endsWith(AFTER.get(i)) && name.length() > AFTER.get(i).length()) {
        return AFTER.get(i);
      }
    }
    return null;
  }

  /** Returns a name without the title that was found in it. */
  static String without(String title, String name) {
    return name.startsWith(title)
        ? name.substring(title.length()).strip()
        : name.substring(0, name.length() - title.length()).strip();
  }
}
