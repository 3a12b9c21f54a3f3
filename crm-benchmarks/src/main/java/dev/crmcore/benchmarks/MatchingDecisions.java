package dev.crmcore.benchmarks;

import dev.crmcore.dedup.Deduplicator;
import dev.crmcore.dedup.Evaluation;
import dev.crmcore.dedup.LabelledPair;
import dev.crmcore.dedup.MatchModel;
import dev.crmcore.dedup.MatchOptions;
import dev.crmcore.dedup.MatchResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * Measures what decisions of people are worth. The truth of a labelled file plays the person: it
 * decides about pairs that the engine finds hard, chosen at random among those within four bits of
 * even odds. Pairs are counted without those that were decided in the longest of the runs; clusters
 * are those of all records.
 */
public final class MatchingDecisions {
  private static final int[] DECISIONS = {0, 20, 50, 200};
  private static final double HARD = 4;
  private static final int SEED = 7;

  private MatchingDecisions() {}

  /** Runs with the folder of the labelled files. */
  public static void main(String[] args) throws IOException {
    StringBuilder head = new StringBuilder("| Set | hard pairs |");
    StringBuilder line = new StringBuilder("|---|---|");
    for (int decisions : DECISIONS) {
      head.append(' ').append(decisions).append(" decisions |");
      line.append("---|");
    }
    System.out.println(head);
    System.out.println(line);
    for (String file :
        List.of(
            "febrl3/data.csv",
            "historical_50k/data.csv",
            "fake_1000/data.csv",
            "chicago_early_childhood/data.csv",
            "gen_cyrillic/persons.csv",
            "gen_cyrillic/companies.csv",
            "senzing_truthset/data.csv")) {
      Set<String> without = file.startsWith("febrl") ? Set.of("soc_sec_id") : Set.of();
      one(file, LabelledFile.read(Path.of(args[0]).resolve(file), without));
    }
  }

  private static void one(String name, LabelledFile file) {
    MatchResult first = new Deduplicator().run(file.table(), MatchOptions.defaults());
    List<LabelledPair> decided = hard(first, file.truth());
    int most = DECISIONS[DECISIONS.length - 1];
    Set<Set<String>> left = new HashSet<>();
    decided.stream().limit(most).forEach(pair -> left.add(Set.of(pair.leftId(), pair.rightId())));
    System.out.printf(Locale.ROOT, "| %s | %,d |", name, decided.size());
    for (int decisions : DECISIONS) {
      MatchModel model =
          new Deduplicator()
              .learn(
                  file.table(),
                  decided.subList(0, Math.min(decisions, decided.size())),
                  MatchOptions.defaults());
      MatchResult result = new Deduplicator(model).run(file.table(), MatchOptions.defaults());
      System.out.printf(
          Locale.ROOT,
          " %.4f / %.4f |",
          pairs(result, file.truth(), left).f1(),
          Evaluation.ofClusters(result, file.truth()).f1());
    }
    System.out.println();
  }

  private static List<LabelledPair> hard(MatchResult result, List<String> truth) {
    List<LabelledPair> pairs = new ArrayList<>();
    for (int i = 0; i < result.pairCount(); i++) {
      if (Math.abs(result.pair(i).score().weight()) < HARD) {
        pairs.add(
            new LabelledPair(
                result.pair(i).leftId(), result.pair(i).rightId(), isSame(result, i, truth)));
      }
    }
    Collections.shuffle(pairs, new Random(SEED));
    return pairs;
  }

  private static boolean isSame(MatchResult result, int pair, List<String> truth) {
    return truth.get(result.leftRow(pair)).equals(truth.get(result.rightRow(pair)));
  }

  private static Evaluation pairs(MatchResult result, List<String> truth, Set<Set<String>> left) {
    long found = 0;
    long right = 0;
    long leftTrue = 0;
    for (int i = 0; i < result.pairCount(); i++) {
      boolean same = isSame(result, i, truth);
      if (left.contains(Set.of(result.pair(i).leftId(), result.pair(i).rightId()))) {
        leftTrue += same ? 1 : 0;
      } else if (result.probability(i) >= result.options().matchProbability()) {
        found++;
        right += same ? 1 : 0;
      }
    }
    long all = Evaluation.ofPairs(result, truth, 1).truePairs();
    return new Evaluation(all - leftTrue, found, right);
  }
}
