package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The identity of rates of exchange. */
public record ExchangeRateId(UUID value) implements EntityId {
  /** The id of what has not been stored yet. */
  public static final ExchangeRateId UNASSIGNED = new ExchangeRateId(NIL);

  /** Checks that a value is there. */
  public ExchangeRateId {
    requireNonNull(value, "value");
  }

  /**
   * Reads the 36-character form.
   *
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static ExchangeRateId parse(String text) {
    return new ExchangeRateId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
