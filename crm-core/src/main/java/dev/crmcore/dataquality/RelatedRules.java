package dev.crmcore.dataquality;

import static dev.crmcore.query.Conditions.all;
import static dev.crmcore.query.Conditions.any;
import static dev.crmcore.query.Conditions.count;
import static dev.crmcore.query.Conditions.equal;
import static dev.crmcore.query.Conditions.everyone;
import static dev.crmcore.query.Conditions.present;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.field.EntityType;
import dev.crmcore.model.CustomerKind;
import dev.crmcore.quality.QualityDimension;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Window;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The built-in rules about what belongs to a customer rather than stands on the card. */
final class RelatedRules {
  private static final int QUIET_DAYS = 365;
  private static final int NEW_DAYS = 30;

  private RelatedRules() {}

  static List<ConditionRule> rules() {
    return List.of(people(), duplicates(), orphaned(), quiet());
  }

  /** An organisation has somebody to talk to. Skips people. */
  private static ConditionRule people() {
    return new ConditionRule(
        "organization-has-people",
        QualityDimension.COMPLETENESS,
        2,
        "Somebody is known who works for the organisation.",
        equal(CustomerFields.KIND, CustomerKind.ORGANIZATION),
        ever("people"),
        null);
  }

  /** No pair with the customer waits for a decision. Skips nobody. */
  private static ConditionRule duplicates() {
    return new ConditionRule(
        "duplicates-decided",
        QualityDimension.UNIQUENESS,
        3,
        "No possible duplicate of the customer waits for a decision.",
        everyone(),
        all(none("possibleDuplicates"), none("possibleDuplicatesOf")),
        null);
  }

  /**
   * Somebody is responsible, or something happened at all. Skips whoever was stored in the last
   * {@value #NEW_DAYS} days, or not yet: what is new had no time for it.
   */
  private static ConditionRule orphaned() {
    return new ConditionRule(
        "not-orphaned",
        QualityDimension.CONSISTENCY,
        2,
        "Somebody is responsible for the customer, or there is any interaction, purchase or deal.",
        new Condition.Compare(
            EntityType.CREATED_AT,
            Operator.BETWEEN,
            List.of(
                Operand.of(Instant.EPOCH.plusSeconds(1)),
                new Operand.Relative(Operand.Anchor.NOW, -NEW_DAYS, ChronoUnit.DAYS))),
        any(present(CustomerFields.OWNER), ever("interactions"), ever("purchases"), ever("deals")),
        null);
  }

  /** Who was spoken with was spoken with lately. Skips those with whom nobody ever spoke. */
  private static ConditionRule quiet() {
    return new ConditionRule(
        "interaction-lately",
        QualityDimension.TIMELINESS,
        2,
        "There was an interaction in the last " + QUIET_DAYS + " days.",
        ever("interactions"),
        count("interactions", Window.last(QUIET_DAYS, ChronoUnit.DAYS), Operator.GT, 0),
        null);
  }

  private static Condition ever(String relation) {
    return count(relation, Window.ever(), Operator.GT, 0);
  }

  private static Condition none(String relation) {
    return count(relation, Window.ever(), Operator.EQ, 0);
  }
}
