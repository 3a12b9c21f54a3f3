package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of a currency is worth in another from a day on.
 *
 * @param id the identity
 * @param from the code of the currency that is converted, ISO 4217
 * @param to the code of the currency that it is converted to
 * @param day from which day on it counts, until there is a newer one
 * @param rate how much of it one unit is worth, more than 0, at most 15 digits
 * @param source who published it
 * @param revision the bookkeeping
 */
public record ExchangeRate(
    ExchangeRateId id,
    String from,
    String to,
    LocalDate day,
    BigDecimal rate,
    @Nullable String source,
    Revision revision) {
  /** Checks that what cannot be missing is there. */
  public ExchangeRate {
    requireNonNull(id, "id");
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    requireNonNull(day, "day");
    rate = ShortestNumber.of(requireNonNull(rate, "rate"));
    requireNonNull(revision, "revision");
  }
}
