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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Places of people in organisations, within one change-set. Stateless. */
final class Places {
  private static final int MOST = 10_000;

  private Places() {}

  /** Stores a place; one that is there just so already is returned as it is. */
  static Affiliation add(ChangeSet changes, Affiliation affiliation) {
    Affiliation wanted = living(changes, affiliation);
    List<Affiliation> same = same(changes, wanted);
    for (Affiliation one : same) {
      if (Objects.equals(one.from(), wanted.from()) && Objects.equals(one.to(), wanted.to())) {
        return one;
      }
    }
    requireNone(same, wanted);
    return changes.create(AffiliationFields.TYPE, wanted);
  }

  static Affiliation change(ChangeSet changes, Affiliation affiliation) {
    Affiliation wanted = living(changes, affiliation);
    Affiliation stored = changes.reader().get(AffiliationFields.TYPE, affiliation.id().value());
    // What was twice before, by a merge, must be possible to end.
    List<Affiliation> begun =
        same(changes, wanted).stream().filter(one -> !isSame(one, stored)).toList();
    requireNone(begun, wanted);
    return changes.update(AffiliationFields.TYPE, wanted);
  }

  static Affiliation end(ChangeSet changes, AffiliationId id, LocalDate last) {
    Affiliation one = changes.reader().get(AffiliationFields.TYPE, id.value());
    return change(
        changes,
        new Affiliation(
            one.id(),
            one.personId(),
            one.organizationId(),
            one.role(),
            one.from(),
            last,
            one.revision()));
  }

  /** Returns the place with those whom its ids lead to. */
  private static Affiliation living(ChangeSet changes, Affiliation given) {
    return new Affiliation(
        given.id(),
        require(changes, given.personId(), CustomerKind.PERSON, "has no places in organisations"),
        require(changes, given.organizationId(), CustomerKind.ORGANIZATION, "has no people"),
        given.role(),
        given.from(),
        given.to(),
        given.revision());
  }

  /** Returns the other places of the person in the organisation in the same role at that time. */
  private static List<Affiliation> same(ChangeSet changes, Affiliation wanted) {
    return changes
        .reader()
        .list(
            AffiliationFields.TYPE,
            Conditions.all(
                Conditions.equal(AffiliationFields.PERSON_ID, wanted.personId().value()),
                Conditions.equal(
                    AffiliationFields.ORGANIZATION_ID, wanted.organizationId().value())),
            MOST)
        .stream()
        .filter(one -> !one.id().equals(wanted.id()) && isSame(one, wanted))
        .toList();
  }

  private static void requireNone(List<Affiliation> same, Affiliation wanted) {
    if (!same.isEmpty()) {
      throw new ConflictException(
          "E_AFFILIATION_TWICE",
          "The person has this place%s at this time already. Change or end that one."
              .formatted(wanted.role() == null ? "" : " as '" + wanted.role() + "'"));
    }
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
