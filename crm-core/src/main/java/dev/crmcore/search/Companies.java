package dev.crmcore.search;

import dev.crmcore.catalogue.AffiliationFields;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Affiliation;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerKind;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** Finds people by the organisations that were found. */
final class Companies {
  private static final int MOST = 20;
  private static final double WORTH = 0.5;

  private static final Condition LASTS =
      Conditions.any(
          Conditions.missing(AffiliationFields.TO),
          new Condition.Compare(
              AffiliationFields.TO.name(),
              Operator.GE,
              List.of(new Operand.Relative(Operand.Anchor.TODAY, 0, ChronoUnit.DAYS))));

  private final Reader reader;
  private final Condition inUse;

  Companies(Reader reader, Condition inUse) {
    this.reader = reader;
    this.inUse = inUse;
  }

  void add(Hits hits, int limit) {
    Map<UUID, Hits.Hit> organizations = new LinkedHashMap<>();
    for (Hits.Hit hit : hits.all()) {
      if (hit.customer().kind() == CustomerKind.ORGANIZATION && organizations.size() < MOST) {
        organizations.put(hit.customer().id().value(), hit);
      }
    }
    if (organizations.isEmpty() || !reader.concealed(AffiliationFields.TYPE).isEmpty()) {
      return;
    }
    Map<UUID, Judgement> people = new LinkedHashMap<>();
    for (Affiliation affiliation :
        reader.list(
            AffiliationFields.TYPE,
            Conditions.all(
                Conditions.in(AffiliationFields.ORGANIZATION_ID, organizations.keySet()), LASTS),
            limit)) {
      Hits.Hit company = organizations.get(affiliation.organizationId().value());
      if (company != null) {
        people.putIfAbsent(affiliation.personId().value(), worked(company));
      }
    }
    Predicate<Customer> isInUse = reader.tester(CustomerFields.TYPE, inUse);
    for (Customer person : reader.findAll(CustomerFields.TYPE, people.keySet())) {
      if (isInUse.test(person)) {
        hits.add(person, people.get(person.id().value()));
      }
    }
  }

  private static Judgement worked(Hits.Hit company) {
    Judgement judgement = company.judgement();
    return new Judgement(
        judgement.score() * WORTH,
        judgement.match(),
        judgement.highlights().stream()
            .limit(1)
            .map(place -> new Highlight("company", place.text(), place.spans()))
            .toList(),
        judgement.forms());
  }
}
