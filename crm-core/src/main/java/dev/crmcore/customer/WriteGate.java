package dev.crmcore.customer;

import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Customer;
import org.jspecify.annotations.Nullable;

/** What cards pass before they are written. */
@FunctionalInterface
public interface WriteGate {
  /** The gate that lets everything pass. */
  WriteGate OPEN = (reader, before, after) -> after;

  /**
   * Returns the card as it may be written.
   *
   * @param reader the reads of the work that writes it
   * @param before the card as it is stored, or null for a new one
   * @param after the card as it would be stored, in standard form
   * @throws dev.crmcore.error.InvalidInputException if it may not be written
   */
  Customer admit(Reader reader, @Nullable Customer before, Customer after);
}
