package dev.crmcore.dedup;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Finds the records of a table that are the same person or organisation.
 *
 * <p>Stateless and safe for use by several threads; one run uses the common pool for its loops.
 *
 * <pre>{@code
 * RecordTable table = RecordTable.builder()
 *     .column("name", FieldRole.PERSON_NAME)
 *     .column("email", FieldRole.EMAIL)
 *     .add("1", "Robert Smith", "bob@example.org")
 *     .add("2", "Smith, Bob", "bob@example.org")
 *     .build();
 * MatchResult result = new Deduplicator().run(table, MatchOptions.defaults());
 * }</pre>
 *
 * @since 0.1
 */
public final class Deduplicator {
  /** Creates an engine with the shipped model. */
  public Deduplicator() {}

  /**
   * Finds duplicates in one table.
   *
   * @throws IllegalArgumentException if the table has more than 16.7 million records
   */
  public MatchResult run(RecordTable table, MatchOptions options) {
    return run(table, table.size(), options, false);
  }

  /**
   * Finds records of the second table that are the same as records of the first; pairs inside one
   * table are not looked at. In the result the rows of the second table follow those of the first.
   *
   * @throws IllegalArgumentException if the tables do not have the same columns
   */
  public MatchResult link(RecordTable first, RecordTable second, MatchOptions options) {
    return run(stack(first, second), first.size(), options, false);
  }

  /** Prepares a table so that single records can be checked against it. */
  public MatchIndex index(RecordTable table, MatchOptions options) {
    return new MatchIndex(run(table, table.size(), options, true));
  }

  private static RecordTable stack(RecordTable first, RecordTable second) {
    if (!first.columnNames().equals(second.columnNames())) {
      throw new IllegalArgumentException(
          "tables have the columns "
              + first.columnNames()
              + " and "
              + second.columnNames()
              + "; name and order them alike");
    }
    RecordTable.Builder both = RecordTable.builder();
    for (int i = 0; i < first.columnNames().size(); i++) {
      both.column(first.columns().get(i).kind());
    }
    both.copyAll(first);
    both.copyAll(second);
    return both.build();
  }

  private static MatchResult run(
      RecordTable table, int firstOfSecond, MatchOptions options, boolean live) {
    requireNonNull(options, "options");
    if (table.size() >= BlockIndex.MOST_RECORDS) {
      throw new IllegalArgumentException(
          "the table has "
              + table.size()
              + " records; at most "
              + BlockIndex.MOST_RECORDS
              + " fit, so match it in parts");
    }
    Phases phases = new Phases(options);
    Linkage linkage = new Linkage(table, firstOfSecond);
    phases.end("normalise");
    linkage.block(options.budgetFor(table.size()), live);
    phases.end("block");
    linkage.fit();
    phases.end("fit");
    float least = leastWeight(table.size());
    Linkage.Scored scored = linkage.score(least);
    float prior = linkage.prior().same();
    phases.end("score");
    Cuts cuts = new Cuts(scored.pairs(), prior);
    MatchOptions settled = options.settle(cuts);
    float cut = (float) bits(settled.matchProbability());
    ClusterBuilder clusters = new ClusterBuilder(linkage, prior, cut);
    int[] cluster = clusters.build(scored.pairs());
    phases.end("cluster");
    return new MatchResult(
        linkage, scored, prior, settled, cuts, cluster, clusters.cutReasons(), phases.seconds);
  }

  /** Less evidence than this cannot make a possible match, however many matches there are. */
  private static float leastWeight(int records) {
    return (float) (Frequencies.log2(Math.max(2, records) / 20.0) - 7);
  }

  static double bits(double probability) {
    return Frequencies.log2(probability / (1 - probability));
  }

  /** Measures the phases of a run. */
  private static final class Phases {
    private final MatchOptions options;
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private long last;

    Phases(MatchOptions options) {
      this.options = options;
      this.last = options.ticker().getAsLong();
    }

    void end(String phase) {
      long now = options.ticker().getAsLong();
      seconds.put(phase, (now - last) / 1e9);
      last = now;
    }
  }
}
