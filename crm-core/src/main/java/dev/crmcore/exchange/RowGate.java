package dev.crmcore.exchange;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.dataquality.Admission;
import dev.crmcore.dataquality.Admission.Finding;
import dev.crmcore.dataquality.QualityGate;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Prepared;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Revision;
import java.util.function.Function;
import java.util.stream.Collectors;
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
   * @throws InvalidInputException with the code {@code E_QUALITY} if the row is refused
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
    if (!admission.isAdmitted()) {
      throw new InvalidInputException(
          "E_QUALITY",
          admission.refusals().stream().map(RowGate::words).collect(Collectors.joining(" ")));
    }
    for (Finding warning : admission.warnings()) {
      tally.warned(row.failure(null, "E_QUALITY", words(warning)));
    }
    return admission.fixes().isEmpty()
        ? prepared
        : again.apply(admission.customer().stored(prepared.value().id(), revisionOf(prepared)));
  }

  private static Revision revisionOf(Prepared<Customer> prepared) {
    return CustomerFields.TYPE.revision(prepared.value());
  }

  private static String words(Finding finding) {
    return "%s (%s)".formatted(finding.message(), finding.rule());
  }
}
