package dev.crmcore.customer;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.LifecycleStage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a customer was in a stage, and how it got there.
 *
 * @param stage the stage
 * @param from the stage before; null for the first one that is known
 * @param since since when
 * @param until until when, or null for the stage it is in now
 * @param by who set it, or did what led to it; null where that is sealed
 * @param rule the name of the rule that moved it, or null where somebody set it
 * @param reason what was said of why, or null
 */
public record LifecyclePeriod(
    LifecycleStage stage,
    @Nullable LifecycleStage from,
    Instant since,
    @Nullable Instant until,
    @Nullable String by,
    @Nullable String rule,
    @Nullable String reason) {
  /** How the lineage of what a rule wrote begins. */
  public static final String RULE = "lifecycle: ";

  /** Checks that what cannot be missing is there. */
  public LifecyclePeriod {
    requireNonNull(stage, "stage");
    requireNonNull(since, "since");
  }
}
