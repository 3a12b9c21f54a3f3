package dev.crmcore.lead;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.customer.FullName;
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

/** The customer that a lead becomes where nobody is known: a person, and where they work. */
final class LeadCustomer {
  private final Customers customers;

  LeadCustomer(Customers customers) {
    this.customers = customers;
  }

  /** Stores the person, and a place in the only company of that name, or in a new one. */
  CustomerId store(Lead lead) {
    CustomerId person = customers.create(person(lead)).id();
    String company = lead.company();
    if (company != null && !company.isBlank()) {
      customers.affiliate(Affiliation.of(person, company(company.strip()), null));
    }
    return person;
  }

  private CustomerId company(String name) {
    List<Customer> known = customers.list(Conditions.equal(CustomerFields.LEGAL_NAME, name), 2);
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
