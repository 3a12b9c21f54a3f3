package dev.crmcore.billing;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.WriteRule;
import dev.crmcore.model.BillingDocument;

/** A document is named, is over an amount, and only payments and credit notes settle something. */
public final class BillingRule implements WriteRule<BillingDocument> {
  @Override
  public BillingDocument prepare(BillingDocument document) {
    if (document.system().isBlank() || document.number().isBlank()) {
      throw new InvalidInputException(
          "E_BILLING", "A document has the name of its system and its number there.");
    }
    if (document.amount().amount().signum() < 0) {
      throw new InvalidInputException(
          "E_BILLING",
          "%s %s is over %s; an amount is not negative: record a credit note or a payment."
              .formatted(document.kind(), document.number(), document.amount()));
    }
    boolean settling =
        switch (document.kind()) {
          case PAYMENT, CREDIT_NOTE -> true;
          case ORDER, INVOICE -> false;
        };
    if (!settling && document.settles() != null) {
      throw new InvalidInputException(
          "E_BILLING", "Only a payment or a credit note settles an invoice.");
    }
    return document;
  }
}
