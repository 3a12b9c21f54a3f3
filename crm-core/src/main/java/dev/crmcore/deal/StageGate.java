package dev.crmcore.deal;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Field;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Stage;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.segmentation.ConditionText;
import dev.crmcore.segmentation.SegmentExpansion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a deal needs to enter a stage, and whether stages can be what they say. */
final class StageGate {
  private final ConditionText conditions;

  StageGate(ConditionText conditions) {
    this.conditions = conditions;
  }

  /**
   * Checks a pipeline.
   *
   * @throws InvalidInputException if it cannot be
   */
  void check(Pipeline pipeline) {
    if (pipeline.stages().isEmpty()) {
      throw new InvalidInputException("The pipeline '" + pipeline.name() + "' has no stage.");
    }
    Set<String> keys = new HashSet<>();
    for (Stage stage : pipeline.stages()) {
      if (!keys.add(stage.key())) {
        throw new InvalidInputException("Two stages have the key '" + stage.key() + "'.");
      }
      check(stage);
    }
    for (Stage stage : pipeline.stages()) {
      for (String next : stage.allowedNext()) {
        if (!keys.contains(next)) {
          throw new InvalidInputException(
              "The stage '%s' allows '%s', which the pipeline does not have."
                  .formatted(stage.key(), next));
        }
      }
    }
  }

  private void check(Stage stage) {
    if (stage.probability() < 0 || stage.probability() > 100) {
      throw new InvalidInputException(
          "The probability of stage '%s' is %d; it goes from 0 to 100."
              .formatted(stage.key(), stage.probability()));
    }
    String entry = stage.entryCondition();
    if (entry != null) {
      conditions.parse(entry, DealFields.TYPE);
    }
    String customer = stage.customerCondition();
    if (customer != null) {
      conditions.parse(customer, CustomerFields.TYPE);
    }
    stage.requiredFields().forEach(DealFields.TYPE::requireField);
  }

  /** Returns the fields that a stage requires and a deal does not have. */
  static List<String> missing(Deal deal, Stage to) {
    List<String> missing = new ArrayList<>();
    for (String name : to.requiredFields()) {
      Field<Deal, ?> field = DealFields.TYPE.requireField(name);
      if (field.get(deal) == null) {
        missing.add(name);
      }
    }
    return missing;
  }

  /** Returns what keeps a deal out of a stage, in sentences; nothing if it may enter. */
  List<String> obstacles(Reader reader, Pipeline pipeline, Deal deal, Stage to) {
    List<String> reasons = new ArrayList<>();
    pipeline
        .stage(deal.stage())
        .filter(from -> !from.allowedNext().isEmpty() && !from.allowedNext().contains(to.key()))
        .ifPresent(
            from ->
                reasons.add(
                    "From '%s' a deal goes to %s, not to '%s'."
                        .formatted(from.key(), from.allowedNext(), to.key())));
    List<String> missing = missing(deal, to);
    if (!missing.isEmpty()) {
      reasons.add("To enter '%s', fill in: %s.".formatted(to.key(), String.join(", ", missing)));
    }
    String entry = to.entryCondition();
    if (entry != null) {
      Condition gate = conditions.parse(entry, DealFields.TYPE);
      if (!reader.test(DealFields.TYPE, gate, deal)) {
        reasons.add("To enter '%s', this must hold: %s".formatted(to.key(), entry));
      }
    }
    String asked = to.customerCondition();
    if (asked != null && !isMet(reader, asked, deal)) {
      reasons.add("To enter '%s', this must hold of the customer: %s".formatted(to.key(), asked));
    }
    return reasons;
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
