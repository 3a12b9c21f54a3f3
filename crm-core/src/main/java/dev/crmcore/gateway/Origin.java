package dev.crmcore.gateway;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Why a change is made, for the audit.
 *
 * @param action what is done, such as {@code "customer.create"}
 * @param source where the data comes from, or null
 * @param reason why, in somebody's words, or null
 */
public record Origin(String action, @Nullable String source, @Nullable String reason) {
  /** Checks that there is an action. */
  public Origin {
    requireNonNull(action, "action");
  }

  /** Returns an origin with an action alone. */
  public static Origin of(String action) {
    return new Origin(action, null, null);
  }
}
