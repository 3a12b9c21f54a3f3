package dev.crmcore.deal;

import dev.crmcore.customer.Customers;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.model.CloseReason;
import dev.crmcore.model.Deal;
import dev.crmcore.model.FrozenRate;
import dev.crmcore.model.Money;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of a deal follows from the rest, whatever is given. */
final class DealEdit {
  private DealEdit() {}

  /** Returns a deal as it begins in a stage. */
  static Deal begun(
      ChangeSet changes, Pipeline pipeline, Deal deal, Stage stage, @Nullable FrozenRate rate) {
    requireChance(deal);
    boolean closed = Stages.isClosed(stage);
    String key = deal.closedFor();
    String words = deal.closeReason();
    Optional<CloseReason> known = CloseReasons.named(pipeline, stage, key != null ? key : words);
    boolean noted = key != null && words != null;
    return given(changes, deal, null)
        .customerId(Customers.require(changes.reader(), deal.customerId()).id())
        .stage(stage.key())
        .stageSince(changes.now())
        .closedAt(closed ? changes.now() : null)
        .closeReason(!closed ? null : noted ? words : known.map(CloseReason::name).orElse(words))
        .closedFor(closed ? known.map(CloseReason::key).orElse(key) : null)
        .frozenRate(rate)
        .build();
  }

  /**
   * Returns a deal as it is given, with what only moves change as it is stored.
   *
   * @param deal as given, nothing concealed or all that is concealed missing
   * @param stored as stored, seen by the actor
   */
  static Deal edited(ChangeSet changes, Deal deal, Deal stored) {
    requireChance(deal);
    return given(changes, deal, stored)
        .customerId(Customers.require(changes.reader(), deal.customerId()).id())
        .pipelineId(stored.pipelineId())
        .stage(stored.stage())
        .stageSince(stored.stageSince())
        .closedAt(stored.closedAt())
        .closeReason(stored.closedAt() == null ? stored.closeReason() : deal.closeReason())
        .closedFor(stored.closedFor())
        .frozenRate(stored.frozenRate())
        .build();
  }

  /** A deal that nobody closed goes on: what happens next is not taken away. */
  static void requireNextStep(Pipeline pipeline, Deal deal, Deal stored) {
    boolean open =
        pipeline
            .stage(stored.stage())
            .filter(stage -> stage.category() == StageCategory.OPEN)
            .isPresent();
    if (open
        && pipeline.rules().nextStepNeeded()
        && stored.nextStep() != null
        && deal.nextStep() == null) {
      throw new InvalidInputException(
          "E_NEXT_STEP", "An open deal has a next step: say what happens next.");
    }
  }

  /** Whoever gives a deal another chance is remembered, and when. */
  private static Deal.Builder given(ChangeSet changes, Deal deal, @Nullable Deal stored) {
    Integer chance = deal.probabilityOverride();
    Deal.Builder builder = deal.toBuilder();
    if (stored != null && Objects.equals(chance, stored.probabilityOverride())) {
      return builder.probabilityBy(stored.probabilityBy()).probabilityAt(stored.probabilityAt());
    }
    if (chance == null) {
      return builder.probabilityBy(null).probabilityAt(null).probabilityReason(null);
    }
    String reason = deal.probabilityReason();
    boolean stale = stored != null && Objects.equals(reason, stored.probabilityReason());
    return builder
        .probabilityBy(changes.actor())
        .probabilityAt(changes.now())
        .probabilityReason(stale ? null : reason);
  }

  private static void requireChance(Deal deal) {
    Integer chance = deal.probabilityOverride();
    if (chance != null && (chance < 0 || chance > 100)) {
      throw new InvalidInputException(
          "The chance of winning goes from 0 to 100 percent, but was " + chance + ".");
    }
  }

  /** Tells whether a deal is worth something in another currency than before. */
  static boolean changesCurrency(Deal deal, Deal stored) {
    Money amount = deal.amount();
    Money before = stored.amount();
    return amount != null && (before == null || !amount.currency().equals(before.currency()));
  }

  /** Tells whether a deal has a rate of the currency it is in. */
  static boolean hasRate(Deal deal) {
    FrozenRate rate = deal.frozenRate();
    Money amount = deal.amount();
    return rate != null
        && amount != null
        && rate.from().equals(amount.currency().getCurrencyCode());
  }
}
