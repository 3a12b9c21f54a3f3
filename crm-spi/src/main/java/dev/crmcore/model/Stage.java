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
    @Nullable Integer rottingAfterDays) {
  /** Checks that what cannot be missing is there, and copies the collections. */
  public Stage {
    requireNonNull(key, "key");
    requireNonNull(name, "name");
    requireNonNull(category, "category");
    allowedNext = List.copyOf(allowedNext);
  }

  /** Returns a stage that anything may enter and leave and that never rots. */
  public static Stage of(String key, String name, StageCategory category, int probability) {
    return new Stage(key, name, category, probability, null, null, List.of(), null);
  }

  /** Returns this stage with a condition, in text form, that a deal must meet to enter. */
  public Stage withEntryCondition(@Nullable String condition) {
    return new Stage(
        key,
        name,
        category,
        probability,
        condition,
        customerCondition,
        allowedNext,
        rottingAfterDays);
  }

  /**
   * Returns this stage with a condition, in text form, that the customer of a deal must meet for it
   * to enter, such as {@code "quality.max(score) >= 60"}.
   */
  public Stage withCustomerCondition(@Nullable String condition) {
    return new Stage(
        key, name, category, probability, entryCondition, condition, allowedNext, rottingAfterDays);
  }

  /** Returns this stage with the stages that may follow it. */
  public Stage withAllowedNext(String... next) {
    return new Stage(
        key,
        name,
        category,
        probability,
        entryCondition,
        customerCondition,
        List.of(next),
        rottingAfterDays);
  }

  /** Returns this stage with the days after which a deal in it counts as stale. */
  public Stage withRottingAfterDays(@Nullable Integer days) {
    return new Stage(
        key, name, category, probability, entryCondition, customerCondition, allowedNext, days);
  }
}
