package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a pipeline.
 *
 * @param key the stable name, such as "qualified"
 * @param name the name to show
 * @param category what being here means
 * @param probability the chance of winning from here, 0 to 100
 * @param entryCondition what must hold for a deal to enter, in the text form of conditions, or null
 * @param customerCondition what must hold of the deal's customer for it to enter, likewise, or null
 * @param allowedNext the keys of the stages a deal may go to from here; empty means any
 * @param requiredFields the names of the fields of a deal that must have a value for it to enter
 * @param rottingAfterDays after how many days here a deal counts as stale, or null for never
 */
public record Stage(
    String key,
    String name,
    StageCategory category,
    int probability,
    @Nullable String entryCondition,
    @Nullable String customerCondition,
    List<String> allowedNext,
    List<String> requiredFields,
    @Nullable Integer rottingAfterDays) {
  /** Checks that what cannot be missing is there, and copies the collections. */
  public Stage {
    requireNonNull(key, "key");
    requireNonNull(name, "name");
    requireNonNull(category, "category");
    allowedNext = List.copyOf(allowedNext);
    requiredFields = List.copyOf(requiredFields);
  }

  /** Returns a stage that anything may enter and leave and that never rots. */
  public static Stage of(String key, String name, StageCategory category, int probability) {
    return new Stage(key, name, category, probability, null, null, List.of(), List.of(), null);
  }

  /** Returns this stage with a condition, in text form, that a deal must meet to enter. */
  public Stage withEntryCondition(@Nullable String condition) {
    return with(condition, customerCondition, allowedNext, requiredFields, rottingAfterDays);
  }

  /**
   * Returns this stage with a condition, in text form, that the customer of a deal must meet for it
   * to enter, such as {@code "quality.max(score) >= 60"}.
   */
  public Stage withCustomerCondition(@Nullable String condition) {
    return with(entryCondition, condition, allowedNext, requiredFields, rottingAfterDays);
  }

  /** Returns this stage with the stages that may follow it. */
  public Stage withAllowedNext(String... next) {
    return with(entryCondition, customerCondition, List.of(next), requiredFields, rottingAfterDays);
  }

  /** Returns this stage with fields of a deal that must have a value for it to enter. */
  public Stage withRequiredFields(String... fields) {
    return with(entryCondition, customerCondition, allowedNext, List.of(fields), rottingAfterDays);
  }

  /** Returns this stage with the days after which a deal in it counts as stale. */
  public Stage withRottingAfterDays(@Nullable Integer days) {
    return with(entryCondition, customerCondition, allowedNext, requiredFields, days);
  }

  private Stage with(
      @Nullable String entry,
      @Nullable String customer,
      List<String> next,
      List<String> fields,
      @Nullable Integer days) {
    return new Stage(key, name, category, probability, entry, customer, next, fields, days);
  }
}
