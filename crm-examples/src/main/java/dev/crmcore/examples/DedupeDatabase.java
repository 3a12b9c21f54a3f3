package dev.crmcore.examples;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.crmcore.CrmSession;
import dev.crmcore.duplicates.CustomerMatching;
import dev.crmcore.duplicates.CustomerModels;
import dev.crmcore.duplicates.DuplicatePair;
import dev.crmcore.duplicates.DuplicateScan;
import dev.crmcore.duplicates.Duplicates;
import dev.crmcore.error.ConflictException;
import dev.crmcore.examples.terminal.Progress;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.query.Conditions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds duplicates among the customers of a database, merges them if asked, and keeps the others
 * for people to look at.
 */
final class DedupeDatabase {
  private static final String REASON = "found by crm dedupe";

  private final Terminal terminal;
  private final CrmSession session;
  private final Duplicates duplicates;

  DedupeDatabase(Terminal terminal, CrmSession session, CustomerMatching matching) {
    this.terminal = terminal;
    this.session = session;
    this.duplicates = session.duplicates().with(matching);
  }

  DedupeDatabaseAnswer run(boolean apply, @Nullable Path clusters, @Nullable Path pairs)
      throws IOException {
    long start = System.nanoTime();
    DuplicateScan scan = duplicates.scan();
    List<String> written = new ArrayList<>();
    if (clusters != null) {
      writeClusters(clusters, scan);
      written.add(clusters.toString());
    }
    if (pairs != null) {
      writePairs(pairs, scan);
      written.add(pairs.toString());
    }
    Merging merging = new Merging();
    if (apply) {
      merging.merge(scan.clusters());
    }
    session.reviewQueue().refresh(scan);
    return new DedupeDatabaseAnswer(
        scan,
        session.reviewQueue().size(),
        apply,
        merging.merges,
        merging.skipped,
        written,
        (System.nanoTime() - start) / 1e9,
        PeakHeap.bytes());
  }

  /** Learns from decisions, and from merges other than those that this verb made by itself. */
  ModelsLearnedAnswer learn(Path file) throws IOException {
    CustomerModels models = duplicates.learn(merge -> !REASON.equals(merge.reason()));
    Files.writeString(file, models.toJson());
    return new ModelsLearnedAnswer(models, file.toString());
  }

  private void writeClusters(Path file, DuplicateScan scan) throws IOException {
    Map<CustomerId, Integer> clusterOf = new HashMap<>();
    for (int i = 0; i < scan.clusters().size(); i++) {
      for (CustomerId member : scan.clusters().get(i)) {
        clusterOf.put(member, i + 1);
      }
    }
    try (CsvWriter csv = PairFiles.clusters(file)) {
      int[] next = {scan.clusters().size()};
      session
          .customers()
          .scan(
              Conditions.everyone(),
              customer -> {
                int cluster = clusterOf.computeIfAbsent(customer.id(), id -> ++next[0]);
                csv.writeRecord(customer.id().toString(), Integer.toString(cluster));
              });
    }
  }

  private static void writePairs(Path file, DuplicateScan scan) throws IOException {
    try (CsvWriter csv = PairFiles.pairs(file)) {
      List<DuplicatePair> all = new ArrayList<>(scan.matches());
      all.addAll(scan.possible());
      all.forEach(
          pair ->
              PairFiles.pair(csv, pair.left(), pair.right(), pair.probability(), pair.decision()));
    }
  }

  /** Merges cluster by cluster, each by itself, the oldest customer remaining. */
  private final class Merging {
    private final List<MergeRecord> merges = new ArrayList<>();
    private int skipped;

    private void merge(List<List<CustomerId>> clusters) {
      try (Progress progress = Progress.start(terminal, "merge", clusters.size())) {
        for (List<CustomerId> cluster : clusters) {
          List<CustomerId> others = cluster.subList(1, cluster.size());
          try {
            merges.add(session.merges().merge(cluster.get(0), others, REASON));
          } catch (ConflictException e) {
            // Somebody changed one of them meanwhile; the next run looks at them again.
            skipped++;
          }
          progress.at(merges.size() + skipped);
        }
      }
    }
  }
}
