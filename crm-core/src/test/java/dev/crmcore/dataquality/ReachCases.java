package dev.crmcore.dataquality;

import static dev.crmcore.dataquality.BuiltInRulesTest.Verdict.FAILS;
import static dev.crmcore.dataquality.BuiltInRulesTest.Verdict.PASSES;
import static dev.crmcore.dataquality.BuiltInRulesTest.Verdict.SKIPPED;
import static dev.crmcore.dataquality.BuiltInRulesTest.company;
import static dev.crmcore.dataquality.BuiltInRulesTest.email;
import static dev.crmcore.dataquality.BuiltInRulesTest.given;
import static dev.crmcore.dataquality.BuiltInRulesTest.phone;

import dev.crmcore.dataquality.BuiltInRulesTest.Case;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Person;
import dev.crmcore.model.Validity;
import java.util.List;
import java.util.stream.Stream;

/** Stand-ins for contact points, and contact points that do not fit one another. */
final class ReachCases {
  private ReachCases() {}

  static List<Case> all() {
    return Stream.of(standIns(), kinds(), first()).flatMap(List::stream).toList();
  }

  private static List<Case> standIns() {
    return List.of(
        new Case("email-real", PASSES, email("ada@gmail.com")),
        new Case("email-real", PASSES, email("mail@mail.ru")),
        new Case("email-real", PASSES, email("ada@myexample.com")),
        new Case("email-real", PASSES, email("ada@testing.org")),
        new Case("email-real", PASSES, email("ada@пример.рф")),
        new Case("email-real", FAILS, email("ada@example.org")),
        new Case("email-real", FAILS, email("Ada@Mail.Example.COM")),
        new Case("email-real", FAILS, email("ada@shop.test")),
        new Case("email-real", FAILS, email("root@localhost")),
        new Case("email-real", FAILS, email("none@none.com")),
        new Case("email-real", FAILS, email("нет@нет.рф")),
        new Case("email-real", FAILS, email("a@a.ru")),
        new Case("email-real", SKIPPED, given("Ada")),
        new Case("phone-real", PASSES, phone("+4930901820")),
        new Case("phone-real", PASSES, phone("+79123456780")),
        new Case("phone-real", FAILS, phone("+71111111111")),
        new Case("phone-real", FAILS, phone("+491234567890")),
        new Case("phone-real", FAILS, phone("+3809876543210")),
        new Case("phone-real", SKIPPED, phone("11111111")),
        new Case("phone-real", SKIPPED, given("Ada")));
  }

  private static List<Case> kinds() {
    return List.of(
        new Case("contact-kind-right", PASSES, email("ada@example.org")),
        new Case("contact-kind-right", PASSES, phone("+4930901820")),
        new Case("contact-kind-right", PASSES, email("none")),
        new Case("contact-kind-right", FAILS, phone("ada@example.org")),
        new Case("contact-kind-right", FAILS, email("+49 30 901820")),
        new Case("contact-kind-right", SKIPPED, with(messenger("+4930901820"))),
        new Case("contact-kind-right", SKIPPED, company("Acme")));
  }

  private static List<Case> first() {
    return List.of(
        new Case("primary-contact-works", PASSES, with(known("a@b.org", true, Validity.VALID))),
        new Case("primary-contact-works", PASSES, with(known("a@b.org", true, Validity.INVALID))),
        new Case(
            "primary-contact-works",
            FAILS,
            with(known("a@b.org", true, Validity.INVALID), ContactPoint.email("c@b.org"))),
        new Case("primary-contact-works", SKIPPED, email("ada@example.org")),
        new Case(
            "preferred-channel-reachable",
            PASSES,
            email("ada@example.org").toBuilder().preferredChannel(ContactKind.EMAIL).build()),
        new Case(
            "preferred-channel-reachable",
            FAILS,
            email("ada@example.org").toBuilder().preferredChannel(ContactKind.PHONE).build()),
        new Case(
            "preferred-channel-reachable",
            FAILS,
            with(known("a@b.org", true, Validity.INVALID)).toBuilder()
                .preferredChannel(ContactKind.EMAIL)
                .build()),
        new Case("preferred-channel-reachable", SKIPPED, email("ada@example.org")));
  }

  static Person with(ContactPoint... points) {
    return Person.builder().givenName("Ada").contactPoints(List.of(points)).build();
  }

  static ContactPoint known(String address, boolean primary, Validity validity) {
    return ContactPoint.email(address).withNormalized(address, validity).withPrimary(primary);
  }

  private static ContactPoint messenger(String handle) {
    return ContactPoint.of(ContactKind.MESSENGER, handle);
  }
}
