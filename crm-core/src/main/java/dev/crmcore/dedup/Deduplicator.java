package dev.crmcore.dedup;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records of a table that are the same person or organisation.
 *
 * <p>Immutable and safe for use by several threads; one run uses the common pool for its loops.
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
  private final @Nullable MatchModel model;

  /** Creates an engine that fits the shipped model to the data of each run. */
  public Deduplicator() {
    this.model = null;
  }

  /**
   * Creates an engine that takes a model as it is, such as one that {@link #learn} made.
   *
   * @param model about the same fields as the tables that will be matched; fields that it does not
   *     know have the shipped shares
   */
  public Deduplicator(MatchModel model) {
    this.model = requireNonNull(model, "model");
  }

  /**
   * Finds duplicates in one table.
   *
   * @throws IllegalArgumentException if the table has more than 16.7 million records
   * @throws InvalidInputException with the code {@code E_MODEL} if the model of this engine knows
   *     none of the fields of the table, or was made by a version that compared by other levels
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

  /**
   * Tells which pairs {@link #run} would compare, without comparing any. Reads and normalises the
   * table as a run does.
   *
   * @throws IllegalArgumentException if the table has more than 16.7 million records
   */
  public MatchPlan plan(RecordTable table, MatchOptions options) {
    requireRoom(table);
    Linkage linkage = new Linkage(table, table.size(), options.blocking());
    long budget = options.budgetFor(table.size());
    linkage.block(budget, false);
    return MatchPlan.of(linkage, budget);
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

  /**
   * Learns from what people decided about records of a table: returns the model of this engine, or
   * one fitted to the table, with the evidence of each level corrected so that it agrees with the
   * decisions. A few dozen decisions about hard pairs are worth most. That hard pairs were chosen
   * does not bias the outcome.
   *
   * @param decided all decisions about pairs of the table; what the model of this engine learnt
   *     before is replaced
   * @throws IllegalArgumentException if a record that was decided about is not in the table
   */
  public MatchModel learn(
      RecordTable table, Collection<LabelledPair> decided, MatchOptions options) {
    Deduplicator unlearned = model == null ? this : new Deduplicator(model.withoutCorrections());
    return new Learner(unlearned.run(table, options).linkage()).learn(decided);
  }

  private MatchResult run(
      RecordTable table, int firstOfSecond, MatchOptions options, boolean live) {
    requireRoom(table);
    Phases phases = new Phases(options);
    Linkage linkage = new Linkage(table, firstOfSecond, options.blocking());
    phases.end("normalise");
    linkage.block(options.budgetFor(table.size()), live);
    phases.end("block");
    if (model == null) {
      linkage.fit();
    } else {
      linkage.take(model);
    }
    phases.end("fit");
    float least = leastWeight(table.size());
    Linkage.Scored scored = linkage.score(least);
    float prior = linkage.start();
    phases.end("score");
    Cuts cuts = new Cuts(scored.pairs(), prior);
    MatchOptions settled = options.settle(cuts);
    float cut = (float) bits(settled.matchProbability());
    ClusterBuilder clusters = new ClusterBuilder(linkage, prior, cut);
    int[] cluster = clusters.build(scored.pairs());
    phases.end("cluster");
    return new MatchResult(linkage, scored, prior, settled, cuts, cluster, phases.seconds);
  }

  private static void requireRoom(RecordTable table) {
    if (table.size() >= BlockIndex.MOST_RECORDS) {
      throw new IllegalArgumentException(
          "the table has "
              + table.size()
              + " records; at most "
              + BlockIndex.MOST_RECORDS
              + " fit, so match it in parts");
    }
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
