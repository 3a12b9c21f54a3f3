package dev.crmcore.customer;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.WriteRule;
import dev.crmcore.model.Affiliation;

/** Nobody has a place in themselves, and a place does not end before it begins. */
public final class AffiliationRule implements WriteRule<Affiliation> {
  @Override
  public Affiliation prepare(Affiliation affiliation) {
    if (affiliation.personId().equals(affiliation.organizationId())) {
      throw new InvalidInputException(
          "E_AFFILIATION_SELF", "A customer cannot have a place in itself.");
    }
    Periods.requireForward("A place in an organisation", affiliation.from(), affiliation.to());
    return affiliation;
  }
}
