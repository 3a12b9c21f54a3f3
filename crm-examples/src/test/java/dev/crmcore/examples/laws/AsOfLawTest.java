package dev.crmcore.examples.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.deal.StageMove;
import dev.crmcore.field.CustomField;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.Affiliation;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerBuilder;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.DealId;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.Money;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.testkit.MutableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a customer or deal is said to have been at a moment is what it was, whatever happened since.
 */
class AsOfLawTest {
  private static final int ROUNDS = 2;
  private static final int STEPS = 70;
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  /** Everything there was at a moment. */
  private record Snapshot(
      Instant at, Map<CustomerId, Optional<Customer>> customers, Map<DealId, Deal> deals) {}

  /** One run: a base that changes at random. */
  private static final class Story {
    final Random random;
    final MutableClock clock = MutableClock.at(START);
    final Crm crm;
    final CrmSession session;
    final Pipeline pipeline;
    final List<CustomerId> people = new ArrayList<>();
    final List<CustomerId> companies = new ArrayList<>();
    final List<DealId> deals = new ArrayList<>();
    final Deque<MergeRecord> merges = new ArrayDeque<>();
    private int counter;

    Story(Storages storage, Path folder, int seed) {
      random = new Random(seed);
      crm =
          storage
              .builder(folder)
              .clock(clock)
              .customerField(CustomField.of("points", FieldType.INTEGER))
              .customerField(CustomField.of("rate", FieldType.DECIMAL))
              .customerField(CustomField.of("since", FieldType.DATE))
              .build();
      session = crm.session("law");
      pipeline =
          session
              .deals()
              .createPipeline(
                  Pipeline.of(
                      "p" + seed,
                      List.of(
                          Stage.of("new", "New", StageCategory.OPEN, 10),
                          Stage.of("talk", "Talk", StageCategory.OPEN, 50),
                          Stage.of("won", "Won", StageCategory.WON, 100))));
    }

    void step() {
      switch (random.nextInt(12)) {
        case 0 -> people.add(session.customers().create(edited(Person.builder())).id());
        case 1 -> companies.add(session.customers().create(company()).id());
        case 2, 3, 4 -> living(all()).ifPresent(this::edit);
        case 5 -> living(all()).ifPresent(id -> session.customers().archive(id, "law"));
        case 6 -> living(all()).ifPresent(id -> session.customers().restore(id));
        case 7 -> living(all()).ifPresent(this::openDeal);
        case 8 -> changeDeal();
        case 9 -> affiliate();
        case 10 -> merge(random.nextBoolean() ? people : companies);
        default -> {
          if (!merges.isEmpty()) {
            session.merges().undo(merges.pop().id());
          }
        }
      }
    }

    private void edit(CustomerId id) {
      session.customers().change(id, customer -> edited(customer.toBuilder()));
    }

    private Customer company() {
      Organization.Builder builder = Organization.builder().legalName("Acme " + counter);
      living(companies).ifPresent(builder::parentId);
      return edited(builder);
    }

    private Customer edited(CustomerBuilder<?> builder) {
      counter++;
      builder.notes(pick("a note", "Заметка \"x\"\n", null));
      builder.source(pick("shop", "fair"));
      if (random.nextBoolean()) {
        builder.email("law" + random.nextInt(9) + "@example.com").tag("t" + random.nextInt(4));
      }
      if (random.nextBoolean()) {
        builder.phone("+4420794600" + (10 + random.nextInt(20))).owner("o" + random.nextInt(3));
      }
      if (random.nextInt(3) == 0) {
        builder.addresses(List.of(PostalAddress.of("Street " + counter, "Town", null, "GB")));
        builder.tags(List.of()).externalId("law", "e" + counter);
      }
      builder.custom("points", random.nextBoolean() ? (long) random.nextInt(5) : null);
      builder.custom("rate", FieldType.DECIMAL.parse("1." + random.nextInt(30)));
      builder.custom("since", LocalDate.of(2020, 1, 1 + random.nextInt(20)));
      if (builder instanceof Person.Builder person) {
        person.givenName("Ann" + random.nextInt(3)).familyName(pick("Smith", "Иванова"));
      }
      return builder.build();
    }

    private void openDeal(CustomerId customer) {
      Deal deal =
          Deal.builder().name("deal").customerId(customer).pipelineId(pipeline.id()).build();
      deals.add(session.deals().create(deal).id());
    }

    private void changeDeal() {
      if (deals.isEmpty()) {
        return;
      }
      DealId id = deals.get(random.nextInt(deals.size()));
      if (random.nextBoolean()) {
        StageMove move = session.deals().move(id, pick("new", "talk", "won") + "", "law");
        assertThat(move).isInstanceOf(StageMove.Moved.class);
      } else {
        Deal deal = session.deals().get(id);
        session
            .deals()
            .update(
                deal.toBuilder()
                    .amount(random.nextBoolean() ? Money.of(counter + ".50", "EUR") : null)
                    .probabilityOverride(random.nextInt(101))
                    .nextStep(pick("call", null))
                    .build());
      }
    }

    private void affiliate() {
      Optional<CustomerId> company = living(companies);
      living(people)
          .ifPresent(
              person ->
                  company.ifPresent(
                      at -> session.customers().affiliate(Affiliation.of(person, at, "buyer"))));
    }

    private void merge(List<CustomerId> ids) {
      int losers = 1 + random.nextInt(2);
      List<CustomerId> living = living(ids, losers + 2);
      if (living.size() == losers + 2) {
        merges.push(
            session
                .merges()
                .merge(living.get(0), List.copyOf(living.subList(1, 1 + losers)), null));
      }
    }

    private List<CustomerId> all() {
      List<CustomerId> all = new ArrayList<>(people);
      all.addAll(companies);
      return all;
    }

    private Optional<CustomerId> living(List<CustomerId> ids) {
      return living(ids, 1).stream().findFirst();
    }

    private List<CustomerId> living(List<CustomerId> ids, int limit) {
      List<CustomerId> shuffled = new ArrayList<>(ids);
      Collections.shuffle(shuffled, random);
      return shuffled.stream()
          .filter(id -> session.customers().get(id).id().equals(id))
          .limit(limit)
          .toList();
    }

    private @Nullable String pick(String... options) {
      return options[random.nextInt(options.length)];
    }

    Snapshot snapshot() {
      Map<CustomerId, Optional<Customer>> customers = new LinkedHashMap<>();
      all().forEach(id -> customers.put(id, session.customers().find(id)));
      Map<DealId, Deal> now = new HashMap<>();
      deals.forEach(id -> now.put(id, session.deals().get(id)));
      return new Snapshot(clock.instant(), customers, now);
    }
  }

  @ParameterizedTest
  @EnumSource(Storages.class)
  void theReplayOfTheLineageIsWhatWasThere(Storages storage, @TempDir Path folder)
      throws IOException {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Story story = new Story(storage, Files.createDirectory(folder.resolve("s" + seed)), seed);
      try (Crm crm = story.crm) {
        List<Snapshot> snapshots = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
          for (int together = random(story, 3); together >= 0; together--) {
            story.step();
          }
          snapshots.add(story.snapshot());
          story.clock.advance(Duration.ofNanos(1_000L * (1 + random(story, 5_000_000))));
        }

        CrmSession session = crm.session("reader");
        for (Snapshot then : snapshots) {
          compare("%s, seed %d, %s".formatted(storage, seed, then.at()), session, story, then);
        }
        assertThat(story.all())
            .allSatisfy(
                id -> assertThat(session.customers().asOf(id, START.minusNanos(1))).isEmpty());
        assertThat(crm.maintenance().verifyAuditLog().findings()).isEmpty();
      }
    }
  }

  private static int random(Story story, int bound) {
    return story.random.nextInt(bound);
  }

  private static void compare(String what, CrmSession session, Story story, Snapshot then) {
    for (CustomerId id : story.all()) {
      assertThat(session.customers().asOf(id, then.at()))
          .as("%s, customer %s", what, id)
          .isEqualTo(then.customers().getOrDefault(id, Optional.empty()));
    }
    for (DealId id : story.deals) {
      assertThat(session.deals().asOf(id, then.at()))
          .as("%s, deal %s", what, id)
          .isEqualTo(Optional.ofNullable(then.deals().get(id)));
    }
  }
}
