package dev.crmcore.merging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.field.CustomField;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.Person;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Validity;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever chooses the values: undoing merges in reverse gives back every card and its points. */
class StrategiesUndoTest {
  private static final int ROUNDS = 15;
  private static final int CUSTOMERS = 10;
  private static final List<LifecycleStage> STAGES = List.of(LifecycleStage.values());

  static Stream<Arguments> strategies() {
    return Stream.of(
        Arguments.of("survivor first", Survivorship.survivorFirst()),
        Arguments.of("most recent", Survivorship.mostRecent()),
        Arguments.of("oldest", Survivorship.oldest()),
        Arguments.of("most complete", Survivorship.mostComplete()),
        Arguments.of(
            "most frequent, longest", Survivorship.mostFrequent().thenBy(Survivorship.longest())),
        Arguments.of("source priority", Survivorship.sourcePriority(List.of("shop", "fair"))),
        Arguments.of("verified first", Survivorship.verifiedFirst()),
        Arguments.of("furthest stage", Survivorship.furthestStage()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("strategies")
  void undoingInReverseGivesBackEveryCardAndItsPoints(String name, Survivorship strategy) {
    MergePolicy policy = new MergePolicy(strategy, Map.of(), false);
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      MutableClock clock = MutableClock.at("2026-03-01T10:00:00Z");
      LoyaltyPoints.Data loyalty = new LoyaltyPoints.Data();
      try (Crm crm =
          Crm.builder()
              .inMemory()
              .clock(clock)
              .customerField(CustomField.of("points", FieldType.INTEGER))
              .mergeParticipant(new LoyaltyPoints(loyalty))
              .build()) {
        CrmSession session = crm.session("law");
        List<CustomerId> people = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
          clock.advance(Duration.ofMinutes(random.nextInt(2)));
          people.add(session.customers().create(person(random, i)).id());
          loyalty.add(people.get(i), 1 + random.nextInt(3));
          loyalty.cards.put("C-" + i, people.get(random.nextInt(people.size())));
        }
        Map<CustomerId, Customer> before = cards(session, people);
        Map<CustomerId, Integer> pointsBefore = Map.copyOf(loyalty.points);
        Map<String, CustomerId> cardsBefore = Map.copyOf(loyalty.cards);

        Deque<MergeRecord> merges = new ArrayDeque<>();
        for (int i = 0; i < 4; i++) {
          clock.advance(Duration.ofMinutes(1));
          merges.push(mergeSome(session, random, people, policy));
        }
        while (!merges.isEmpty()) {
          session.merges().undo(merges.pop().id());
        }

        assertThat(cards(session, people)).as("seed %d", seed).isEqualTo(before);
        assertThat(loyalty.points).as("seed %d", seed).isEqualTo(pointsBefore);
        assertThat(loyalty.cards).as("seed %d", seed).isEqualTo(cardsBefore);
      }
    }
  }

  private static MergeRecord mergeSome(
      CrmSession session, Random random, List<CustomerId> people, MergePolicy policy) {
    List<CustomerId> living =
        new ArrayList<>(
            people.stream().filter(id -> session.customers().get(id).id().equals(id)).toList());
    Collections.shuffle(living, random);
    List<CustomerId> losers = List.copyOf(living.subList(1, 2 + random.nextInt(2)));
    return session.merges().merge(living.get(0), losers, policy, null);
  }

  private static Person person(Random random, int i) {
    Person.Builder builder = Person.builder().externalId("law", "p" + i);
    builder.givenName(pick(random, "Anna", "Ann", "Анна", null));
    builder.familyName(pick(random, "Smith", "Smyth", null));
    builder.jobTitle(pick(random, "buyer", null));
    builder.source(pick(random, "shop", "fair", "web", null));
    builder.notes(pick(random, "a note", null));
    builder.lifecycleStage(STAGES.get(random.nextInt(STAGES.size())));
    builder.custom("points", random.nextBoolean() ? (Object) (long) random.nextInt(3) : null);
    String email = "a" + random.nextInt(4) + "@example.com";
    builder.contact(
        new ContactPoint(
            ContactKind.EMAIL,
            email,
            email,
            pick(random, "work", null),
            random.nextBoolean(),
            Validity.UNKNOWN,
            random.nextBoolean() ? Instant.EPOCH : null));
    builder.owner("user" + random.nextInt(3));
    builder.tag("tag" + random.nextInt(3));
    return builder.build();
  }

  private static String pick(Random random, String... options) {
    return options[random.nextInt(options.length)];
  }

  /** The cards but for versions and times of change, which go on counting. */
  private static Map<CustomerId, Customer> cards(CrmSession session, List<CustomerId> people) {
    Map<CustomerId, Customer> cards = new LinkedHashMap<>();
    for (CustomerId id : people) {
      Customer card = session.customers().get(id);
      Revision kept = card.revision();
      cards.put(id, card.stored(id, new Revision(0, kept.createdAt(), kept.createdAt(), null)));
    }
    return cards;
  }
}
