package dev.crmcore.customer;

import dev.crmcore.catalogue.AffiliationFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Folding;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.model.Affiliation;
import dev.crmcore.model.AffiliationId;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.CustomerKind;
import dev.crmcore.query.Conditions;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Places of people in organisations, within one change-set. Stateless. */
final class Places {
  private static final int MOST = 10_000;

  private Places() {}

  static Affiliation add(ChangeSet changes, Affiliation affiliation) {
    return changes.create(AffiliationFields.TYPE, fitting(changes, affiliation));
  }

  static Affiliation change(ChangeSet changes, Affiliation affiliation) {
    return changes.update(AffiliationFields.TYPE, fitting(changes, affiliation));
  }

  static Affiliation end(ChangeSet changes, AffiliationId id, LocalDate last) {
    Affiliation one = changes.reader().get(AffiliationFields.TYPE, id.value());
    return changes.update(
        AffiliationFields.TYPE,
        new Affiliation(
            one.id(),
            one.personId(),
            one.organizationId(),
            one.role(),
            one.from(),
            last,
            one.revision()));
  }

  /** Returns the place with those whom its ids lead to, if it can be there. */
  private static Affiliation fitting(ChangeSet changes, Affiliation given) {
    CustomerId person =
        require(changes, given.personId(), CustomerKind.PERSON, "has no places in organisations");
    CustomerId organization =
        require(changes, given.organizationId(), CustomerKind.ORGANIZATION, "has no people");
    Affiliation wanted =
        new Affiliation(
            given.id(),
            person,
            organization,
            given.role(),
            given.from(),
            given.to(),
            given.revision());
    boolean twice =
        changes
            .reader()
            .list(
                AffiliationFields.TYPE,
                Conditions.all(
                    Conditions.equal(AffiliationFields.PERSON_ID, person.value()),
                    Conditions.equal(AffiliationFields.ORGANIZATION_ID, organization.value())),
                MOST)
            .stream()
            .anyMatch(one -> !one.id().equals(wanted.id()) && isSame(one, wanted));
    if (twice) {
      throw new ConflictException(
          "E_AFFILIATION_TWICE",
          "The person has this place%s at this time already. Change or end that one."
              .formatted(wanted.role() == null ? "" : " as '" + wanted.role() + "'"));
    }
    return wanted;
  }

  private static CustomerId require(
      ChangeSet changes, CustomerId id, CustomerKind kind, String otherwise) {
    Customer customer = Customers.require(changes.reader(), id);
    if (customer.kind() != kind) {
      throw new InvalidInputException(
          "E_AFFILIATION_KIND",
          "%s is %s and %s.".formatted(customer.displayName(), customer.kind(), otherwise));
    }
    return customer.id();
  }

  private static boolean isSame(Affiliation one, Affiliation other) {
    return Objects.equals(folded(one.role()), folded(other.role()))
        && Periods.overlap(one.from(), one.to(), other.from(), other.to());
  }

  private static @Nullable String folded(@Nullable String role) {
    return role == null ? null : Folding.fold(role.strip());
  }
}
