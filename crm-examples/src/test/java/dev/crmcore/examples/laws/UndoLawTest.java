package dev.crmcore.examples.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.duplicates.DuplicatePair;
import dev.crmcore.duplicates.DuplicateScan;
import dev.crmcore.matching.MatchDecision;
import dev.crmcore.merging.MergePolicy;
import dev.crmcore.model.Affiliation;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerBuilder;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DuplicateVerdict;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.Money;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Task;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Law 5: undoing a merge gives back what was there, children included, on every storage. */
@Tag("slow")
class UndoLawTest {
  private static final int ROUNDS = 25;
  private static final int CUSTOMERS = 12;
  private static final List<DuplicateVerdict> VERDICTS = List.of(DuplicateVerdict.values());

  @ParameterizedTest
  @EnumSource(Storages.class)
  void undoingMergesInReverseGivesBackEveryCustomerAndItsChildren(
      Storages storage, @TempDir Path folder) {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      try (Crm crm = storage.builder(folder.resolve("")).build()) {
        CrmSession session = crm.session("law");
        List<CustomerId> people = new ArrayList<>();
        List<CustomerId> companies = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
          people.add(session.customers().create(person(random, seed, i)).id());
          companies.add(session.customers().create(company(random, seed, i, companies)).id());
        }
        children(session, random, people, companies);
        session.reviewQueue().refresh(lookalikes(random, people));
        Map<String, String> before = state(session, people, companies);

        Deque<MergeRecord> merges = new ArrayDeque<>();
        for (int i = 0; i < CUSTOMERS / 2; i++) {
          List<CustomerId> kind = random.nextBoolean() ? people : companies;
          mergeSome(session, random, kind).ifPresent(merges::push);
        }
        assertThat(merges).as("seed %d", seed).isNotEmpty();
        while (!merges.isEmpty()) {
          session.merges().undo(merges.pop().id());
        }

        assertThat(state(session, people, companies)).as("seed %d", seed).isEqualTo(before);
      }
    }
  }

  private static Optional<MergeRecord> mergeSome(
      CrmSession session, Random random, List<CustomerId> ids) {
    List<CustomerId> living =
        ids.stream()
            .filter(id -> session.customers().get(id).id().equals(id))
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(living, random);
    int losers = 1 + random.nextInt(2);
    return living.size() <= losers
        ? Optional.empty()
        : Optional.of(
            session
                .merges()
                .merge(
                    living.get(0),
                    List.copyOf(living.subList(1, 1 + losers)),
                    MergePolicy.survivorFirst().overrulingDecisions(),
                    null));
  }

  private static DuplicateScan lookalikes(Random random, List<CustomerId> people) {
    List<DuplicatePair> possible = new ArrayList<>();
    for (int i = 1; i < people.size(); i++) {
      possible.add(
          new DuplicatePair(
              people.get(random.nextInt(i)),
              people.get(i),
              random.nextDouble(),
              MatchDecision.POSSIBLE_MATCH));
    }
    return new DuplicateScan(
        people.size(),
        people.size(),
        List.of(),
        possible,
        List.of(),
        List.of(),
        List.of(),
        Map.of());
  }

  private static void children(
      CrmSession session, Random random, List<CustomerId> people, List<CustomerId> companies) {
    for (int i = 0; i < 3 * CUSTOMERS; i++) {
      CustomerId person = people.get(random.nextInt(people.size()));
      CustomerId company = companies.get(random.nextInt(companies.size()));
      switch (random.nextInt(5)) {
        case 0 -> session.customers().affiliate(Affiliation.of(person, company, "role " + i));
        case 1 ->
            session
                .purchases()
                .record(
                    Purchase.builder()
                        .customerId(person)
                        .orderNumber("o" + random.nextLong())
                        .amount(Money.of("1.00", "EUR"))
                        .occurredAt(Instant.EPOCH.plusSeconds(i))
                        .build());
        case 2 ->
            session.tasks().create(Task.builder().subject("t" + i).customerId(company).build());
        case 3 -> {
          CustomerId other = people.get(random.nextInt(people.size()));
          if (!other.equals(person)) {
            DuplicateVerdict verdict = VERDICTS.get(random.nextInt(VERDICTS.size()));
            session.duplicates().decide(person, other, verdict, "n" + i);
          }
        }
        default ->
            session
                .interactions()
                .log(
                    Interaction.builder()
                        .customerId(company)
                        .subject("i" + i)
                        .occurredAt(Instant.EPOCH.plusSeconds(i))
                        .build());
      }
    }
  }

  /** Everything one can see of the customers and what belongs to them, as text. */
  private static Map<String, String> state(
      CrmSession session, List<CustomerId> people, List<CustomerId> companies) {
    Map<String, String> state = new TreeMap<>();
    List<CustomerId> all = new ArrayList<>(people);
    all.addAll(companies);
    for (CustomerId id : all) {
      Customer customer = session.customers().get(id);
      state.put(id + " card", card(customer).toString());
      state.put(
          id + " interactions",
          session.interactions().timeline(id, 1000, null).items().stream()
              .map(i -> i.id().toString())
              .toList()
              .toString());
      state.put(
          id + " purchases",
          session.purchases().of(id, 1000, null).items().stream()
              .map(p -> p.id().toString())
              .toList()
              .toString());
      state.put(
          id + " affiliations",
          session.customers().affiliations(id).stream()
              .map(a -> a.id() + " " + a.personId() + " " + a.organizationId())
              .sorted()
              .toList()
              .toString());
    }
    for (CustomerId left : people) {
      for (CustomerId right : people.subList(0, people.indexOf(left))) {
        state.put(
            left + " " + right + " decisions",
            session.duplicates().decisions(left, right).stream()
                .map(decision -> decision.id() + " " + decision.verdict() + decision.overrules())
                .toList()
                .toString());
      }
    }
    state.put(
        "queue",
        session.reviewQueue().page(1000, null).items().stream()
            .map(review -> review.candidate())
            .map(pair -> pair.leftId() + " " + pair.rightId() + " " + pair.expectedValue())
            .toList()
            .toString());
    return state;
  }

  private static Customer card(Customer customer) {
    Revision kept = customer.revision();
    return customer.stored(
        customer.id(), new Revision(0, kept.createdAt(), Instant.EPOCH, kept.archivedAt()));
  }

  private static Customer person(Random random, int seed, int i) {
    Person.Builder builder = Person.builder();
    builder.givenName(pick(random, "Anna", "Ann", "Анна", "安娜", null));
    builder.familyName(pick(random, "Smith", "Smyth", "Иванова", null));
    builder.birthDate(random.nextBoolean() ? LocalDate.of(1980, 1, 1 + random.nextInt(20)) : null);
    builder.jobTitle(pick(random, "buyer", null));
    return shared(builder, random, seed, i, "p").build();
  }

  private static Customer company(Random random, int seed, int i, List<CustomerId> known) {
    Organization.Builder builder = Organization.builder();
    builder.legalName(pick(random, "Acme Ltd", "ООО Ромашка", "Acme"));
    builder.taxId(pick(random, "7701234567", null));
    builder.parentId(
        known.isEmpty() || random.nextBoolean() ? null : known.get(random.nextInt(known.size())));
    return shared(builder, random, seed, i, "c").build();
  }

  private static <B extends CustomerBuilder<B>> B shared(
      B builder, Random random, int seed, int i, String kind) {
    builder.externalId("law", seed + kind + i);
    for (int n = random.nextInt(3); n > 0; n--) {
      builder.email("a" + random.nextInt(6) + "@example.com");
      builder.phone("+4420794600" + (10 + random.nextInt(20)));
      builder.tag(pick(random, "vip", "new", "old") + "");
      builder.owner(pick(random, "general", "concrete") + "", "user" + random.nextInt(3));
      builder.address(PostalAddress.of("Street " + random.nextInt(4), "Town", null, "GB"));
    }
    builder.notes(pick(random, "a note", null));
    return builder;
  }

  private static String pick(Random random, String... options) {
    return options[random.nextInt(options.length)];
  }
}
