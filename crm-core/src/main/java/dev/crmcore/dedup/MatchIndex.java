package dev.crmcore.dedup;

import dev.crmcore.dedup.RecordTable.Column;
import dev.crmcore.matching.CandidatePair;
import dev.crmcore.matching.MatchDecision;
import dev.crmcore.matching.MatchScore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks single records against a table that was matched before, with the same scores.
 *
 * <p>Thread-safe: one record is checked at a time. Words that were never seen before are
 * remembered, so memory grows slowly with the number of checks.
 *
 * @since 0.1
 */
public final class MatchIndex {
  /** A key shared by more records than this says too little to look at all of them. */
  private static final int MOST_OF_KEY = 2_000;

  private final MatchResult result;

  MatchIndex(MatchResult result) {
    this.result = result;
  }

  /** Returns the result of matching the table itself. */
  public MatchResult result() {
    return result;
  }

  /**
   * Returns the records of the table that are or may be the same as the given one, likeliest first.
   *
   * @param values one for each column of the table; null or blank is missing
   */
  public synchronized List<CandidatePair> candidatesFor(@Nullable String... values) {
    Linkage linkage = result.linkage();
    int probe = load(values);
    Scratch scratch = new Scratch();
    List<CandidatePair> found = new ArrayList<>();
    BitSet records = meet(probe, scratch);
    for (int i = records.nextSetBit(0); i >= 0; i = records.nextSetBit(i + 1)) {
      MatchScore score = result.score(linkage.weight(i, probe, scratch));
      if (score.decision() != MatchDecision.NON_MATCH) {
        found.add(new CandidatePair("", linkage.table().id(linkage.row(i)), score));
      }
    }
    found.sort(
        Comparator.comparingDouble((CandidatePair c) -> -c.score().weight())
            .thenComparing(CandidatePair::rightId));
    return found;
  }

  /** Says why a record that is not in the table does or does not match a row of it. */
  public synchronized MatchExplanation explain(int row, @Nullable String... values) {
    Linkage linkage = result.linkage();
    int probe = load(values);
    int record = 0;
    while (linkage.row(record) != row) {
      record++;
    }
    return new Explainer(linkage, result).explain(record, probe);
  }

  private int load(@Nullable String... values) {
    Linkage linkage = result.linkage();
    List<Column> columns = linkage.columns();
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(
          values.length
              + " values were given for "
              + columns.size()
              + " columns; give one for each");
    }
    int probe = linkage.records();
    for (int i = 0; i < values.length; i++) {
      String value = values[i];
      Column column = columns.get(i);
      column.cells()[probe] = value == null ? 0 : column.dictionary().intern(value.strip());
    }
    linkage.refreshProbe();
    return probe;
  }

  private BitSet meet(int probe, Scratch scratch) {
    Linkage linkage = result.linkage();
    BitSet records = new BitSet(linkage.records());
    long[] keys = new long[256];
    int[] members = new int[MOST_OF_KEY];
    for (int r = 0; r < linkage.rules().size(); r++) {
      int count = linkage.rules().get(r).keys(probe, scratch, keys);
      BlockIndex index = linkage.indexes().get(r);
      int most = Math.min(MOST_OF_KEY, Math.max(index.largest(), 8));
      for (int i = 0; i < count; i++) {
        int size = index.lookUp(keys[i], members);
        if (size <= most) {
          Arrays.stream(members, 0, size).forEach(records::set);
        }
      }
    }
    return records;
  }
}
