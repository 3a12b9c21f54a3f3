package dev.crmcore.interaction;

import dev.crmcore.catalogue.AffiliationFields;
import dev.crmcore.catalogue.DealContactFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.DealId;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is talked to about a deal: its customer, whoever is named as a contact of it, and people who
 * have or had a place in its organisation. Usable within one unit of work.
 */
final class AboutDeals {
  private record Talk(DealId deal, CustomerId customer) {}

  private final Reader reader;
  private final Map<DealId, Deal> seen = new HashMap<>();
  private final Set<Talk> known = new HashSet<>();

  AboutDeals(Reader reader) {
    this.reader = reader;
  }

  /** Reads deals at once that will be asked for. */
  void read(Collection<DealId> ids) {
    if (!ids.isEmpty()) {
      reader
          .findAll(DealFields.TYPE, ids.stream().map(DealId::value).collect(Collectors.toSet()))
          .forEach(deal -> seen.put(deal.id(), deal));
    }
  }

  /**
   * Refuses a deal that a customer has nothing to do with.
   *
   * @throws NotFoundException if the actor cannot see the deal
   * @throws InvalidInputException with the code {@code E_REFERENCE} if it is of another
   */
  void requireOf(DealId id, CustomerId customer) {
    Deal deal = seen.computeIfAbsent(id, unread -> reader.get(DealFields.TYPE, unread.value()));
    if (!isOf(deal, customer)) {
      throw new InvalidInputException(
          "E_REFERENCE", "The deal '%s' is of another customer.".formatted(deal.name()));
    }
  }

  /** Tells whether a deal, seen or not, is one to talk to a customer about. */
  boolean isUnseenOf(DealId id, CustomerId customer) {
    return reader.findAllUnseen(DealFields.TYPE, List.of(id.value())).stream()
        .anyMatch(deal -> isOf(deal, customer));
  }

  private boolean isOf(Deal deal, CustomerId customer) {
    if (deal.customerId().equals(customer) || known.contains(new Talk(deal.id(), customer))) {
      return true;
    }
    boolean is =
        isAny(
                DealContactFields.TYPE,
                Conditions.all(
                    Conditions.equal(DealContactFields.DEAL_ID, deal.id().value()),
                    Conditions.equal(DealContactFields.CUSTOMER_ID, customer.value())))
            || isAny(
                AffiliationFields.TYPE,
                Conditions.all(
                    Conditions.equal(AffiliationFields.PERSON_ID, customer.value()),
                    Conditions.equal(
                        AffiliationFields.ORGANIZATION_ID, deal.customerId().value())));
    if (is) {
      known.add(new Talk(deal.id(), customer));
    }
    return is;
  }

  private <E> boolean isAny(EntityType<E> type, Condition which) {
    boolean[] found = new boolean[1];
    reader.scanUnseen(type, which, one -> found[0] = true);
    return found[0];
  }
}
