package dev.crmcore.deal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineRules;
import dev.crmcore.model.PipelineRules.Reopening;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.model.StageChange;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the rules and the moves: no deal gets where the rules forbid, and its history tells. */
class MoveLawTest {
  private static final List<String> OPEN = List.of("a", "b", "c", "d");
  private static final List<Stage> STAGES =
      List.of(
          Stage.of("a", "A", StageCategory.OPEN, 10),
          Stage.of("b", "B", StageCategory.OPEN, 20),
          Stage.of("hold", "On hold", StageCategory.ON_HOLD, 20),
          Stage.of("c", "C", StageCategory.OPEN, 40),
          Stage.of("d", "D", StageCategory.OPEN, 80),
          Stage.of("won", "Won", StageCategory.WON, 100),
          Stage.of("lost", "Lost", StageCategory.LOST, 0));

  private record Step(String to, boolean withReason, int hours) {}

  @Provide
  Arbitrary<PipelineRules> rules() {
    Arbitrary<Reopening> reopening =
        Combinators.combine(
                Arbitraries.of(true, true, false),
                Arbitraries.longs().between(1, 4).injectNull(0.4),
                Arbitraries.of(true, false))
            .as(
                (allowed, days, reason) -> {
                  Reopening rule = allowed ? Reopening.FREE.within(days) : Reopening.NEVER;
                  return reason ? rule.withReason() : rule;
                });
    return Combinators.combine(
            Arbitraries.longs().between(0, 3).injectNull(0.3),
            Arbitraries.of(0, 1, 2),
            Arbitraries.of(OPEN).set().ofMaxSize(3),
            Arbitraries.of(true, false),
            reopening)
        .as(
            (skips, way, back, reason, again) -> {
              PipelineRules rules = PipelineRules.FREE.skippingAtMost(skips).reopening(again);
              rules =
                  switch (way) {
                    case 0 -> rules;
                    case 1 -> rules.neverBack();
                    default -> rules.backTo(back.toArray(String[]::new));
                  };
              return reason ? rules.backWithReason() : rules;
            });
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(STAGES).map(Stage::key),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 60))
        .as(Step::new)
        .list()
        .ofMaxSize(25);
  }

  @Property(tries = 300)
  void noMoveGetsAroundTheRules(
      @ForAll("rules") PipelineRules rules, @ForAll("steps") List<Step> steps) {
    MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");
    try (Crm crm = Crm.builder().inMemory().clock(clock).build()) {
      CrmSession session = crm.session("anna");
      Deals deals = session.deals();
      CustomerId ada = session.customers().create(Person.builder().givenName("Ada").build()).id();
      Pipeline sales = deals.createPipeline(Pipeline.of("Sales", STAGES).withRules(rules));
      Deal deal =
          deals.create(Deal.builder().name("d").customerId(ada).pipelineId(sales.id()).build());
      Instant begun = clock.instant();
      List<String> path = new ArrayList<>(List.of("a"));
      for (Step step : steps) {
        clock.advance(Duration.ofHours(step.hours()));
        Deal before = deals.get(deal.id());
        StageMove move = deals.move(deal.id(), step.to(), step.withReason() ? "why" : null);
        Deal after = deals.get(deal.id());
        boolean allowed = allowed(rules, path, before, step, clock.instant());
        assertThat(move instanceof StageMove.Moved)
            .as("%s from %s to %s", rules, path, step)
            .isEqualTo(allowed);
        assertThat(after.stage()).isEqualTo(allowed ? step.to() : before.stage());
        if (allowed && !step.to().equals(before.stage())) {
          path.add(step.to());
        }
      }
      explainsThePresent(deals.get(deal.id()), deals.history(deal.id()), path, begun, clock);
    }
  }

  /** A deal begins where a move from the first open stage could bring it, and nowhere else. */
  @Property(tries = 100)
  void noBeginningGetsAroundTheRules(@ForAll("rules") PipelineRules rules) {
    try (Crm crm = Crm.builder().inMemory().build()) {
      CrmSession session = crm.session("anna");
      Deals deals = session.deals();
      CustomerId ada = session.customers().create(Person.builder().givenName("Ada").build()).id();
      Pipeline sales = deals.createPipeline(Pipeline.of("Sales", STAGES).withRules(rules));
      Deal first = Deal.builder().name("d").customerId(ada).pipelineId(sales.id()).build();
      for (Stage stage : STAGES) {
        StageMove move = deals.move(deals.create(first).id(), stage.key(), null);

        assertThat(deals.obstacles(first.toBuilder().stage(stage.key()).build()))
            .isEqualTo(move instanceof StageMove.Refused refused ? refused.obstacles() : List.of());
      }
    }
  }

  /** The rules once more, in the plainest words. */
  private static boolean allowed(
      PipelineRules rules, List<String> path, Deal before, Step step, Instant now) {
    String from = before.stage();
    if (step.to().equals(from)) {
      return true;
    }
    Reopening again = rules.reopening();
    if (from.equals("won") || from.equals("lost")) {
      Long days = again.withinDays();
      Instant closed = before.closedAt();
      if (!again.allowed()
          || (again.reasonNeeded() && !step.withReason())
          || (days != null && closed != null && closed.plus(Duration.ofDays(days)).isBefore(now))) {
        return false;
      }
    }
    if (step.to().equals("hold") || step.to().equals("lost")) {
      return true;
    }
    int last = path.stream().filter(OPEN::contains).map(OPEN::indexOf).reduce(0, (a, b) -> b);
    int target = step.to().equals("won") ? OPEN.size() : OPEN.indexOf(step.to());
    if (target < last) {
      return rules.backward()
          && (rules.backTo().isEmpty() || rules.backTo().contains(step.to()))
          && (!rules.reasonToGoBack() || step.withReason());
    }
    Long most = rules.maxSkipped();
    return most == null || target - last - 1 <= most;
  }

  private static void explainsThePresent(
      Deal now, List<StageChange> history, List<String> path, Instant begun, MutableClock clock) {
    assertThat(history).extracting(StageChange::to).containsExactlyElementsOf(path);
    StageChange last = history.get(history.size() - 1);
    assertThat(last.to()).isEqualTo(now.stage());
    assertThat(last.at()).isEqualTo(now.stageSince());
    boolean closed = now.stage().equals("won") || now.stage().equals("lost");
    assertThat(now.closedAt()).isEqualTo(closed ? last.at() : null);
    Duration stayed = Duration.between(now.stageSince(), clock.instant());
    for (int i = 1; i < history.size(); i++) {
      assertThat(history.get(i).from()).isEqualTo(history.get(i - 1).to());
      stayed = stayed.plus(history.get(i).inFrom());
    }
    assertThat(stayed).isEqualTo(Duration.between(begun, clock.instant()));
  }
}
