package dev.crmcore.lifecycle;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.LifecycleStage;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Moves customers who satisfy a condition to a stage. Unless it says from which stages, it moves
 * them upwards only: a stage that somebody set by hand is kept until a rule with a higher one holds
 * or a rule names that stage. Who is lost stays so unless a rule names {@link LifecycleStage#LOST}.
 *
 * @param name what it is called in histories
 * @param condition on customers, in the text form of conditions
 * @param stage where it moves them
 * @param from from where
 */
public record LifecycleRule(
    String name, String condition, LifecycleStage stage, Set<LifecycleStage> from) {
  private static final List<LifecycleStage> UPWARDS =
      List.of(
          LifecycleStage.LEAD,
          LifecycleStage.PROSPECT,
          LifecycleStage.LAPSED,
          LifecycleStage.CUSTOMER,
          LifecycleStage.REPEAT);

  /**
   * Copies the stages.
   *
   * @throws InvalidInputException if there is none, or it moves from where it moves to
   */
  public LifecycleRule {
    requireNonNull(name, "name");
    requireNonNull(condition, "condition");
    requireNonNull(stage, "stage");
    if (from.isEmpty() || from.contains(stage)) {
      throw new InvalidInputException(
          "The lifecycle rule '%s' moves from other stages than %s; say from which."
              .formatted(name, stage));
    }
    from = Collections.unmodifiableSet(EnumSet.copyOf(from));
  }

  /** Begins a rule with its condition. */
  public static When when(String condition) {
    return new When(requireNonNull(condition, "condition"));
  }

  /** A condition that has no stage yet. */
  public static final class When {
    private final String condition;

    private When(String condition) {
      this.condition = condition;
    }

    /**
     * Says where it moves customers: from all stages below, to {@link LifecycleStage#LAPSED} from
     * {@link LifecycleStage#CUSTOMER} and {@link LifecycleStage#REPEAT}, to {@link
     * LifecycleStage#LOST} from everywhere. The rule is called by its condition.
     */
    public LifecycleRule to(LifecycleStage stage) {
      return new LifecycleRule(condition, condition, stage, below(stage));
    }

    /** Says where it moves customers, and from where. */
    public LifecycleRule to(LifecycleStage stage, Set<LifecycleStage> from) {
      return new LifecycleRule(condition, condition, stage, from);
    }

    private static Set<LifecycleStage> below(LifecycleStage stage) {
      return switch (stage) {
        case LAPSED -> EnumSet.of(LifecycleStage.CUSTOMER, LifecycleStage.REPEAT);
        case LOST -> EnumSet.complementOf(EnumSet.of(LifecycleStage.LOST));
        case LEAD, PROSPECT, CUSTOMER, REPEAT ->
            Set.copyOf(UPWARDS.subList(0, UPWARDS.indexOf(stage)));
      };
    }
  }

  /** Returns the rule with a name for people. */
  public LifecycleRule named(String newName) {
    return new LifecycleRule(newName, condition, stage, from);
  }

  /**
   * Returns the usual rules, in order: who bought, but not for some days, has lapsed; the second
   * purchase makes a repeat customer, the first a customer; an open deal makes a prospect. A deal
   * that was won counts as a purchase.
   *
   * @param lapsedAfterDays after how many days without a purchase, 1 or more
   * @param wonStages the keys of the stages in which deals are won
   */
  public static List<LifecycleRule> usual(int lapsedAfterDays, String... wonStages) {
    if (lapsedAfterDays < 1) {
      throw new InvalidInputException(
          "Who lapses does so after a day or more, not " + lapsedAfterDays + ".");
    }
    String won =
        "where stage in (%s)"
            .formatted(
                Stream.of(wonStages)
                    .map(stage -> "'" + stage.replace("'", "''") + "'")
                    .collect(Collectors.joining(", ")));
    boolean deals = wonStages.length > 0;
    String bought =
        "(purchases.count >= %d" + (deals ? " or deals(" + won + ").count >= %d)" : ")");
    String window = "last " + lapsedAfterDays + " days";
    String nothing =
        "purchases(%s).count = 0".formatted(window)
            + (deals ? " and deals(%s %s).count = 0".formatted(window, won) : "");
    return List.of(
        when(bought.formatted(1, 1) + " and " + nothing)
            .to(LifecycleStage.LAPSED)
            .named("no purchase for %d days".formatted(lapsedAfterDays)),
        when(bought.formatted(2, 2)).to(LifecycleStage.REPEAT).named("second purchase"),
        when(bought.formatted(1, 1)).to(LifecycleStage.CUSTOMER).named("first purchase"),
        when("deals(where closedAt is missing).count >= 1")
            .to(LifecycleStage.PROSPECT)
            .named("deal in progress"));
  }
}
