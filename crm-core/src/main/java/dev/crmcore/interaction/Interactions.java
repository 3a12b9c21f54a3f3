package dev.crmcore.interaction;

import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.ServiceCaseId;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import dev.crmcore.service.CaseConversation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The touches between us and customers. Append-only in meaning: what was wrong is put right by
 * another interaction that corrects it. Belongs to one session; not safe for use by several threads
 * at once.
 */
public final class Interactions {
  private final Gateway gateway;
  private final CaseConversation cases;

  /** Creates the service; hosts get it from their session. */
  public Interactions(Gateway gateway, CaseConversation cases) {
    this.gateway = gateway;
    this.cases = cases;
  }

  /**
   * Stores an interaction and returns it as stored. One with an idempotency key that was stored
   * before is returned as it was, and nothing is stored. One about a case moves its clocks: see
   * {@link dev.crmcore.service.ServiceCases}.
   *
   * @throws dev.crmcore.error.NotFoundException if the actor cannot see the customer or the case
   * @throws InvalidInputException if it is about a case of another customer
   */
  public Interaction log(Interaction interaction) {
    return gateway.change(
        new Origin("interaction.log", interaction.source(), null),
        changes -> {
          CustomerId customer = Customers.require(changes.reader(), interaction.customerId()).id();
          Optional<Interaction> known = known(changes.reader(), interaction.idempotencyKey());
          return known.orElseGet(
              () -> stored(changes, interaction.toBuilder().customerId(customer).build()));
        });
  }

  private Interaction stored(ChangeSet changes, Interaction said) {
    ServiceCaseId id = said.caseId();
    if (id == null) {
      return changes.create(InteractionFields.TYPE, said);
    }
    ServiceCase about = CaseConversation.about(changes.reader(), id);
    if (!about.customerId().equals(said.customerId())) {
      throw new InvalidInputException(
          "E_REFERENCE", "Case %d is of another customer.".formatted(about.number()));
    }
    Interaction stored =
        changes.create(InteractionFields.TYPE, said.toBuilder().caseId(about.id()).build());
    cases.heard(changes, about, stored);
    return stored;
  }

  private static Optional<Interaction> known(Reader reader, @Nullable String key) {
    return key == null
        ? Optional.empty()
        : reader
            .list(
                InteractionFields.TYPE, Conditions.equal(InteractionFields.IDEMPOTENCY_KEY, key), 1)
            .stream()
            .findFirst();
  }

  /** Returns one page of a customer's interactions, the latest first. */
  public Page<Interaction> timeline(CustomerId customer, int limit, @Nullable Keyset after) {
    return gateway.read(
        reader ->
            reader.query(
                InteractionFields.TYPE,
                Conditions.equal(
                    InteractionFields.CUSTOMER_ID,
                    Customers.require(reader, customer).id().value()),
                List.of(Sort.descending(InteractionFields.OCCURRED_AT)),
                limit,
                after));
  }
}
