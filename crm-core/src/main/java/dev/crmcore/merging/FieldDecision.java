package dev.crmcore.merging;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a merge makes of one field, or of elements of a collection that stand for the same, where
 * the customers differ. Immutable.
 *
 * @param field the name of the field or collection
 * @param from the customer whose value stands
 * @param value the value that stands, in text form; null where none does
 * @param reason why, for people
 * @param losing the values that do not stand; empty where the survivor's gap is filled
 */
public record FieldDecision(
    String field,
    CustomerId from,
    @Nullable String value,
    String reason,
    List<LosingValue> losing) {
  /** Checks that what cannot be missing is there, and copies the list. */
  public FieldDecision {
    requireNonNull(field, "field");
    requireNonNull(from, "from");
    requireNonNull(reason, "reason");
    losing = List.copyOf(losing);
  }

  /**
   * A value that does not stand. Undoing the merge brings it back.
   *
   * @param from the customer that has it
   * @param value the value in text form
   */
  public record LosingValue(CustomerId from, String value) {
    /** Checks that both are there. */
    public LosingValue {
      requireNonNull(from, "from");
      requireNonNull(value, "value");
    }
  }
}
