package dev.crmcore.overview;

import dev.crmcore.catalogue.AffiliationFields;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Affiliation;
import dev.crmcore.model.Customer;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who stands beside a customer in which role. Usable within one read. */
final class PlacesBeside {
  private static final int MOST_PEOPLE = 1_000;

  private static final Comparator<Place> BY_NAME =
      Comparator.comparing((Place place) -> place.customer().displayName())
          .thenComparing(
              place -> place.affiliation().role() == null ? "" : place.affiliation().role())
          .thenComparing(place -> place.affiliation().id().toString());

  private final Reader reader;

  PlacesBeside(Reader reader) {
    this.reader = reader;
  }

  /** Returns a page of the places of a person or in an organisation, each role for itself. */
  Page<Place> page(UUID customer, int limit, @Nullable Keyset after) {
    Page<Affiliation> page =
        reader.query(
            AffiliationFields.TYPE,
            Conditions.any(
                Conditions.equal(AffiliationFields.PERSON_ID, customer),
                Conditions.equal(AffiliationFields.ORGANIZATION_ID, customer)),
            List.of(),
            limit,
            after);
    Set<UUID> others = new LinkedHashSet<>();
    page.items().forEach(one -> others.add(other(one, customer)));
    Map<UUID, Customer> cards = new HashMap<>();
    reader.findAll(CustomerFields.TYPE, others).forEach(card -> cards.put(card.id().value(), card));
    List<Place> places = new ArrayList<>();
    for (Affiliation one : page.items()) {
      Customer card = cards.get(other(one, customer));
      if (card != null) {
        places.add(new Place(card, one));
      }
    }
    places.sort(BY_NAME);
    return new Page<>(places, page.next());
  }

  private static UUID other(Affiliation one, UUID customer) {
    UUID person = one.personId().value();
    return person.equals(customer) ? one.organizationId().value() : person;
  }

  /** Returns an organisation and the people who have a place in it on a day, the first known. */
  List<UUID> withPeople(UUID organization, LocalDate day) {
    Condition then =
        Conditions.all(
            Conditions.equal(AffiliationFields.ORGANIZATION_ID, organization),
            Conditions.any(
                Conditions.missing(AffiliationFields.TO),
                Conditions.atLeast(AffiliationFields.TO, day)));
    Set<UUID> people = new LinkedHashSet<>();
    reader
        .query(AffiliationFields.TYPE, then, List.of(), MOST_PEOPLE, null)
        .items()
        .forEach(one -> people.add(one.personId().value()));
    List<UUID> all = new ArrayList<>(List.of(organization));
    reader.findAll(CustomerFields.TYPE, people).forEach(card -> all.add(card.id().value()));
    return all;
  }
}
