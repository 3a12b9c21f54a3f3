package dev.crmcore.deal;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.deal.StageObstacle.Kind;
import dev.crmcore.field.Field;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.segmentation.ConditionText;
import dev.crmcore.segmentation.SegmentExpansion;
import java.util.ArrayList;
import java.util.List;

/** What a deal needs to enter a stage, wherever it comes from. */
final class StageGate {
  private final ConditionText conditions;

  StageGate(ConditionText conditions) {
    this.conditions = conditions;
  }

  /** Returns what keeps a deal out of a stage; nothing if it may enter. */
  List<StageObstacle> obstacles(AskedMove move) {
    List<StageObstacle> obstacles = new ArrayList<>();
    Stage to = move.to();
    Deal deal = move.deal();
    List<String> missing = missing(deal, to);
    if (!missing.isEmpty()) {
      obstacles.add(
          new StageObstacle(
              Kind.MISSING,
              "To enter '%s', fill in: %s.".formatted(to.key(), String.join(", ", missing)),
              missing));
    }
    boolean planned = deal.nextStep() != null || missing.contains(DealFields.NEXT_STEP.name());
    if (move.pipeline().rules().nextStepNeeded()
        && to.category() == StageCategory.OPEN
        && !planned) {
      obstacles.add(
          new StageObstacle(
              Kind.MISSING,
              "An open deal has a next step: say what happens next.",
              List.of(DealFields.NEXT_STEP.name())));
    }
    String entry = to.entryCondition();
    if (entry != null) {
      Condition gate = conditions.parse(entry, DealFields.TYPE);
      if (!move.reader().test(DealFields.TYPE, gate, deal)) {
        obstacles.add(
            StageObstacle.of(
                Kind.CONDITION, "To enter '%s', this must hold: %s".formatted(to.key(), entry)));
      }
    }
    String asked = to.customerCondition();
    if (asked != null && !isMet(move.reader(), asked, deal)) {
      obstacles.add(
          StageObstacle.of(
              Kind.CUSTOMER_CONDITION,
              "To enter '%s', this must hold of the customer: %s".formatted(to.key(), asked)));
    }
    return obstacles;
  }

  private static List<String> missing(Deal deal, Stage to) {
    List<String> missing = new ArrayList<>();
    for (String name : to.requiredFields()) {
      Field<Deal, ?> field = DealFields.TYPE.requireField(name);
      if (field.get(deal) == null) {
        missing.add(name);
      }
    }
    return missing;
  }

  /** The rule holds for whoever moves the deal, whether or not they may see the customer. */
  private boolean isMet(Reader reader, String asked, Deal deal) {
    Condition condition =
        SegmentExpansion.stored(conditions, reader)
            .expand(conditions.parse(asked, CustomerFields.TYPE));
    Condition customer = Conditions.id(deal.customerId().value());
    boolean[] met = new boolean[1];
    reader.scanUnseen(
        CustomerFields.TYPE, Conditions.all(customer, condition), card -> met[0] = true);
    return met[0];
  }
}
