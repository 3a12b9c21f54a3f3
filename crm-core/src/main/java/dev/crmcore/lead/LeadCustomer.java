package dev.crmcore.lead;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.customer.FullName;
import dev.crmcore.error.ConflictException;
import dev.crmcore.model.Affiliation;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Lead;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.query.Conditions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The customer that a lead becomes where nobody is known: a person, and where they work. */
final class LeadCustomer {
  private static final int SHOWN = 10;

  private final Customers customers;

  LeadCustomer(Customers customers) {
    this.customers = customers;
  }

  /**
   * Stores the person, and a place in their company.
   *
   * @param named the company, where somebody said which; null for the only one of that legal or
   *     trading name, or a new one
   * @throws ConflictException with the code {@code E_LEAD_AMBIGUOUS} if several companies have the
   *     name
   */
  CustomerId store(Lead lead, @Nullable CustomerId named) {
    CustomerId company = named == null ? company(lead) : named;
    CustomerId person = customers.create(person(lead)).id();
    if (company != null) {
      customers.affiliate(Affiliation.of(person, company, null));
    }
    return person;
  }

  private @Nullable CustomerId company(Lead lead) {
    if (lead.company() == null || lead.company().isBlank()) {
      return null;
    }
    String name = lead.company().strip();
    List<Customer> known =
        customers.list(
            Conditions.any(
                Conditions.equal(CustomerFields.LEGAL_NAME, name),
                Conditions.equal(CustomerFields.TRADING_NAME, name)),
            SHOWN);
    if (known.size() > 1) {
      throw new ConflictException(
          "E_LEAD_AMBIGUOUS",
          "Several companies are called '%s', for which the lead '%s' came; name one of them: %s."
              .formatted(
                  name,
                  lead.name(),
                  known.stream().map(one -> one.displayName() + " " + one.id()).toList()));
    }
    return known.size() == 1
        ? known.get(0).id()
        : customers.create(Organization.builder().legalName(name).build()).id();
  }

  private static Person person(Lead lead) {
    FullName name = FullName.parse(lead.name());
    Person.Builder person =
        Person.builder()
            .salutation(name.salutation())
            .givenName(name.given())
            .middleName(name.middle())
            .familyName(name.family())
            .lifecycleStage(LifecycleStage.PROSPECT)
            .source(lead.source());
    if (lead.email() != null) {
      person.email(lead.email());
    }
    if (lead.phone() != null) {
      person.phone(lead.phone());
    }
    if (lead.city() != null) {
      person.address(PostalAddress.of(null, lead.city(), null, null));
    }
    if (lead.assignee() != null) {
      person.owner(lead.assignee());
    }
    return person.build();
  }
}
