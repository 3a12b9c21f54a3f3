package dev.crmcore.exchange;

import dev.crmcore.dataquality.Admission;
import dev.crmcore.dataquality.Admission.Finding;
import dev.crmcore.dataquality.QualityGate;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Prepared;
import dev.crmcore.model.Customer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Holds the quality rules against the cards that rows make, within one change-set. */
final class RowGate {
  private final @Nullable QualityGate rules;
  private final ChangeSet changes;
  private final Tally tally;

  /**
   * @param rules the rules, or null to let everything pass
   */
  RowGate(@Nullable QualityGate rules, ChangeSet changes, Tally tally) {
    this.rules = rules;
    this.changes = changes;
    this.tally = tally;
  }

  /**
   * Returns the card as it may be stored; a warning goes to the tally.
   *
   * @param before the card before the row, or null for a new one
   * @param again prepares a card that was fixed
   * @throws dev.crmcore.error.InvalidInputException with the code {@code E_QUALITY} if the row is
   *     refused
   */
  Prepared<Customer> admit(
      Row row,
      @Nullable Customer before,
      Prepared<Customer> prepared,
      Function<Customer, Prepared<Customer>> again) {
    if (rules == null) {
      return prepared;
    }
    Admission admission = rules.check(changes.reader(), before, prepared.value());
    admission.requireAdmitted();
    for (Finding warning : admission.warnings()) {
      tally.warned(row.failure(null, "E_QUALITY", warning.text()));
    }
    return admission.fixes().isEmpty() ? prepared : again.apply(admission.customer());
  }
}
