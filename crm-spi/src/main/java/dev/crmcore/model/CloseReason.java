package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

/**
 * Why deals of a pipeline are won, or lost.
 *
 * @param key the stable name, such as "price"; deals keep it
 * @param name the name to show
 * @param won whether it is a reason to be won, or else to be lost
 * @param active whether deals can be closed with it now; those that were keep it
 */
public record CloseReason(String key, String name, boolean won, boolean active) {
  /** Checks that what cannot be missing is there. */
  public CloseReason {
    requireNonNull(key, "key");
    requireNonNull(name, "name");
  }

  /** Returns a reason to be won. */
  public static CloseReason won(String key, String name) {
    return new CloseReason(key, name, true, true);
  }

  /** Returns a reason to be lost. */
  public static CloseReason lost(String key, String name) {
    return new CloseReason(key, name, false, true);
  }

  /** Returns this reason, no longer to be chosen. */
  public CloseReason retired() {
    return new CloseReason(key, name, won, false);
  }
}
