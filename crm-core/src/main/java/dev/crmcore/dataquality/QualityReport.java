package dev.crmcore.dataquality;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.CustomerId;
import dev.crmcore.quality.QualityDimension;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How good a customer base is.
 *
 * <p>Every score is 100 × (1 − lost weight ÷ applicable weight), summed over all customers: of the
 * base over all rules, of a dimension over its rules, of a rule alone (then it is the share of
 * customers that pass). Where nothing applied a score is 100.
 *
 * @param at when the audit ended
 * @param customers how many were looked at
 * @param score of the base, 0 to 100
 * @param dimensions the score by dimension, in the order of the enumeration; those without a rule
 *     are not there
 * @param rules what each rule found, in the order of the rules
 * @param distribution how many customers have a score of 0–9, 10–19, … 80–89, 90–100
 * @param groups the score by source, by general owner and by the segments that were asked for, the
 *     worst of each kind first
 * @param leftOut the ids of rules that were left out because the actor may not see what they read
 * @since 0.1
 */
public record QualityReport(
    Instant at,
    long customers,
    double score,
    List<DimensionResult> dimensions,
    List<RuleResult> rules,
    List<Long> distribution,
    List<GroupResult> groups,
    List<String> leftOut) {
  /** Copies the lists. */
  public QualityReport {
    requireNonNull(at, "at");
    dimensions = List.copyOf(dimensions);
    rules = List.copyOf(rules);
    distribution = List.copyOf(distribution);
    groups = List.copyOf(groups);
    leftOut = List.copyOf(leftOut);
  }

  /** By what customers are grouped. */
  public enum Grouping {
    /** Where the customer came from. */
    SOURCE("sources", "source"),
    /** Who is responsible in general. */
    OWNER("owners", "owners"),
    /** A segment; a customer is in any number of them. */
    SEGMENT("segments", "");

    private final String key;
    private final String field;

    Grouping(String key, String field) {
      this.key = key;
      this.field = field;
    }

    /** Returns under which key kept figures hold the groups. */
    String key() {
      return key;
    }

    /** Returns the field of customers that the groups show, or an empty text. */
    String field() {
      return field;
    }
  }

  /**
   * How good a group of customers is.
   *
   * @param grouping by what they are grouped
   * @param name the source, owner or segment, or null where there is none; {@code (others)} for all
   *     beyond the first thousand
   * @param customers how many
   * @param score 0 to 100
   */
  public record GroupResult(
      Grouping grouping, @Nullable String name, long customers, double score) {}

  /** Returns the groups of one kind. */
  public List<GroupResult> groups(Grouping grouping) {
    return groups.stream().filter(group -> group.grouping() == grouping).toList();
  }

  /**
   * One side of quality.
   *
   * @param dimension which
   * @param score 0 to 100
   * @param checked how many checks were made
   * @param failed how many of them failed
   */
  public record DimensionResult(
      QualityDimension dimension, double score, long checked, long failed) {}

  /**
   * What one rule found.
   *
   * @param id the rule
   * @param dimension the side of quality it belongs to
   * @param weight what a failure costs
   * @param description what it asks for
   * @param checked to how many customers it applied
   * @param failed how many of them failed
   * @param examples the first failures, at most {@value QualityAudit#MAX_EXAMPLES}
   */
  public record RuleResult(
      String id,
      QualityDimension dimension,
      int weight,
      String description,
      long checked,
      long failed,
      List<Example> examples) {
    /** Copies the examples. */
    public RuleResult {
      examples = List.copyOf(examples);
    }

    /** Returns the share of customers that pass, 0 to 100. */
    public double score() {
      return ratio(checked, failed);
    }
  }

  /**
   * A customer that failed a rule.
   *
   * @param customerId who
   * @param message what is wrong
   */
  public record Example(CustomerId customerId, String message) {}

  static double ratio(long applicable, long lost) {
    return applicable == 0 ? 100 : 100.0 * (applicable - lost) / applicable;
  }
}
