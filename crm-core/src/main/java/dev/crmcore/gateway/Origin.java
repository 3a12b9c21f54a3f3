package dev.crmcore.gateway;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a change is made, for the audit.
 *
 * @param action what is done, such as {@code "customer.create"}
 * @param source where the data comes from, or null
 * @param reason why, in somebody's words, or null
 * @param run the run that the change is part of, or null
 */
public record Origin(
    String action, @Nullable String source, @Nullable String reason, @Nullable UUID run) {
  /** Checks that there is an action. */
  public Origin {
    requireNonNull(action, "action");
  }

  /** Creates the origin of a change that is part of no run. */
  public Origin(String action, @Nullable String source, @Nullable String reason) {
    this(action, source, reason, null);
  }

  /** Returns an origin with an action alone. */
  public static Origin of(String action) {
    return new Origin(action, null, null);
  }

  /** Returns the origin of a part of a run. */
  public Origin inRun(UUID newRun) {
    return new Origin(action, source, reason, newRun);
  }
}
