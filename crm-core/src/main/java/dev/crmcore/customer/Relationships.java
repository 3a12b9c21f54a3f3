package dev.crmcore.customer;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.RelationshipFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Folding;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Relationship;
import dev.crmcore.model.RelationshipId;
import dev.crmcore.query.Conditions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Labelled relationships between customers, within one unit of work. Stateless. */
public final class Relationships {
  private static final int MOST = 10_000;

  private Relationships() {}

  /** Stores a relationship, or returns the one that says the same at the same time. */
  static Relationship add(ChangeSet changes, Relationship given) {
    CustomerId from = Customers.require(changes.reader(), given.fromId()).id();
    CustomerId to = Customers.require(changes.reader(), given.toId()).id();
    if (from.equals(to)) {
      throw new InvalidInputException("E_RELATED_SELF", "A customer cannot be related to itself.");
    }
    Relationship wanted =
        new Relationship(
            given.id(),
            from,
            to,
            given.label(),
            given.back(),
            given.from(),
            given.to(),
            given.note(),
            given.revision());
    return among(changes.reader(), from).stream()
        .filter(one -> isSame(one, wanted))
        .findFirst()
        .orElseGet(() -> changes.create(RelationshipFields.TYPE, wanted));
  }

  /** Tells whether two say the same of the same customers, whichever of them comes first. */
  private static boolean isSame(Relationship one, Relationship other) {
    boolean between = Set.of(one.fromId(), one.toId()).equals(Set.of(other.fromId(), other.toId()));
    return between
        && isOneWord(one.labelFor(one.fromId()), other.labelFor(one.fromId()))
        && isOneWord(one.labelFor(one.toId()), other.labelFor(one.toId()))
        && Periods.overlap(one.from(), one.to(), other.from(), other.to());
  }

  private static boolean isOneWord(String one, String other) {
    return Folding.fold(one.strip()).equals(Folding.fold(other.strip()));
  }

  static Relationship end(ChangeSet changes, RelationshipId id, LocalDate last) {
    Relationship one = changes.reader().get(RelationshipFields.TYPE, id.value());
    Relationship ended = one.lasting(one.from(), last);
    boolean twice =
        among(changes.reader(), one.fromId()).stream()
            .filter(other -> !other.id().equals(id))
            // What was twice before, by a merge, must be possible to end.
            .anyMatch(other -> isSame(other, ended) && !isSame(one, other));
    if (twice) {
      throw new ConflictException(
          "E_RELATED_TWICE",
          "They are related as '%s' at this time already. End that one, or end this one earlier."
              .formatted(one.label()));
    }
    return changes.update(RelationshipFields.TYPE, ended);
  }

  /**
   * Returns to whom a customer is related and how they are called, the oldest relationship first;
   * those who are out of the actor's sight are left out.
   *
   * @param id a customer that was not merged into another
   */
  public static List<RelatedCustomer> of(Reader reader, CustomerId id) {
    List<Relationship> all = among(reader, id);
    Set<UUID> others = new LinkedHashSet<>();
    all.forEach(one -> others.add(other(one, id).value()));
    Map<UUID, Customer> cards = new HashMap<>();
    reader.findAll(CustomerFields.TYPE, others).forEach(card -> cards.put(card.id().value(), card));
    List<RelatedCustomer> related = new ArrayList<>();
    for (Relationship one : all) {
      Customer card = cards.get(other(one, id).value());
      if (card != null) {
        related.add(new RelatedCustomer(card, one.labelFor(id), one));
      }
    }
    return related;
  }

  private static CustomerId other(Relationship one, CustomerId id) {
    return one.fromId().equals(id) ? one.toId() : one.fromId();
  }

  private static List<Relationship> among(Reader reader, CustomerId id) {
    return reader.list(
        RelationshipFields.TYPE,
        Conditions.any(
            Conditions.equal(RelationshipFields.FROM_ID, id.value()),
            Conditions.equal(RelationshipFields.TO_ID, id.value())),
        MOST);
  }
}
