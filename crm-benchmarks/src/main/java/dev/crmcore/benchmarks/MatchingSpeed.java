package dev.crmcore.benchmarks;

import dev.crmcore.dedup.Deduplicator;
import dev.crmcore.dedup.Evaluation;
import dev.crmcore.dedup.MatchIndex;
import dev.crmcore.dedup.MatchOptions;
import dev.crmcore.dedup.MatchResult;
import dev.crmcore.dedup.RecordTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * Measures one file: seconds of each phase, memory of the process, accuracy; and with a second
 * argument that many checks on entry against the index of the file, of records with a value missing
 * and another one with a slip. One process for each size, so that memory is that of the size.
 */
public final class MatchingSpeed {
  private static final int WARM_UP = 500;

  private MatchingSpeed() {}

  /** Runs with the file and the number of checks, 0 for none. */
  public static void main(String[] args) throws IOException {
    long start = System.nanoTime();
    LabelledFile file = LabelledFile.read(Path.of(args[0]), Set.of());
    double read = seconds(start);
    MatchOptions options = MatchOptions.defaults().withTicker(System::nanoTime);
    int checks = args.length > 1 ? Integer.parseInt(args[1]) : 0;
    MatchIndex index = checks > 0 ? new Deduplicator().index(file.table(), options) : null;
    MatchResult result =
        index != null ? index.result() : new Deduplicator().run(file.table(), options);
    double total = seconds(start);
    Evaluation pairs =
        Evaluation.ofPairs(result, file.truth(), result.options().matchProbability());
    Evaluation clusters = Evaluation.ofClusters(result, file.truth());
    System.out.printf(
        Locale.ROOT,
        "%,d records: %.1f s (read %.1f, %s), peak %s, %,d pairs compared, F1 %.4f, clusters %.4f%n",
        file.table().size(),
        total,
        read,
        result.secondsByPhase(),
        peak(),
        result.candidatePairs(),
        pairs.f1(),
        clusters.f1());
    if (index != null) {
      check(index, file.table(), checks);
    }
  }

  private static void check(MatchIndex index, RecordTable table, int checks) {
    Random random = new Random(1);
    double[] millis = new double[checks];
    int found = 0;
    for (int i = -WARM_UP; i < checks; i++) {
      String[] values = newcomer(table, random);
      long start = System.nanoTime();
      boolean any = !index.candidatesFor(values).isEmpty();
      if (i >= 0) {
        millis[i] = seconds(start) * 1000;
        found += any ? 1 : 0;
      }
    }
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "check on entry: p50 %.2f ms, p95 %.2f ms, p99 %.2f ms, most %.2f ms; %d of %d found%n",
        millis[checks / 2],
        millis[checks * 95 / 100],
        millis[checks * 99 / 100],
        millis[checks - 1],
        found,
        checks);
  }

  private static String[] newcomer(RecordTable table, Random random) {
    int row = random.nextInt(table.size());
    String[] values = new String[table.columnNames().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = table.value(row, i);
    }
    values[random.nextInt(values.length)] = "";
    int slip = random.nextInt(values.length);
    if (values[slip].length() > 4) {
      values[slip] = values[slip].substring(0, 2) + values[slip].substring(3);
    }
    return values;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** The most memory the process ever had, by the operating system where it tells. */
  private static String peak() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return "unknown";
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
        .findFirst()
        .orElse("unknown");
  }
}
