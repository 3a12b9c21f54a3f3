package dev.crmcore.consent;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.Consent;
import dev.crmcore.model.ConsentState;
import dev.crmcore.model.ContactKind;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a customer, a purpose and a channel at a moment.
 *
 * @param purpose what for
 * @param channel by which way; null for a purpose without one
 * @param state the strictest of what stands; null where nothing was said
 * @param statement who said so, when and where; null where nothing was said
 */
public record ConsentStatus(
    String purpose,
    @Nullable ContactKind channel,
    @Nullable ConsentState state,
    @Nullable Consent statement) {
  /** Checks that the purpose is there. */
  public ConsentStatus {
    requireNonNull(purpose, "purpose");
  }

  /** Returns whether the customer may be contacted, or the data used, for the purpose. */
  public boolean isGranted() {
    return state == ConsentState.GRANTED;
  }
}
