package dev.crmcore.dedup;

import dev.crmcore.dedup.RecordTable.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The compared fields, rules and fitted model of one table, its records in content order, so that
 * neither ids nor the order of rows have any influence.
 */
final class Linkage {
  private static final int SAMPLE_PAIRS = 500_000;
  private static final long LEAST_FOR_RULE = 1_000_000;
  private static final int RANDOM_PAIRS = 500_000;

  private final RecordTable table;
  private final int records;
  private final int[] rowOf;
  private final List<Column> columns;
  private final List<Comparison> comparisons;
  private final List<Dimension> dimensions;
  private final List<String> leftOut;
  private final List<String> keyNames;
  private final List<BlockingRule> rules;
  private final List<BlockIndex> indexes = new ArrayList<>();
  private final int firstOfSecond;
  private final boolean[] second;
  private final PackedRecords packed;
  private final ModelFitter fitter;
  private LearnedWeights learned;
  private Scorer scorer;
  private Prior prior = Prior.UNKNOWN;

  /**
   * @param firstOfSecond row from which the records belong to a second table that is linked to the
   *     first; the number of rows if there is one table
   * @param blocking names of rules; if there are none they are chosen
   */
  Linkage(RecordTable table, int firstOfSecond, List<String> blocking) {
    this.table = table;
    this.records = table.size();
    this.firstOfSecond = firstOfSecond;
    this.rowOf = contentOrder(table);
    this.columns = new ArrayList<>();
    for (Column column : table.columns()) {
      int[] cells = new int[records + RecordTable.GUESTS];
      for (int i = 0; i < records; i++) {
        cells[i] = column.cells()[rowOf[i]];
      }
      columns.add(column.with(cells));
    }
    second = new boolean[firstOfSecond < records ? records : 0];
    for (int i = 0; i < second.length; i++) {
      second[i] = rowOf[i] >= firstOfSecond;
    }
    FieldCatalogue catalogue = new FieldCatalogue(columns, records);
    comparisons = catalogue.comparisons();
    leftOut = catalogue.leftOut();
    comparisons.parallelStream()
        .forEach(
            comparison -> {
              comparison.prepare();
            });
    int[] holders = holders();
    comparisons.parallelStream().forEach(comparison -> comparison.count(holders));
    packed = new PackedRecords(comparisons, records);
    List<Dimension> dims = new ArrayList<>();
    comparisons.forEach(comparison -> dims.addAll(comparison.dimensions()));
    dimensions = List.copyOf(dims);
    BlockingPlan plan = new BlockingPlan(comparisons, records);
    keyNames = plan.keyNames();
    rules = blocking.isEmpty() ? plan.chosen() : plan.named(blocking);
    fitter = new ModelFitter(dimensions, rules, totalPairs());
    learned = LearnedWeights.none(dimensions.size());
    scorer = newScorer();
  }

  private Scorer newScorer() {
    return new Scorer(
        dimensions,
        fitter.dependence(),
        fitter.matchShares(),
        fitter.chanceShares(),
        fitter.related(),
        learned);
  }

  /** The names by which {@link HolderCounts} tells holders apart. */
  private int[] holders() {
    int[] names = new int[records];
    int[] keys = new int[256];
    for (Comparison comparison : comparisons) {
      for (int record = 0; record < records; record++) {
        names[record] += comparison.holder(record, keys);
      }
    }
    return names;
  }

  private static int[] contentOrder(RecordTable table) {
    int n = table.size();
    long[] hash = new long[n];
    for (Column column : table.columns()) {
      long seed = Hashes.of(column.name());
      long[] ofValue = new long[column.dictionary().size()];
      Chunks.forEach(
          1,
          ofValue.length,
          (from, to) -> {
            for (int i = from; i < to; i++) {
              ofValue[i] = Hashes.of(column.dictionary().get(i)) * seed;
            }
          });
      for (int i = 0; i < n; i++) {
        hash[i] += ofValue[column.cells()[i]];
      }
    }
    long[] order = new long[n];
    for (int i = 0; i < n; i++) {
      order[i] = ((Hashes.mix(hash[i]) >>> 1) & ~0xFFFFFFL) | i;
    }
    Arrays.parallelSort(order);
    int[] rows = new int[n];
    for (int i = 0; i < n; i++) {
      rows[i] = (int) (order[i] & 0xFFFFFF);
    }
    return rows;
  }

  double totalPairs() {
    if (second.length > 0) {
      return Math.max(1, (double) firstOfSecond * (records - firstOfSecond));
    }
    return Math.max(1, (double) records * (records - 1) / 2);
  }

  /** Builds the blocks within a budget of pairs. */
  void block(long budget, boolean keepEntries) {
    long left = budget;
    // In a large table a weak rule, such as a common name alone, would take all that is left.
    long mostOfRule = Math.max(LEAST_FOR_RULE, records * 3L / 2);
    for (int i = 0; i < rules.size(); i++) {
      long share = Math.max(1000, left * 3 / (rules.size() - i + 2));
      BlockIndex index =
          BlockIndex.build(
              rules.get(i), records, Math.min(mostOfRule, Math.min(share, left)), keepEntries);
      left = Math.max(0, left - index.pairs());
      indexes.add(index);
    }
  }

  boolean mayMatch(int left, int right) {
    return second.length == 0 || second[left] != second[right];
  }

  CandidateWalk walk() {
    return new CandidateWalk(indexes, records);
  }

  long pattern(int left, int right, Scratch scratch) {
    long pattern = 0;
    for (Comparison comparison : comparisons) {
      pattern |= comparison.compare(left, right, scratch) << (4 * comparison.first());
    }
    return pattern;
  }

  float weight(int left, int right, Scratch scratch) {
    return weight(left, right, prior, scratch);
  }

  private float weight(int left, int right, Prior odds, Scratch scratch) {
    long pattern = pattern(left, right, scratch);
    float weight = scorer.weight(pattern, scratch);
    return weight
        + odds.correction(scorer.relatedWeight(pattern, scratch))
        + scorer.learned(pattern);
  }

  /** Returns the prior if there were so many records. */
  Prior priorAt(int size) {
    int known = Math.max(2, records);
    return prior.grown(totalPairs(), (double) size / known, size);
  }

  /** Returns the evidence as {@link #weight} does, for a table that has grown. */
  float weightAt(Prior odds, int left, int right, Scratch scratch) {
    return weight(left, right, odds, scratch) + odds.same() - prior.same();
  }

  /** Fits the model to the data. */
  void fit() {
    long blocked = 1;
    for (BlockIndex index : indexes) {
      blocked += index.pairs();
    }
    int every = (int) Math.max(1, blocked / SAMPLE_PAIRS);
    PatternCounts candidates = new PatternCounts();
    walk()
        .forEach(
            every,
            from ->
                new CandidateWalk.Visitor() {
                  private final PatternCounts counts = new PatternCounts();
                  private final Scratch scratch = new Scratch();

                  @Override
                  public void pair(int left, int right, int ruleBits) {
                    if (mayMatch(left, right)) {
                      counts.add(pattern(left, right, scratch), ruleBits, 1);
                    }
                  }

                  @Override
                  public void close() {
                    candidates.addAll(counts);
                  }
                });
    fitter.fit(candidates, randomPatterns(), Math.max(1, records * 0.5));
    scorer = newScorer();
  }

  /** Takes a model as it is instead of fitting one. */
  void take(MatchModel model) {
    learned = new GivenModel(model, dimensions).apply(fitter.matchShares(), fitter.chanceShares());
    scorer = newScorer();
  }

  private PatternCounts randomPatterns() {
    PatternCounts random = new PatternCounts();
    boolean all = totalPairs() <= RANDOM_PAIRS;
    int draws = all ? records : RANDOM_PAIRS / 512;
    Chunks.forEach(
        0,
        draws,
        all ? Math.max(1, records / 8) : 64,
        (from, to) -> {
          PatternCounts counts = new PatternCounts();
          Scratch scratch = new Scratch();
          for (int draw = from; draw < to; draw++) {
            if (all) {
              for (int right = draw + 1; right < records; right++) {
                count(draw, right, counts, scratch);
              }
            } else {
              for (int i = 0; i < 512; i++) {
                long bits = Hashes.mix(draw * 512L + i);
                int left = (int) (((bits >>> 32) * records) >>> 32);
                int right = (int) (((bits & 0xFFFFFFFFL) * records) >>> 32);
                if (left != right) {
                  count(left, right, counts, scratch);
                }
              }
            }
          }
          random.addAll(counts);
        });
    return random;
  }

  private void count(int left, int right, PatternCounts counts, Scratch scratch) {
    if (mayMatch(left, right)) {
      counts.add(pattern(left, right, scratch), 0, 1);
    }
  }

  /** What a scoring run found. */
  record Scored(PairList pairs, long candidates) {}

  /** Scores all candidates and keeps those with at least so much evidence. */
  Scored score(float leastWithLearned) {
    float least = leastWithLearned - learned.most();
    Map<Integer, PairList> parts = new TreeMap<>();
    long[] candidates = new long[1];
    walk()
        .forEach(
            1,
            from ->
                new CandidateWalk.Visitor() {
                  private final PairList pairs = new PairList();
                  private final Scratch scratch = new Scratch();
                  private long seen;

                  @Override
                  public void pair(int left, int right, int ruleBits) {
                    if (!mayMatch(left, right)) {
                      return;
                    }
                    seen++;
                    long pattern = pattern(left, right, scratch);
                    float weight = scorer.weight(pattern, scratch);
                    if (weight >= least) {
                      pairs.add(left, right, weight, scorer.relatedWeight(pattern, scratch));
                    }
                  }

                  @Override
                  public void close() {
                    synchronized (parts) {
                      parts.put(from, pairs);
                      candidates[0] += seen;
                    }
                  }
                });
    PairList all = PairList.joining(parts.values());
    prior = Prior.estimate(all, totalPairs(), Math.max(2, records));
    all.settle(prior);
    if (!learned.isNone()) {
      addLearned(all);
    }
    return new Scored(all, candidates[0]);
  }

  /**
   * What was learnt is a correction of the evidence with its prior, so the prior is estimated
   * without it.
   */
  private void addLearned(PairList pairs) {
    Chunks.forEach(
        0,
        pairs.size(),
        65_536,
        (from, to) -> {
          Scratch scratch = new Scratch();
          for (int i = from; i < to; i++) {
            pairs.add(i, scorer.learned(pattern(pairs.left(i), pairs.right(i), scratch)));
          }
        });
  }

  Prior prior() {
    return prior;
  }

  int records() {
    return records;
  }

  int row(int record) {
    return rowOf[record];
  }

  /** Returns the record of a row; looks through all, so not for loops over many rows. */
  int record(int row) {
    int record = 0;
    while (rowOf[record] != row) {
      record++;
    }
    return record;
  }

  RecordTable table() {
    return table;
  }

  List<Comparison> comparisons() {
    return comparisons;
  }

  List<Dimension> dimensions() {
    return dimensions;
  }

  List<BlockingRule> rules() {
    return rules;
  }

  List<String> keyNames() {
    return keyNames;
  }

  /** Returns all that a record holds, for people. */
  String text(int record) {
    return comparisons.stream()
        .map(comparison -> comparison.text(record))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  List<BlockIndex> indexes() {
    return indexes;
  }

  List<String> leftOut() {
    return leftOut;
  }

  Scorer scorer() {
    return scorer;
  }

  List<Column> columns() {
    return columns;
  }

  /** Makes values of the table's columns a guest. */
  void load(int guest, int[] values) {
    int record = records + guest;
    for (int i = 0; i < values.length; i++) {
      columns.get(i).cells()[record] = values[i];
    }
    for (Comparison comparison : comparisons) {
      comparison.refresh(record);
    }
    packed.load(record);
  }

  /** Returns the model in force. */
  MatchModel model() {
    return model(learned);
  }

  /** Returns the model in force with other corrections. */
  MatchModel model(LearnedWeights corrections) {
    return fitter.toModel(dimensions, corrections, prior.same());
  }

  /**
   * Returns bits that every pair starts with: the prior, and what was learnt about it. The prior is
   * estimated from the evidence, so what was learnt must come on top of it.
   */
  float start() {
    return prior.same() + learned.always();
  }

  /** Returns whether two records contradict each other in a way that no agreement outweighs. */
  boolean conflicts(int left, int right, Scratch scratch) {
    for (Comparison comparison : comparisons) {
      if (comparison instanceof PersonNameComparison name && name.otherGeneration(left, right)) {
        return true;
      }
    }
    return scorer.conflicts(pattern(left, right, scratch));
  }
}
