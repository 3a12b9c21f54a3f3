package dev.crmcore.dataquality;

import static java.util.Objects.requireNonNull;

import dev.crmcore.dataquality.QualityReport.GroupResult;
import dev.crmcore.dataquality.QualityReport.Grouping;
import dev.crmcore.model.QualityRunId;
import dev.crmcore.quality.QualityDimension;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How good the base was when an audit was kept.
 *
 * @param run the kept audit
 * @param at when it ended
 * @param customers how many were looked at
 * @param score 0 to 100
 * @param dimensions the score by dimension
 * @param failed how many customers failed each rule
 * @param groups the score by source and by general owner, the worst of each first, without what is
 *     concealed from the actor
 */
public record QualityTrend(
    QualityRunId run,
    Instant at,
    long customers,
    double score,
    Map<QualityDimension, Double> dimensions,
    Map<String, Long> failed,
    List<GroupResult> groups) {
  /** Copies the figures. */
  public QualityTrend {
    requireNonNull(run, "run");
    requireNonNull(at, "at");
    dimensions =
        dimensions.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(dimensions));
    failed = Collections.unmodifiableMap(new TreeMap<>(failed));
    groups = List.copyOf(groups);
  }

  /** Returns the groups of one kind, the worst first. */
  public List<GroupResult> groups(Grouping grouping) {
    return groups.stream().filter(group -> group.grouping() == grouping).toList();
  }
}
