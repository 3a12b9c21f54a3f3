package dev.crmcore.dataquality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crmcore.dataquality.QualityReport.GroupResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How good the groups of one kind are: customers by source, say. Keeps a bounded number of groups;
 * the customers of further ones are counted together. Not safe for other threads.
 */
final class GroupCounts {
  private static final int MOST = 1_000;
  private static final String OTHERS = "(others)";
  private static final String NONE = "";

  private final Map<String, long[]> counts = new LinkedHashMap<>();

  void add(@Nullable String name, int applicable, int lost) {
    add(name == null ? NONE : name, 1, applicable, lost);
  }

  private void add(String name, long customers, long applicable, long lost) {
    long[] count = counts.get(name);
    if (count == null) {
      String kept = counts.size() < MOST ? name : OTHERS;
      count = counts.computeIfAbsent(kept, none -> new long[3]);
    }
    count[0] += customers;
    count[1] += applicable;
    count[2] += lost;
  }

  void add(GroupCounts other) {
    other.counts.forEach((name, count) -> add(name, count[0], count[1], count[2]));
  }

  /** Returns the groups, the worst first. */
  List<GroupResult> results(QualityReport.Grouping grouping) {
    List<GroupResult> results = new ArrayList<>();
    counts.forEach(
        (name, count) ->
            results.add(
                new GroupResult(
                    grouping,
                    name.equals(NONE) ? null : name,
                    count[0],
                    QualityReport.ratio(count[1], count[2]))));
    results.sort(Comparator.comparingDouble(GroupResult::score));
    return results;
  }

  void write(ObjectNode json) {
    counts.forEach((name, count) -> json.putArray(name).add(count[0]).add(count[1]).add(count[2]));
  }

  void read(JsonNode json) {
    json.properties()
        .forEach(
            one ->
                add(
                    one.getKey(),
                    one.getValue().path(0).asLong(),
                    one.getValue().path(1).asLong(),
                    one.getValue().path(2).asLong()));
  }
}
