package dev.crmcore.consent;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.WriteRule;
import dev.crmcore.model.Consent;
import dev.crmcore.model.ConsentState;
import java.time.Instant;

/** A statement has a purpose, says something that can be said, and does not expire before it. */
public final class ConsentRule implements WriteRule<Consent> {
  @Override
  public Consent prepare(Consent statement) {
    String purpose = statement.purpose().strip();
    if (purpose.isEmpty()) {
      throw new InvalidInputException("E_CONSENT", "A statement of consent has a purpose.");
    }
    if (statement.state() == ConsentState.EXPIRED) {
      throw new InvalidInputException(
          "E_CONSENT", "Consent expires by the clock: record it as GRANTED until a moment.");
    }
    Instant expires = statement.expiresAt();
    if (expires != null && !expires.isAfter(statement.givenAt())) {
      throw new InvalidInputException(
          "E_CONSENT",
          "Consent given at %s cannot expire at %s.".formatted(statement.givenAt(), expires));
    }
    return purpose.equals(statement.purpose())
        ? statement
        : statement.toBuilder().purpose(purpose).build();
  }
}
