package dev.crmcore.testkit;

import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerKind;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Money;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** Makes up deals, open and closed, more with companies than with people. */
final class DealMaker {
  private static final List<Currency> CURRENCIES =
      List.of(
          Currency.getInstance("EUR"), Currency.getInstance("USD"), Currency.getInstance("RUB"));

  private final List<Word> goods;
  private final Lexicon talk;

  DealMaker(Lexicon goods, Lexicon talk) {
    this.goods = goods.words("goods");
    this.talk = talk;
  }

  List<Deal> make(Customer customer, Pipeline pipeline, ActivityDates dates) {
    double none = customer.kind() == CustomerKind.ORGANIZATION ? 0.5 : 0.88;
    List<Deal> deals = new ArrayList<>();
    for (Instant at : dates.take(dates.count(none, 0.3, 5))) {
      Deal.Builder deal = deal(customer, dates.dice());
      enter(deal.pipelineId(pipeline.id()), dates.dice().pick(pipeline.stages()), at, dates);
      deals.add(deal.build());
    }
    return List.copyOf(deals);
  }

  private Deal.Builder deal(Customer customer, Dice dice) {
    Word article = dice.common(goods);
    long minor = dice.between(20, 4_000) * 10_000L;
    return Deal.builder()
        .name(article.text() + " × " + dice.between(10, 500) + " – " + customer.displayName())
        .customerId(customer.id())
        .amount(dice.chance(0.05) ? null : Money.ofMinor(minor, dice.common(CURRENCIES)))
        .probabilityOverride(dice.chance(0.1) ? dice.between(1, 19) * 5 : null)
        .owner(dice.common(talk.words("agent")).text())
        .source(dice.chance(0.3) ? CustomerGenerator.WEB_FORM : "desk");
  }

  private void enter(Deal.Builder deal, Stage stage, Instant at, ActivityDates dates) {
    Dice dice = dates.dice();
    deal.stage(stage.key());
    if (stage.category() == StageCategory.WON || stage.category() == StageCategory.LOST) {
      boolean won = stage.category() == StageCategory.WON;
      deal.stageSince(at)
          .closedAt(at)
          .closeReason(dice.pick(talk.words(won ? "reason.won" : "reason.lost")).text());
      return;
    }
    // An open deal is a recent one, though some of them rot.
    Duration age = Duration.between(at, dates.now()).dividedBy(8);
    deal.stageSince(dates.now().minusSeconds(age.toSeconds()))
        .expectedCloseOn(dates.today().plusDays(dice.between(-20, 90)))
        .nextStep(dice.pick(talk.words("next")).text())
        .nextStepOn(dates.today().plusDays(dice.between(-5, 14)));
  }
}
