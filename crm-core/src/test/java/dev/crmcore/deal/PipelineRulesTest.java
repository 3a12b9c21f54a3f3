package dev.crmcore.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.deal.StageObstacle.Kind;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.DealId;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineRules;
import dev.crmcore.model.PipelineRules.Reopening;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.security.Actor;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PipelineRulesTest {
  private static final List<Stage> STAGES =
      List.of(
          Stage.of("a", "A", StageCategory.OPEN, 10),
          Stage.of("b", "B", StageCategory.OPEN, 20),
          Stage.of("hold", "On hold", StageCategory.ON_HOLD, 20),
          Stage.of("c", "C", StageCategory.OPEN, 40),
          Stage.of("d", "D", StageCategory.OPEN, 80),
          Stage.of("won", "Won", StageCategory.WON, 100),
          Stage.of("lost", "Lost", StageCategory.LOST, 0));

  private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");
  private final Crm crm = Crm.builder().inMemory().clock(clock).build();
  private final CrmSession session = crm.session("anna");
  private final Deals deals = session.deals();
  private final CustomerId ada =
      session.customers().create(Person.builder().givenName("Ada").build()).id();

  @AfterEach
  void close() {
    crm.close();
  }

  private DealId deal(PipelineRules rules) {
    Pipeline pipeline = deals.createPipeline(Pipeline.of("Sales", STAGES).withRules(rules));
    assertThat(deals.pipeline("Sales")).contains(pipeline);
    return deals
        .create(Deal.builder().name("Lamps").customerId(ada).pipelineId(pipeline.id()).build())
        .id();
  }

  private void moves(DealId deal, String... stages) {
    for (String stage : stages) {
      assertThat(deals.move(deal, stage, null)).isInstanceOf(StageMove.Moved.class);
    }
  }

  private StageObstacle refused(DealId deal, String stage) {
    return refused(deals, deal, stage);
  }

  private static StageObstacle refused(Deals deals, DealId deal, String stage) {
    StageMove.Refused refused = (StageMove.Refused) deals.move(deal, stage, null);
    assertThat(refused.obstacles()).hasSize(1);
    return refused.obstacles().get(0);
  }

  @Test
  void stagesArePassedOverAsFarAsTheRulesSay() {
    DealId deal = deal(PipelineRules.FREE.skippingAtMost(1L));

    assertThat(refused(deal, "d"))
        .isEqualTo(
            new StageObstacle(
                Kind.SKIPS,
                "From 'a' to 'd' a deal would pass over [b, c]; at most 1 is allowed.",
                List.of("b", "c")));
    assertThat(refused(deal, "won").names()).containsExactly("b", "c", "d");
    moves(deal, "c", "won");
  }

  @Test
  void toBePutOnHoldOrToBeLostIsNoDetour() {
    DealId deal = deal(PipelineRules.FREE.skippingAtMost(0L).neverBack());

    moves(deal, "b", "hold");
    assertThat(refused(deal, "d").kind()).isEqualTo(Kind.SKIPS);
    assertThat(refused(deal, "a").sentence())
        .isEqualTo("A deal does not go back, not to 'a' either.");
    moves(deal, "lost");
    assertThat(refused(deal, "won").kind()).isEqualTo(Kind.SKIPS);
    moves(deal, "b", "c", "d", "won");
  }

  @Test
  void theWayBackLeadsWhereTheRulesSayAndNeedsAReason() {
    DealId deal = deal(PipelineRules.FREE.backTo("b").backWithReason());
    moves(deal, "d");

    assertThat(refused(deal, "a"))
        .isEqualTo(
            new StageObstacle(Kind.BACK, "A deal goes back to [b], not to 'a'.", List.of("b")));
    assertThat(refused(deal, "b").kind()).isEqualTo(Kind.REASON);
    assertThat(deals.move(deal, "b", "They changed the plan.")).isInstanceOf(StageMove.Moved.class);
  }

  @Test
  void aClosedDealIsOpenedAgainByWhomTheRulesSay() {
    DealId deal =
        deal(
            PipelineRules.FREE.reopening(
                Reopening.by("boss").when("name = 'Lamps'").within(30L).withReason()));
    moves(deal, "won");

    StageMove.Refused refused = (StageMove.Refused) deals.move(deal, "lost", null);
    assertThat(refused.obstacles())
        .extracting(StageObstacle::kind)
        .containsExactly(Kind.REOPEN_ROLE, Kind.REASON);
    assertThat(refused.obstacles().get(0).names()).containsExactly("boss");

    Deals boss = crm.session(Actor.user("bea").withRoles("boss")).deals();
    Deal won = boss.get(deal);
    boss.update(won.toBuilder().name("Chairs").build());
    assertThat(((StageMove.Refused) boss.move(deal, "d", "why")).obstacles())
        .extracting(StageObstacle::kind)
        .containsExactly(Kind.REOPEN_CONDITION);
    boss.update(boss.get(deal).toBuilder().name("Lamps").build());
    clock.advance(Duration.ofDays(30).plusSeconds(1));
    assertThat(((StageMove.Refused) boss.move(deal, "d", "why")).obstacles())
        .extracting(StageObstacle::kind)
        .containsExactly(Kind.REOPEN_TOO_LATE);
    clock.advance(Duration.ofSeconds(-1));
    assertThat(boss.move(deal, "d", "why")).isInstanceOf(StageMove.Moved.class);
    assertThat(boss.get(deal).closedAt()).isNull();
  }

  @Test
  void whatIsClosedMayStayClosed() {
    DealId deal = deal(PipelineRules.FREE.reopening(Reopening.NEVER));
    moves(deal, "lost");

    assertThat(refused(deal, "a"))
        .isEqualTo(
            new StageObstacle(
                Kind.CLOSED, "The deal is closed in 'lost', and stays closed.", List.of()));
  }

  @Test
  void anOpenDealHasANextStepWhereThePipelineAsksForIt() {
    DealId id = deal(PipelineRules.FREE.withNextStep());

    StageMove.Refused refused = (StageMove.Refused) deals.move(id, "b", null);
    assertThat(refused.missing()).containsExactly("nextStep");
    Deal planned = deals.update(deals.get(id).toBuilder().nextStep("call").build());
    moves(id, "b");
    assertThatThrownBy(() -> deals.update(deals.get(id).toBuilder().nextStep(null).build()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("An open deal has a next step: say what happens next.");
    moves(planned.id(), "lost");
    assertThat(deals.update(deals.get(id).toBuilder().nextStep(null).build()).nextStep()).isNull();
  }

  @Test
  void rulesThatCannotBeAreRefused() {
    for (PipelineRules bad :
        List.of(
            PipelineRules.FREE.skippingAtMost(-1L),
            PipelineRules.FREE.backTo("nowhere"),
            PipelineRules.FREE.withCloseReason(false, true),
            PipelineRules.FREE.reopening(Reopening.by("a,b")),
            PipelineRules.FREE.reopening(Reopening.FREE.within(0L)),
            PipelineRules.FREE.reopening(Reopening.FREE.when("nme = 'x'")))) {
      assertThatThrownBy(() -> deals.createPipeline(Pipeline.of("Bad", STAGES).withRules(bad)))
          .isInstanceOf(InvalidInputException.class);
    }
    assertThat(deals.pipelines()).isEmpty();
  }
}
