package dev.crmcore.dataquality;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.quality.QualityDimension;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import org.jspecify.annotations.Nullable;

/**
 * A quality rule that is data: a condition that must hold for the customers it is about. It may
 * count what belongs to a customer, such as interactions, and name segments.
 *
 * @param id the stable name, such as {@code "customers-have-phone"}
 * @param dimension the side of quality it belongs to
 * @param weight how much a failure costs, 1 to 100, relative to the other rules
 * @param description what it asks for, in a sentence for people; also what is said where it fails
 * @param scope whom it says anything about
 * @param holds what must hold for them
 * @param field the field it is about, or null where it is about several or none
 */
public record ConditionRule(
    String id,
    QualityDimension dimension,
    int weight,
    String description,
    Condition scope,
    Condition holds,
    @Nullable String field) {
  /** Checks that the parts are there. */
  public ConditionRule {
    requireNonNull(id, "id");
    requireNonNull(dimension, "dimension");
    requireNonNull(description, "description");
    requireNonNull(scope, "scope");
    requireNonNull(holds, "holds");
    if (id.isBlank() || description.isBlank()) {
      throw new InvalidInputException("A quality rule needs an id and a description.");
    }
  }

  /** Returns a rule that asks some customers for a value of a field. */
  public static ConditionRule required(String id, String field, Condition scope, int weight) {
    return new ConditionRule(
        id,
        QualityDimension.COMPLETENESS,
        weight,
        "There is a value for '" + field + "'.",
        scope,
        Conditions.not(new Condition.Missing(field)),
        field);
  }
}
