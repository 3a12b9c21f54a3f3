package dev.crmcore.dataquality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.QualityRunFields;
import dev.crmcore.dataquality.QualityReport.GroupResult;
import dev.crmcore.dataquality.QualityReport.Grouping;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.RunLog;
import dev.crmcore.model.QualityRun;
import dev.crmcore.model.QualityRunId;
import dev.crmcore.model.Revision;
import dev.crmcore.quality.QualityDimension;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Sort;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The audits whose figures are kept. Not safe for other threads. */
final class QualityRuns {
  private static final int SCORE_SCALE = 2;

  private final Gateway gateway;
  private final ObjectMapper mapper = new ObjectMapper();

  QualityRuns(Gateway gateway) {
    this.gateway = gateway;
  }

  /** Returns the audit of these customers that was interrupted, if the last one was. */
  Optional<QualityRun> unfinished(Condition scope) {
    return last(Conditions.equal(QualityRunFields.SCOPE, scope.toString()), 1).stream()
        .filter(run -> run.finishedAt() == null)
        .findFirst();
  }

  List<QualityTrend> trend(Condition scope, int limit) {
    Condition finished =
        Conditions.all(
            Conditions.equal(QualityRunFields.SCOPE, scope.toString()),
            Conditions.present(QualityRunFields.FINISHED_AT));
    Set<String> concealed = gateway.read(reader -> reader.concealed(CustomerFields.TYPE));
    return last(finished, limit).stream().map(run -> trend(run, concealed)).toList();
  }

  private List<QualityRun> last(Condition which, int limit) {
    Sort youngest = Sort.descending(QualityRunFields.STARTED_AT);
    return gateway.read(
        reader ->
            reader.query(QualityRunFields.TYPE, which, List.of(youngest), limit, null).items());
  }

  QualityRun begin(Condition scope) {
    return log()
        .begin(
            new QualityRun(
                QualityRunId.UNASSIGNED,
                scope.toString(),
                gateway.engine().now(),
                null,
                null,
                0,
                BigDecimal.ZERO,
                "{}",
                Revision.NEW));
  }

  RunLog<QualityRun> log() {
    return new RunLog<>(gateway.engine(), gateway.actor().tenant(), QualityRunFields.TYPE);
  }

  static BigDecimal stored(double score) {
    return BigDecimal.valueOf(score).setScale(SCORE_SCALE, RoundingMode.HALF_UP);
  }

  JsonNode figures(QualityRun run) {
    try {
      return mapper.readTree(run.figures());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The figures of the audit " + run.id() + " are broken.", e);
    }
  }

  private QualityTrend trend(QualityRun run, Set<String> concealed) {
    JsonNode figures = figures(run);
    Map<String, Long> failed = new HashMap<>();
    Map<QualityDimension, long[]> weights = new EnumMap<>(QualityDimension.class);
    for (Map.Entry<String, JsonNode> rule : figures.path("rules").properties()) {
      JsonNode counts = rule.getValue();
      long weight = counts.path(0).asLong();
      long[] sums =
          weights.computeIfAbsent(
              QualityDimension.valueOf(counts.path(1).asText()), none -> new long[2]);
      sums[0] += weight * counts.path(2).asLong();
      sums[1] += weight * counts.path(3).asLong();
      failed.put(rule.getKey(), counts.path(3).asLong());
    }
    Map<QualityDimension, Double> dimensions = new EnumMap<>(QualityDimension.class);
    weights.forEach(
        (dimension, sums) -> dimensions.put(dimension, QualityReport.ratio(sums[0], sums[1])));
    Instant at = Objects.requireNonNull(run.finishedAt());
    return new QualityTrend(
        run.id(),
        at,
        run.customers(),
        run.score().doubleValue(),
        dimensions,
        failed,
        groups(figures, concealed));
  }

  private static List<GroupResult> groups(JsonNode figures, Set<String> concealed) {
    List<GroupResult> groups = new ArrayList<>();
    for (Grouping grouping : Grouping.values()) {
      if (concealed.contains(grouping.field())) {
        continue;
      }
      GroupCounts counts = new GroupCounts();
      counts.read(figures.path(grouping.key()));
      groups.addAll(counts.results(grouping));
    }
    return groups;
  }
}
