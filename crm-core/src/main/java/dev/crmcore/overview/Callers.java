package dev.crmcore.overview;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.catalogue.LeadFields;
import dev.crmcore.customer.ContactForms;
import dev.crmcore.customer.Customers;
import dev.crmcore.customer.Recognition;
import dev.crmcore.customer.Recognizer;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Identity;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.Lead;
import dev.crmcore.model.LeadStatus;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Sort;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Finds what is known about whoever calls. Usable within one unit of work. */
final class Callers {
  private static final int MOST = 20;

  private final Reader reader;
  private final Recognizer recognizer;

  Callers(Reader reader, ContactForms forms) {
    this.reader = reader;
    this.recognizer = new Recognizer(reader, forms);
  }

  CallerCard card(List<Identity> given, Function<Customer, CustomerOverview> overview) {
    List<Identity> identities = given.stream().map(recognizer::standard).distinct().toList();
    Recognition who = recognizer.recognise(List.of(identities)).get(0);
    CustomerId customer = who.customer();
    return new CallerCard(
        customer == null ? null : overview.apply(Customers.require(reader, customer)),
        customer == null
            ? reader.findAll(
                CustomerFields.TYPE, who.candidates().stream().map(CustomerId::value).toList())
            : List.of(),
        leads(identities),
        waiting(identities));
  }

  private List<Lead> leads(List<Identity> identities) {
    if (!Collections.disjoint(reader.concealed(LeadFields.TYPE), Set.of("email", "phone"))) {
      return List.of();
    }
    List<Condition> ways = new ArrayList<>();
    for (Identity identity : identities) {
      ContactKind kind = identity.contactKind().orElse(null);
      if (kind == ContactKind.EMAIL) {
        ways.add(Conditions.equal(LeadFields.EMAIL, identity.value()));
      } else if (kind == ContactKind.PHONE) {
        ways.add(Conditions.equal(LeadFields.PHONE, identity.value()));
      }
    }
    if (ways.isEmpty()) {
      return List.of();
    }
    return reader
        .query(
            LeadFields.TYPE,
            Conditions.all(
                Conditions.any(ways.toArray(Condition[]::new)),
                Conditions.in(LeadFields.STATUS, LeadStatus.open())),
            List.of(Sort.descending(LeadFields.RECEIVED_AT)),
            MOST,
            null)
        .items();
  }

  private List<Interaction> waiting(List<Identity> identities) {
    if (reader.concealed(InteractionFields.TYPE).contains(InteractionFields.IDENTITIES.name())) {
      return List.of();
    }
    Set<UUID> ids = new LinkedHashSet<>();
    reader
        .holders(
            InteractionFields.TYPE,
            InteractionFields.IDENTITIES,
            identities.stream().map(one -> List.of(one.system(), one.value())).toList())
        .values()
        .forEach(ids::addAll);
    return reader.findAll(InteractionFields.TYPE, ids).stream()
        .filter(Interaction::isWaiting)
        .sorted(Comparator.comparing(Interaction::occurredAt).reversed())
        .limit(MOST)
        .toList();
  }
}
