package dev.crmcore.examples.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.crmcore.CrmSession;
import dev.crmcore.model.CustomerId;
import dev.crmcore.query.Conditions;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who is who in the sample: what the found duplicates are measured by. */
public final class SampleTruth {
  private final Map<CustomerId, String> labels = new HashMap<>();

  private SampleTruth() {}

  /**
   * How the groups that were found compare with the truth, pair by pair.
   *
   * @param precision the share of found pairs that are right
   * @param recall the share of true pairs that were found
   */
  public record Accuracy(double precision, double recall) {}

  /**
   * Reads who is who.
   *
   * @throws IOException if the sample cannot be read
   */
  public static SampleTruth of(CrmSession session) throws IOException {
    Map<String, String> byName = new HashMap<>();
    for (NamedCsvRecord row : Sample.TRUTH.rows()) {
      byName.put(
          row.getField("source") + ":" + row.getField("external_id"), row.getField("cluster"));
    }
    SampleTruth truth = new SampleTruth();
    session
        .customers()
        .scan(
            Conditions.everyone(),
            customer ->
                customer.externalIds().stream()
                    .map(id -> byName.get(id.system() + ":" + id.value()))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(label -> truth.labels.put(customer.id(), label)));
    return truth;
  }

  /** Measures groups; customers that the truth says nothing about do not count. */
  public Accuracy of(List<List<CustomerId>> groups) {
    long found = 0;
    long right = 0;
    for (List<CustomerId> group : groups) {
      Map<String, Long> sizes = sizes(group);
      long known = sizes.values().stream().mapToLong(Long::longValue).sum();
      found += pairs(known);
      right += sizes.values().stream().mapToLong(SampleTruth::pairs).sum();
    }
    Map<String, Long> all = new HashMap<>();
    labels.values().forEach(label -> all.merge(label, 1L, Long::sum));
    long truePairs = all.values().stream().mapToLong(SampleTruth::pairs).sum();
    return new Accuracy(share(right, found), share(right, truePairs));
  }

  private Map<String, Long> sizes(List<CustomerId> group) {
    Map<String, Long> sizes = new HashMap<>();
    for (CustomerId member : group) {
      String label = labels.get(member);
      if (label != null) {
        sizes.merge(label, 1L, Long::sum);
      }
    }
    return sizes;
  }

  private static long pairs(long size) {
    return size * (size - 1) / 2;
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }
}
