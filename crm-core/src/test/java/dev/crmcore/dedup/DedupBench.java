package dev.crmcore.dedup;

import dev.crmcore.matching.FieldRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs every labelled file of a folder and prints accuracy, time and memory: {@code java
 * -Dcrm.data=DIR dev.crmcore.dedup.DedupBench [FILE.csv ...]}.
 */
public final class DedupBench {
  private DedupBench() {}

  /** A file read into a table, with its truth. */
  record Labelled(RecordTable table, List<String> truth, List<FieldRole> roles) {}

  public static void main(String[] args) throws IOException {
    System.out.printf(
        "%-34s %8s %6s | %s | %s | %6s | %6s %5s%n",
        "set", "records", "cand/k", "pairs P R F1", "clusters P R F1", "best", "s", "MB");
    if (args.length > 0) {
      for (String arg : args) {
        dedup(Path.of(arg), Set.of());
      }
      return;
    }
    Path data = Path.of(System.getProperty("crm.data"));
    dedup(data.resolve("febrl3/data.csv"), Set.of("soc_sec_id"));
    dedup(data.resolve("febrl3/data.csv"), Set.of());
    link(data.resolve("febrl4"), Set.of("soc_sec_id"));
    link(data.resolve("febrl4"), Set.of());
    dedup(data.resolve("historical_50k/data.csv"), Set.of());
    dedup(data.resolve("fake_1000/data.csv"), Set.of());
    dedup(data.resolve("chicago_early_childhood/data.csv"), Set.of());
    dedup(data.resolve("gen_cyrillic/persons.csv"), Set.of());
    dedup(data.resolve("gen_cyrillic/companies.csv"), Set.of());
    dedup(data.resolve("senzing_truthset/data.csv"), Set.of());
  }

  static Labelled read(Path file, Set<String> without) throws IOException {
    List<List<String>> sample = new ArrayList<>();
    List<String> headers;
    try (CsvFile csv = new CsvFile(file)) {
      headers = csv.next();
      for (int i = 0; i < 1000; i++) {
        List<String> row = csv.next();
        if (row.isEmpty()) {
          break;
        }
        sample.add(row);
      }
    }
    List<FieldRole> roles =
        new ArrayList<>(
            new ColumnRoles(Boolean.getBoolean("onlyKnown")).recognize(headers, sample));
    int truth = headers.indexOf("cluster");
    for (int i = 0; i < roles.size(); i++) {
      if (without.contains(headers.get(i)) || i == truth) {
        roles.set(i, FieldRole.IGNORED);
      }
    }
    if (Boolean.getBoolean("verbose")) {
      for (int i = 0; i < roles.size(); i++) {
        System.out.print(headers.get(i) + ":" + roles.get(i) + " ");
      }
      System.out.println();
    }
    RecordTable.Builder builder = RecordTable.builder();
    for (int i = 0; i < headers.size(); i++) {
      builder.column(headers.get(i), roles.get(i));
    }
    List<String> labels = new ArrayList<>();
    try (CsvFile csv = new CsvFile(file)) {
      csv.next();
      for (List<String> row = csv.next(); !row.isEmpty(); row = csv.next()) {
        labels.add(row.get(truth));
        builder.add(row.get(0), row.toArray(new String[0]));
      }
    }
    return new Labelled(builder.build(), labels, roles);
  }

  private static void dedup(Path file, Set<String> without) throws IOException {
    long start = System.nanoTime();
    Labelled data = read(file, without);
    double reading = (System.nanoTime() - start) / 1e9;
    MatchResult result =
        new Deduplicator().run(data.table(), MatchOptions.defaults().withTicker(System::nanoTime));
    double seconds = (System.nanoTime() - start) / 1e9;
    Path folder = file.toAbsolutePath().getParent();
    String name = folder.getFileName() + "/" + file.getFileName();
    print(
        name + (without.isEmpty() ? "" : " without " + without),
        result,
        Evaluation.ofPairs(result, data.truth(), result.options().matchProbability()),
        Evaluation.ofClusters(result, data.truth()),
        Evaluation.bestF1(result, data.truth()),
        seconds);
    detail(result, reading, data.truth());
  }

  private static void link(Path folder, Set<String> without) throws IOException {
    long start = System.nanoTime();
    Labelled a = read(folder.resolve("a.csv"), without);
    Labelled b = read(folder.resolve("b.csv"), without);
    MatchResult result =
        new Deduplicator()
            .link(a.table(), b.table(), MatchOptions.defaults().withTicker(System::nanoTime));
    double seconds = (System.nanoTime() - start) / 1e9;
    List<String> truth = new ArrayList<>(a.truth());
    truth.addAll(b.truth());
    int first = a.table().size();
    print(
        folder.getFileName() + " linked" + (without.isEmpty() ? "" : " without " + without),
        result,
        Evaluation.ofLinks(result, truth, first, result.options().matchProbability()),
        Evaluation.ofLinkedClusters(result, truth, first),
        Evaluation.bestF1(result, truth),
        seconds);
  }

  private static void print(
      String name,
      MatchResult result,
      Evaluation pairs,
      Evaluation clusters,
      double best,
      double seconds) {
    long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    System.out.printf(
        Locale.ROOT,
        "%-34s %8d %6d | %.4f %.4f %.4f | %.4f %.4f %.4f | %.4f | %6.2f %5d%n",
        name.length() > 34 ? name.substring(0, 34) : name,
        result.table().size(),
        result.candidatePairs() / 1000,
        pairs.precision(),
        pairs.recall(),
        pairs.f1(),
        clusters.precision(),
        clusters.recall(),
        clusters.f1(),
        best,
        seconds,
        heap >> 20);
  }

  private static void detail(MatchResult result, double reading, List<String> truth)
      throws IOException {
    if (!Boolean.getBoolean("verbose")) {
      return;
    }
    System.out.printf(Locale.ROOT, "  read %.2f %s%n", reading, result.secondsByPhase());
    System.out.println("  rules " + result.blockingRules());
    System.out.println("  left out " + result.columnsLeftOut());
    result.oversizeBlocks().stream()
        .limit(5)
        .forEach(block -> System.out.println("  oversize " + block));
    System.out.printf(Locale.ROOT, "  prior %.2f%n", result.model().priorWeight());
    for (MatchModel.Field field : result.model().fields()) {
      System.out.print("  " + field.name() + " " + field.role() + ":");
      for (MatchModel.Level level : field.levels()) {
        System.out.printf(
            Locale.ROOT,
            " [%s m %.4f u %.6f w %.1f]",
            level.name(),
            level.matchShare(),
            level.chanceShare(),
            level.weight());
      }
      System.out.println();
    }
    int shown = Integer.getInteger("errors", 0);
    printUnmet(result, truth, shown);
    for (int i = 0, k = 0; i < result.pairCount() && k < shown; i++) {
      boolean same = truth.get(result.leftRow(i)).equals(truth.get(result.rightRow(i)));
      if (same != result.probability(i) >= result.options().matchProbability()
          && Math.abs(result.pair(i).score().weight()) > 1) {
        k++;
        System.out.println(
            (same ? "MISSED " : "WRONG ")
                + result.explain(result.leftRow(i), result.rightRow(i)).toText());
      }
    }
    if (Files.exists(Path.of("dump"))) {
      System.out.println(result.model().toJson());
    }
  }

  /** True pairs that no rule found, or that were hopeless. */
  private static void printUnmet(MatchResult result, List<String> truth, int most) {
    Set<List<Integer>> kept = new HashSet<>();
    for (int i = 0; i < result.pairCount(); i++) {
      kept.add(Stream.of(result.leftRow(i), result.rightRow(i)).sorted().toList());
    }
    int shown = 0;
    for (int a = 0; a < truth.size() && shown < most; a++) {
      for (int b = a + 1; b < truth.size() && shown < most; b++) {
        if (truth.get(a).equals(truth.get(b)) && !kept.contains(List.of(a, b))) {
          shown++;
          System.out.println("MISSED " + result.explain(a, b).toText());
        }
      }
    }
  }
}
