package dev.crmcore.dataquality;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.QualityRunId;
import dev.crmcore.quality.QualityDimension;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
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
 */
public record QualityTrend(
    QualityRunId run,
    Instant at,
    long customers,
    double score,
    Map<QualityDimension, Double> dimensions,
    Map<String, Long> failed) {
  /** Copies the figures. */
  public QualityTrend {
    requireNonNull(run, "run");
    requireNonNull(at, "at");
    dimensions =
        dimensions.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(dimensions));
    failed = Collections.unmodifiableMap(new TreeMap<>(failed));
  }
}
