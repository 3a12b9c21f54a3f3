package dev.crmcore.deal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.DealId;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineRules;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChancesTest {
  private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");
  private final Crm crm = Crm.builder().inMemory().clock(clock).build();
  private final CrmSession session = crm.session("anna");
  private final Deals deals = session.deals();
  private final CustomerId ada =
      session.customers().create(Person.builder().givenName("Ada").build()).id();
  private final Pipeline sales =
      deals.createPipeline(
          Pipeline.of(
                  "Sales",
                  List.of(
                      Stage.of("new", "New", StageCategory.OPEN, 10),
                      Stage.of("offer", "Offer", StageCategory.OPEN, 50),
                      Stage.of("won", "Won", StageCategory.WON, 100),
                      Stage.of("lost", "Lost", StageCategory.LOST, 0)))
              .withRules(PipelineRules.FREE.learning()));

  @AfterEach
  void close() {
    crm.close();
  }

  private DealId deal(String... stages) {
    DealId id =
        deals
            .create(
                Deal.builder()
                    .name("Lamps")
                    .customerId(ada)
                    .pipelineId(sales.id())
                    .amount(Money.parse("100 EUR"))
                    .build())
            .id();
    for (String stage : stages) {
      deals.move(id, stage, null);
    }
    return id;
  }

  @Test
  void whatBecameOfOtherDealsIsLearntAndUnlearnt() {
    DealId open = deal("offer");
    assertThat(deals.chance(open))
        .isEqualTo(
            new Chance(
                50, Chance.Source.LEARNT, 50, new Chance.Learnt(50, 0, 0, Chances.WEIGHT), null));

    List<DealId> won = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      won.add(deal("offer", "won"));
    }
    deal("offer", "lost");
    deal("offer", "lost");
    deal("lost");

    // (8 + 10 × 0.5) ÷ (10 + 10)
    assertThat(deals.chance(open).learnt()).isEqualTo(new Chance.Learnt(65, 10, 8, Chances.WEIGHT));
    // (8 + 10 × 0.1) ÷ (11 + 10)
    assertThat(deals.chance(deal()).learnt())
        .isEqualTo(new Chance.Learnt(43, 11, 8, Chances.WEIGHT));
    deals.move(won.get(0), "offer", "not yet");
    assertThat(deals.chance(open).learnt()).isEqualTo(new Chance.Learnt(63, 9, 7, Chances.WEIGHT));
    assertThat(deals.chance(won.get(1)))
        .isEqualTo(new Chance(100, Chance.Source.STAGE, 100, null, null));
    assertThat(session.analytics().pipeline(sales.id()).stages().get(1).weighted())
        .containsExactly(Money.parse("126 EUR"));
  }

  @Test
  void whatAPersonSaysStandsBesideIt() {
    DealId id = deal("offer");
    Instant then = clock.instant();

    deals.giveChance(id, 90, "They signed the order.");
    clock.advance(Duration.ofDays(1));
    CrmSession other = crm.session("bob");
    other.deals().update(other.deals().get(id).toBuilder().nextStep("call").build());

    assertThat(deals.chance(id))
        .isEqualTo(
            new Chance(
                90,
                Chance.Source.GIVEN,
                50,
                new Chance.Learnt(50, 0, 0, Chances.WEIGHT),
                new Chance.Given(90, "anna", then, "They signed the order.")));

    other.deals().update(other.deals().get(id).toBuilder().probabilityOverride(20).build());
    assertThat(deals.chance(id).given())
        .as("the reason of anna is not that of bob")
        .isEqualTo(new Chance.Given(20, "bob", clock.instant(), null));
    clock.advance(Duration.ofDays(1));
    deals.giveChance(id, 20, "I think so, too.");
    assertThat(deals.chance(id).given())
        .isEqualTo(new Chance.Given(20, "anna", clock.instant(), "I think so, too."));
    deals.giveChance(id, null, null);
    assertThat(deals.chance(id).source()).isEqualTo(Chance.Source.LEARNT);
    assertThat(deals.get(id))
        .extracting(Deal::probabilityBy, Deal::probabilityAt, Deal::probabilityReason)
        .containsExactly(null, null, null);
  }

  @Test
  void aPipelineThatDoesNotLearnGoesByItsStages() {
    Pipeline plain =
        deals.createPipeline(
            Pipeline.of("Plain", List.of(Stage.of("a", "A", StageCategory.OPEN, 30))));
    Deal deal =
        deals.create(Deal.builder().name("x").customerId(ada).pipelineId(plain.id()).build());

    assertThat(deals.chance(deal.id()))
        .isEqualTo(new Chance(30, Chance.Source.STAGE, 30, null, null));
  }
}
