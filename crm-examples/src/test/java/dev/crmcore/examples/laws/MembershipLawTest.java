package dev.crmcore.examples.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.event.MembershipEvent;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Direction;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionKind;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.model.Purchase;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.segmentation.Segments;
import dev.crmcore.testkit.MutableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever happens, and however time goes by: who is kept as a member is who satisfies the
 * condition, the events tell exactly that, and the history tells who was in at any time.
 */
class MembershipLawTest {
  private static final int STEPS = 120;

  private static final List<LifecycleStage> STAGES =
      List.of(LifecycleStage.LEAD, LifecycleStage.PROSPECT, LifecycleStage.CUSTOMER);

  private static final List<String> CONDITIONS =
      List.of(
          "tag 'vip'",
          "city = 'Вологда' and not tag 'vip'",
          "lifecycleStage >= CUSTOMER and has contactPoints(kind = EMAIL)",
          "purchases(last 30 days).sum(amount) >= 100 EUR",
          "purchases.count > 0 and purchases(last 90 days).count = 0",
          "interactions(last 2 weeks where direction = INBOUND).count = 0",
          "interactions.max(occurredAt) < today - 10 days",
          "birthDate anniversary in next 14 days",
          "createdAt in this week or createdAt in previous week",
          "updatedAt >= now - 36 hours",
          "segment 'jury' and not segment 's0'",
          "purchases(this month where has lines(category = 'shirts')).count >= 1 or segment 's3'");

  private final MutableClock clock = MutableClock.at("2026-02-20T10:00:00Z");
  private final Random random = new Random(7);
  private final Map<String, Set<String>> told = new HashMap<>();
  private final List<CustomerId> customers = new ArrayList<>();
  private final List<MergeRecord> merges = new ArrayList<>();

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Storages.class)
  void whoIsKeptIsWhoBelongs(Storages storage) {
    try (Crm crm = storage.builder(folder).clock(clock).onMembership(this::hear).build()) {
      CrmSession session = crm.session("anna");
      Segments segments = session.segments();
      for (int i = 0; i < 8; i++) {
        create(session);
      }
      segments.defineStatic("jury");
      for (int i = 0; i < CONDITIONS.size(); i++) {
        segments.define("s" + i, CONDITIONS.get(i));
        segments.track("s" + i);
        told.put("s" + i, members(segments, Conditions.inSegment("s" + i)));
      }
      Map<Instant, Map<String, Set<String>>> past = new HashMap<>();
      for (int step = 0; step < STEPS; step++) {
        happen(session);
        crm.maintenance().runDue();
        check(segments, step);
        if (step % 20 == 0) {
          past.put(clock.instant(), Map.copyOf(told));
          clock.advance(Duration.ofNanos(1_000));
        }
      }
      // Who was archived or merged since belongs to nothing that can be asked today.
      Set<String> present = members(segments, Conditions.everyone());
      past.forEach(
          (moment, then) ->
              then.forEach(
                  (name, expected) -> {
                    if (name.startsWith("s")) {
                      Set<String> kept = new TreeSet<>(expected);
                      kept.retainAll(present);
                      Set<String> known = members(segments, segments.membersAt(name, moment));
                      // What somebody brought along in a merge comes on top.
                      assertThat(known).as(name + " at " + moment).containsAll(kept);
                    }
                  }));
    }
  }

  private void hear(MembershipEvent event) {
    Set<String> members = new TreeSet<>(told.getOrDefault(event.segmentName(), Set.of()));
    if (event.change() == MembershipEvent.Change.ENTERED) {
      members.add(event.customer().toString());
    } else {
      members.remove(event.customer().toString());
    }
    told.put(event.segmentName(), members);
  }

  private void check(Segments segments, int step) {
    for (int i = 0; i < CONDITIONS.size(); i++) {
      String name = "s" + i;
      Set<String> belong = members(segments, Conditions.inSegment(name));
      String what = "step %d, %s, at %s".formatted(step, CONDITIONS.get(i), clock.instant());
      assertThat(members(segments, segments.membersAt(name, clock.instant())))
          .as("kept: " + what)
          .isEqualTo(belong);
      Set<String> heard = new TreeSet<>(told.get(name));
      heard.retainAll(members(segments, Conditions.everyone()));
      assertThat(heard).as("told: " + what).isEqualTo(belong);
    }
  }

  private static Set<String> members(Segments segments, Condition condition) {
    Set<String> members = new TreeSet<>();
    segments.scan(condition, customer -> members.add(customer.id().toString()));
    return members;
  }

  private void happen(CrmSession session) {
    switch (random.nextInt(12)) {
      case 0 -> create(session);
      case 1, 2 -> change(session);
      case 3, 4 -> buy(session);
      case 5, 6 -> talk(session);
      case 7 -> jury(session);
      case 8 -> merge(session);
      case 9 -> redefine(session);
      default -> clock.advance(Duration.ofMinutes(1 + random.nextInt(20_000)));
    }
  }

  private CustomerId any() {
    return customers.get(random.nextInt(customers.size()));
  }

  private void create(CrmSession session) {
    Person.Builder person =
        Person.builder()
            .givenName("P" + customers.size())
            .birthDate(LocalDate.of(1990, 1, 1).plusDays(random.nextInt(365)));
    if (random.nextBoolean()) {
      person.tag("vip").email("p" + customers.size() + "@example.org");
    }
    customers.add(session.customers().create(person.build()).id());
  }

  private void change(CrmSession session) {
    Person person = (Person) session.customers().get(any());
    Person.Builder changed = person.toBuilder();
    switch (random.nextInt(3)) {
      case 0 -> changed.tags(random.nextBoolean() ? List.of() : List.of("vip"));
      case 1 -> changed.lifecycleStage(STAGES.get(random.nextInt(STAGES.size())));
      default -> changed.birthDate(LocalDate.of(1980, 2, 25).plusDays(random.nextInt(60)));
    }
    session.customers().update(changed.build());
  }

  private void buy(CrmSession session) {
    session
        .purchases()
        .record(
            Purchase.builder()
                .customerId(any())
                .amount(Money.of(String.valueOf(10 + random.nextInt(150)), "EUR"))
                .occurredAt(clock.instant().minus(Duration.ofHours(random.nextInt(3_000))))
                .build());
  }

  private void talk(CrmSession session) {
    session
        .interactions()
        .log(
            Interaction.builder()
                .customerId(any())
                .kind(InteractionKind.CALL)
                .direction(random.nextBoolean() ? Direction.INBOUND : Direction.OUTBOUND)
                .occurredAt(clock.instant().minus(Duration.ofHours(random.nextInt(500))))
                .build());
  }

  private void jury(CrmSession session) {
    CustomerId who = session.customers().get(any()).id();
    if (random.nextBoolean()) {
      session.segments().include("jury", List.of(who), "drawn");
    } else {
      session.segments().exclude("jury", List.of(who), "ill");
    }
  }

  private void merge(CrmSession session) {
    CustomerId one = session.customers().get(any()).id();
    CustomerId other = session.customers().get(any()).id();
    if (!merges.isEmpty() && random.nextBoolean()) {
      session.merges().undo(merges.remove(merges.size() - 1).id());
    } else if (!one.equals(other)) {
      merges.add(session.merges().merge(one, List.of(other), "same"));
    }
  }

  private void redefine(CrmSession session) {
    boolean vip = random.nextBoolean();
    session.segments().define("s0", vip ? "tag 'vip'" : "lifecycleStage = CUSTOMER");
  }
}
