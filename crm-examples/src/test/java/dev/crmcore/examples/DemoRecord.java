package dev.crmcore.examples;

import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.testkit.GeneratedCustomer;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A made-up customer as a table sees it: text or nothing in each cell.
 *
 * @param made the customer
 * @param number its place in the whole sample, from 0
 */
record DemoRecord(GeneratedCustomer made, int number) {
  Customer customer() {
    return made.customer();
  }

  String source() {
    return customer().externalIds().get(0).system();
  }

  String id() {
    return customer().externalIds().get(0).value();
  }

  String given() {
    return customer() instanceof Person person ? person.givenName() : null;
  }

  String middle() {
    return customer() instanceof Person person ? person.middleName() : null;
  }

  String family() {
    return customer() instanceof Person person ? person.familyName() : null;
  }

  LocalDate birth() {
    return customer() instanceof Person person ? person.birthDate() : null;
  }

  String company() {
    if (customer() instanceof Organization company) {
      return company.legalName() != null ? company.legalName() : company.tradingName();
    }
    return null;
  }

  String taxId() {
    return customer() instanceof Organization company ? company.taxId() : null;
  }

  /** Chinese names have no blank and the family name first. */
  String fullName() {
    if (company() != null) {
      return company();
    }
    boolean han = String.valueOf(family()).codePoints().anyMatch(Character::isIdeographic);
    return han
        ? family() + Objects.toString(given(), "")
        : Stream.of(given(), family()).filter(Objects::nonNull).collect(Collectors.joining(" "));
  }

  String email() {
    return raw(ContactKind.EMAIL);
  }

  String phone() {
    return raw(ContactKind.PHONE);
  }

  private String raw(ContactKind kind) {
    return customer().contactPoints().stream()
        .filter(point -> point.kind() == kind)
        .map(ContactPoint::raw)
        .findFirst()
        .orElse(null);
  }

  PostalAddress address() {
    return customer().addresses().stream()
        .findFirst()
        .orElse(PostalAddress.of(null, null, null, null));
  }
}
