package dev.crmcore.overview;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The next time that somebody is to do something about a customer.
 *
 * @param dueAt by when; may have passed
 * @param what what is to be done
 * @param who who does it; null where nobody was named
 */
public record PlannedContact(Instant dueAt, String what, @Nullable String who) {
  /** Checks that the parts are there. */
  public PlannedContact {
    requireNonNull(dueAt, "dueAt");
    requireNonNull(what, "what");
  }
}
