package dev.crmcore.dedup.text;

/**
 * Recognises East Slavic patronymics in folded Latin spelling.
 *
 * <p>Pure function, safe for use by several threads.
 *
 * @since 0.1
 */
public final class Patronymics {
  private static final String[] ENDINGS = {
    "ovich", "evich", "ievich", "yevich", "ovna", "evna", "ivna", "ichna", "inichna", "iovych",
    "ovych", "evych", "iovich", "avich", "auna", "yich", "ilich", "mich"
  };

  private Patronymics() {}

  /** Returns whether a folded word has the form of a patronymic. */
  public static boolean isPatronymic(String folded) {
    if (folded.length() < 6) {
      return false;
    }
    for (String ending : ENDINGS) {
      if (folded.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }
}
