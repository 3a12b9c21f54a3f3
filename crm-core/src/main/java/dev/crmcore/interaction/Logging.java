package dev.crmcore.interaction;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.catalogue.ServiceCaseFields;
import dev.crmcore.customer.ContactForms;
import dev.crmcore.customer.Customers;
import dev.crmcore.customer.Recognition;
import dev.crmcore.customer.Recognizer;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Identity;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.ServiceCaseId;
import dev.crmcore.query.Conditions;
import dev.crmcore.service.CaseConversation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores interactions, and finds out whose they are. Usable within one change. */
final class Logging {
  private final ChangeSet changes;
  private final Reader reader;
  private final CaseConversation cases;
  private final CustomKinds kinds;
  private final Recognizer recognizer;

  private final Map<CustomerId, CustomerId> living = new HashMap<>();
  private final Map<ServiceCaseId, ServiceCase> about = new HashMap<>();

  Logging(ChangeSet changes, CaseConversation cases, ContactForms forms, CustomKinds kinds) {
    this.changes = changes;
    this.reader = changes.reader();
    this.cases = cases;
    this.kinds = kinds;
    this.recognizer = new Recognizer(reader, forms);
  }

  /** Stores them and returns them in their order; what was stored before is returned as it was. */
  List<Interaction> store(List<Interaction> said) {
    Map<String, Interaction> known = known(said);
    List<Interaction> fresh = new ArrayList<>();
    Set<String> keys = new LinkedHashSet<>(known.keySet());
    for (Interaction one : said) {
      if (one.idempotencyKey() == null || keys.add(one.idempotencyKey())) {
        fresh.add(one);
      }
    }
    List<Interaction> placed = placed(fresh);
    List<Interaction> stored =
        changes.createAll(
            InteractionFields.TYPE,
            placed.stream().map(Logging::withoutNeedlessIdentities).toList());
    Map<String, CustomerId> marks = new LinkedHashMap<>();
    for (int i = 0; i < stored.size(); i++) {
      Interaction one = stored.get(i);
      if (one.idempotencyKey() != null) {
        known.put(one.idempotencyKey(), one);
      }
      CustomerId customer = one.customerId();
      if (customer != null) {
        KnownVisitors.marks(placed.get(i).identities()).forEach(mark -> marks.put(mark, customer));
      }
      cases.heard(changes, one);
    }
    Set<UUID> given =
        new KnownVisitors(changes, recognizer, new Placing(changes, cases)).seen(marks);
    return asGiven(inOrder(said, stored, known), given);
  }

  /** What waited when it was stored may have found its place by a later one. */
  private List<Interaction> asGiven(List<Interaction> stored, Set<UUID> given) {
    return stored.stream()
        .map(
            one ->
                given.contains(one.id().value())
                    ? reader.find(InteractionFields.TYPE, one.id().value()).orElse(one)
                    : one)
        .toList();
  }

  /** An address says whose it is while nobody knows; afterwards the card has it. */
  private static Interaction withoutNeedlessIdentities(Interaction placed) {
    return placed.customerId() == null || placed.identities().isEmpty()
        ? placed
        : placed.toBuilder().identities(List.of()).build();
  }

  private static List<Interaction> inOrder(
      List<Interaction> said, List<Interaction> stored, Map<String, Interaction> known) {
    List<Interaction> answer = new ArrayList<>();
    int next = 0;
    for (Interaction one : said) {
      String key = one.idempotencyKey();
      boolean isNext =
          next < stored.size() && (key == null || key.equals(stored.get(next).idempotencyKey()));
      answer.add(isNext ? stored.get(next++) : requireNonNull(known.get(requireNonNull(key))));
    }
    return answer;
  }

  private Map<String, Interaction> known(List<Interaction> said) {
    Set<String> keys = new LinkedHashSet<>();
    for (Interaction one : said) {
      if (one.idempotencyKey() != null) {
        keys.add(one.idempotencyKey());
      }
    }
    Map<String, Interaction> known = new HashMap<>();
    if (!keys.isEmpty()) {
      // A gateway that sends again need not see what waits, or what was withdrawn.
      reader.scanAnyUnseen(
          InteractionFields.TYPE,
          Conditions.everyone(),
          InteractionFields.IDEMPOTENCY_KEY,
          keys,
          one -> known.put(requireNonNull(one.idempotencyKey()), one));
      Map<UUID, Interaction> shown = new HashMap<>();
      reader
          .findAll(
              InteractionFields.TYPE, known.values().stream().map(one -> one.id().value()).toList())
          .forEach(one -> shown.put(one.id().value(), one));
      for (Interaction one : said) {
        known.computeIfPresent(
            String.valueOf(one.idempotencyKey()),
            (key, stored) -> shown.getOrDefault(stored.id().value(), unseen(one, stored)));
      }
    }
    return known;
  }

  /** Whoever may not see what is stored gets back what they said, under its id. */
  private static Interaction unseen(Interaction said, Interaction stored) {
    return said.toBuilder().id(stored.id()).customerId(null).build();
  }

  /** Returns them on the timelines they belong to, or waiting. */
  private List<Interaction> placed(List<Interaction> said) {
    Map<String, Interaction> threads = threads(said);
    AboutDeals deals = new AboutDeals(reader);
    deals.read(said.stream().map(Interaction::dealId).filter(Objects::nonNull).toList());
    List<Interaction> standard = new ArrayList<>();
    List<List<Identity>> unknown = new ArrayList<>();
    for (Interaction one : said) {
      kinds.check(one);
      Interaction next =
          one.toBuilder()
              .identities(one.identities().stream().map(recognizer::standard).distinct().toList())
              .withdrawnFrom(null)
              .build();
      standard.add(next);
      if (isToBeRecognised(next)) {
        unknown.add(next.identities());
      }
    }
    List<Recognition> recognised = recognizer.recognise(unknown);
    List<Interaction> placed = new ArrayList<>();
    int next = 0;
    for (Interaction one : standard) {
      Recognition by = isToBeRecognised(one) ? recognised.get(next++) : null;
      Interaction there = placed(one, by, threads);
      if (one.dealId() != null && there.customerId() != null) {
        deals.requireOf(one.dealId(), there.customerId());
      }
      placed.add(there);
      if (there.threadId() != null && there.customerId() != null) {
        threads.merge(there.threadId(), there, Logging::later);
      }
    }
    return placed;
  }

  private static boolean isToBeRecognised(Interaction one) {
    return one.customerId() == null && one.caseId() == null && !one.identities().isEmpty();
  }

  private Interaction placed(
      Interaction said, @Nullable Recognition by, Map<String, Interaction> threads) {
    ServiceCaseId caseId = said.caseId();
    if (caseId != null) {
      ServiceCase one = about.computeIfAbsent(caseId, id -> CaseConversation.about(reader, id));
      CustomerId named = said.customerId();
      if (named != null) {
        CaseConversation.requireOf(one, living(named));
      }
      return said.toBuilder().customerId(one.customerId()).caseId(one.id()).build();
    }
    CustomerId customer =
        said.customerId() != null ? living(said.customerId()) : by == null ? null : by.customer();
    Interaction before = said.threadId() == null ? null : threads.get(said.threadId());
    if (before != null && customer == null && (by == null || by.candidates().isEmpty())) {
      customer = before.customerId();
    }
    if (customer == null && said.identities().isEmpty()) {
      throw new InvalidInputException(
          "E_WHOSE",
          "Nothing says whose interaction it is: give it a customer, a case, identities, or a thread that is known.");
    }
    Interaction.Builder placed = said.toBuilder().customerId(customer);
    if (before != null && customer != null && customer.equals(before.customerId())) {
      placed.caseId(seen(before.caseId()));
      if (said.dealId() == null) {
        placed.dealId(before.dealId());
      }
    }
    return placed.build();
  }

  /** Returns the case in which a thread goes on, if the actor may see it. */
  private @Nullable ServiceCaseId seen(@Nullable ServiceCaseId id) {
    return id == null || reader.find(ServiceCaseFields.TYPE, id.value()).isEmpty()
        ? null
        : CaseConversation.about(reader, id).id();
  }

  private CustomerId living(CustomerId id) {
    return living.computeIfAbsent(id, one -> Customers.require(reader, one).id());
  }

  /** Returns the last interaction of each thread that is on somebody's timeline. */
  private Map<String, Interaction> threads(List<Interaction> said) {
    Set<String> names = new LinkedHashSet<>();
    for (Interaction one : said) {
      if (one.threadId() != null) {
        names.add(one.threadId());
      }
    }
    Map<String, Interaction> last = new HashMap<>();
    for (String name : names) {
      Latest.of(
              reader,
              Conditions.all(
                  Conditions.equal(InteractionFields.THREAD_ID, name),
                  Conditions.missing(InteractionFields.CUSTOMER_ID).negate()),
              1,
              null)
          .items()
          .forEach(one -> last.put(name, one));
    }
    return last;
  }

  private static Interaction later(Interaction one, Interaction other) {
    return Comparator.comparing(Interaction::occurredAt).compare(one, other) > 0 ? one : other;
  }
}
