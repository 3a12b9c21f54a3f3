package dev.crmcore.benchmarks;

import dev.crmcore.dedup.CutEstimate;
import dev.crmcore.dedup.Deduplicator;
import dev.crmcore.dedup.Evaluation;
import dev.crmcore.dedup.MatchOptions;
import dev.crmcore.dedup.MatchResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Measures matching with the shipped model against the truth of labelled files: pairs and clusters
 * at the default cut, the precision the model expected, and the curve over all cuts as a picture
 * for each file. Pairs of names that stand for themselves follow.
 */
public final class MatchingAccuracy {
  private final Path data;
  private final Path pictures;

  private MatchingAccuracy(Path data, Path pictures) {
    this.data = data;
    this.pictures = pictures;
  }

  /** Runs with the folder of the labelled files and the one for the pictures. */
  public static void main(String[] args) throws IOException {
    Files.createDirectories(Path.of(args[1]));
    new MatchingAccuracy(Path.of(args[0]), Path.of(args[1])).run();
  }

  private void run() throws IOException {
    System.out.println(
        "| Set | records | compared | pairs P / R / F1 | expected P | best F1"
            + " | clusters P / R / F1 | seconds |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    one("febrl3", "febrl3/data.csv", Set.of());
    one("febrl3 without soc_sec_id", "febrl3/data.csv", Set.of("soc_sec_id"));
    linked("febrl4", "febrl4", Set.of());
    linked("febrl4 without soc_sec_id", "febrl4", Set.of("soc_sec_id"));
    one("historical_50k", "historical_50k/data.csv", Set.of());
    one("fake_1000", "fake_1000/data.csv", Set.of());
    one("chicago_early_childhood", "chicago_early_childhood/data.csv", Set.of());
    one("gen_cyrillic persons", "gen_cyrillic/persons.csv", Set.of());
    one("gen_cyrillic companies", "gen_cyrillic/companies.csv", Set.of());
    one("senzing_truthset", "senzing_truthset/data.csv", Set.of());
    System.out.println();
    NamePairs.read(data.resolve("nomenklatura_name_bench/pairs.csv")).print();
  }

  private void one(String name, String file, Set<String> without) throws IOException {
    long start = System.nanoTime();
    LabelledFile read = LabelledFile.read(data.resolve(file), without);
    MatchResult result = new Deduplicator().run(read.table(), MatchOptions.defaults());
    double seconds = (System.nanoTime() - start) / 1e9;
    double cut = result.options().matchProbability();
    print(
        name,
        result,
        Evaluation.ofPairs(result, read.truth(), cut),
        Evaluation.ofClusters(result, read.truth()),
        Evaluation.bestF1(result, read.truth()),
        seconds);
    List<Curve.Point> points = new ArrayList<>();
    for (double at : Curve.CUTS) {
      points.add(
          new Curve.Point(
              Evaluation.ofPairs(result, read.truth(), at), result.estimateAt(at).precision()));
    }
    draw(name, points);
  }

  private void linked(String name, String folder, Set<String> without) throws IOException {
    long start = System.nanoTime();
    LabelledFile first = LabelledFile.read(data.resolve(folder).resolve("a.csv"), without);
    LabelledFile second = LabelledFile.read(data.resolve(folder).resolve("b.csv"), without);
    MatchResult result =
        new Deduplicator().link(first.table(), second.table(), MatchOptions.defaults());
    double seconds = (System.nanoTime() - start) / 1e9;
    List<String> truth = new ArrayList<>(first.truth());
    truth.addAll(second.truth());
    int border = first.table().size();
    print(
        name,
        result,
        Evaluation.ofLinks(result, truth, border, result.options().matchProbability()),
        Evaluation.ofLinkedClusters(result, truth, border),
        Evaluation.bestF1(result, truth),
        seconds);
    List<Curve.Point> points = new ArrayList<>();
    for (double at : Curve.CUTS) {
      points.add(
          new Curve.Point(
              Evaluation.ofLinks(result, truth, border, at), result.estimateAt(at).precision()));
    }
    draw(name, points);
  }

  private void draw(String name, List<Curve.Point> points) throws IOException {
    Files.writeString(
        pictures.resolve(name.replace(' ', '-') + ".svg"), new Curve(name, points).draw());
  }

  private static void print(
      String name,
      MatchResult result,
      Evaluation pairs,
      Evaluation clusters,
      double best,
      double seconds) {
    CutEstimate expected = result.estimateAt(result.options().matchProbability());
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d | %,d | %.3f / %.3f / **%.4f** | %.3f | %.4f | %.3f / %.3f / **%.4f** | %.1f |%n",
        name,
        result.table().size(),
        result.candidatePairs(),
        pairs.precision(),
        pairs.recall(),
        pairs.f1(),
        expected.precision(),
        best,
        clusters.precision(),
        clusters.recall(),
        clusters.f1(),
        seconds);
  }
}
