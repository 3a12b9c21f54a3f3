package dev.crmcore.lead;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Money;
import dev.crmcore.rates.RatePolicy;
import dev.crmcore.rates.RateTable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a lead has cost altogether, in the currency of its first cost. */
final class LeadCosts {
  private final Reader reader;
  private final RatePolicy rates;

  LeadCosts(Reader reader, RatePolicy rates) {
    this.reader = reader;
    this.rates = rates;
  }

  /**
   * Returns the sum of what a lead has cost and what it cost on a day.
   *
   * @throws InvalidInputException with the code {@code E_CURRENCY} if the currencies differ and
   *     there is no rate
   */
  @Nullable Money sum(@Nullable Money known, @Nullable Money more, LocalDate day) {
    if (known == null || more == null) {
      return known == null ? more : known;
    }
    return known.plus(
        RateTable.whole(reader, rates)
            .find(more.currency(), known.currency(), day)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "E_CURRENCY",
                        "A cost in %s cannot be added to one in %s: there is no rate of %s. Store one with rates().set, or give the cost in %s."
                            .formatted(more.currency(), known.currency(), day, known.currency())))
            .convert(more));
  }
}
