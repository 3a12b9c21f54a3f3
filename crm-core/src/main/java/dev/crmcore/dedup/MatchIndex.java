package dev.crmcore.dedup;

import static java.util.Objects.requireNonNull;

import dev.crmcore.dedup.RecordTable.Column;
import dev.crmcore.matching.CandidatePair;
import dev.crmcore.matching.MatchDecision;
import dev.crmcore.matching.MatchScore;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks single records against a table that was matched before, by the same rules and with the
 * same scores, while records are added, changed and removed.
 *
 * <p>The model and how rare values are stay those of the table the index was made of: build it anew
 * when it has grown by a half. How much evidence a match needs follows the number of records. A key
 * that so many records share that the table did not compare them all finds none of them; the other
 * rules do.
 *
 * <p>Lives in memory, next to the table and its blocks: about 1 KB for each record. Thread-safe:
 * one call at a time. Values that were never seen before are remembered, so memory grows slowly
 * with the number of checks.
 *
 * @since 0.1
 */
public final class MatchIndex {
  /** A key shared by more records than this says too little to look at all of them. */
  private static final int MOST_OF_KEY = 2_000;

  /** Keys of one record by one rule. */
  private static final int MOST_KEYS = 256;

  private static final int SOUGHT = 0;
  private static final int OTHER = 1;

  private final MatchResult result;
  private final Linkage linkage;
  private final int probe;
  private final int other;
  private final Map<String, Integer> recordOf = new HashMap<>();
  private final BitSet removed = new BitSet();
  private final List<@Nullable Added> added = new ArrayList<>();
  private final Map<String, Integer> addedOf = new HashMap<>();
  private final List<KeyLists> addedByKey = new ArrayList<>();
  private final Scratch scratch = new Scratch();
  private final long[] keys = new long[MOST_KEYS];

  /** A record that came later: its values as numbers of the dictionaries. */
  private record Added(String id, int[] values) {}

  MatchIndex(MatchResult result) {
    this.result = result;
    linkage = result.linkage();
    probe = linkage.records() + SOUGHT;
    other = linkage.records() + OTHER;
    for (int record = 0; record < linkage.records(); record++) {
      recordOf.put(id(record), record);
    }
    linkage.rules().forEach(rule -> addedByKey.add(new KeyLists()));
  }

  /** Returns the result of matching the table that the index was made of. */
  public MatchResult result() {
    return result;
  }

  /** Returns how many records are in the index. */
  public synchronized int size() {
    return recordOf.size() + addedOf.size();
  }

  /**
   * Adds a record, in place of the one with the same id if there is one.
   *
   * @param id the id
   * @param values one for each column of the table; null or blank is missing
   */
  public synchronized void put(String id, @Nullable String... values) {
    Added record = new Added(requireNonNull(id, "id"), numbers(values));
    remove(id);
    int number = added.size();
    added.add(record);
    addedOf.put(id, number);
    forEachKey(load(SOUGHT, record.values), (rule, key) -> addedByKey.get(rule).add(key, number));
  }

  /** Adds a record whose cells may hold several values, such as all phones of a customer. */
  public void putAll(String id, List<List<String>> values) {
    put(id, RecordTable.joined(values));
  }

  /** Removes a record; nothing happens if there is none with the id. */
  public synchronized void remove(String id) {
    Integer record = recordOf.remove(id);
    if (record != null) {
      removed.set(record);
    }
    Integer number = addedOf.remove(id);
    if (number != null) {
      Added gone = requireNonNull(added.set(number, null));
      forEachKey(
          load(SOUGHT, gone.values), (rule, key) -> addedByKey.get(rule).remove(key, number));
    }
  }

  /** Returns a mark, for asking later about the records that were put since. */
  public synchronized int mark() {
    return added.size();
  }

  /**
   * Returns the records that are or may be the same as the given one, likeliest first.
   *
   * @param values one for each column of the table; null or blank is missing
   */
  public synchronized List<CandidatePair> candidatesFor(@Nullable String... values) {
    return candidates(new Probe(numbers(values)));
  }

  /** A record that is asked about several times, its values looked up once. Immutable. */
  public static final class Probe {
    private final int[] values;

    private Probe(int[] values) {
      this.values = values;
    }
  }

  /** Looks up the values of a record whose cells may hold several, for questions about it. */
  public synchronized Probe probe(List<List<String>> values) {
    return new Probe(numbers(RecordTable.joined(values)));
  }

  /** Returns the records that are or may be the same as one, likeliest first. */
  public List<CandidatePair> candidates(Probe sought) {
    return candidates(true, 0, sought);
  }

  /**
   * Does the same among the records that were put since a mark.
   *
   * @param mark of {@link #mark}
   */
  public List<CandidatePair> candidatesSince(int mark, Probe sought) {
    return candidates(false, mark, sought);
  }

  private synchronized List<CandidatePair> candidates(boolean all, int from, Probe sought) {
    load(SOUGHT, sought.values);
    BitSet known = new BitSet();
    BitSet later = new BitSet();
    int[] members = new int[MOST_OF_KEY];
    forEachKey(
        probe,
        (rule, key) -> {
          BlockIndex index = linkage.indexes().get(rule);
          int most = Math.min(MOST_OF_KEY, Math.max(index.largest(), 8));
          KeyLists more = addedByKey.get(rule);
          int size = index.lookUp(key, members);
          if (size + more.count(key) <= most) {
            for (int i = 0; all && i < size; i++) {
              known.set(members[i]);
            }
            more.forEach(key, from, later::set);
          }
        });
    known.andNot(removed);
    Prior odds = linkage.priorAt(size());
    List<CandidatePair> found = new ArrayList<>();
    known.stream().forEach(record -> addIfLikely(found, odds, id(record), record));
    later.stream()
        .forEach(
            number -> {
              Added record = requireNonNull(added.get(number));
              addIfLikely(found, odds, record.id, load(OTHER, record.values));
            });
    found.sort(
        Comparator.comparingDouble((CandidatePair pair) -> -pair.score().weight())
            .thenComparing(CandidatePair::rightId));
    return found;
  }

  private void addIfLikely(List<CandidatePair> found, Prior odds, String id, int record) {
    MatchScore score = result.score(linkage.weightAt(odds, record, probe, scratch));
    if (score.decision() != MatchDecision.NON_MATCH) {
      found.add(new CandidatePair("", id, score));
    }
  }

  /**
   * Compares two records that need not be in the index.
   *
   * @param right the cells of the other, each with its values
   * @return how likely they are the same; nothing if no rule would let them meet
   */
  public synchronized Optional<MatchScore> compare(Probe left, List<List<String>> right) {
    load(SOUGHT, left.values);
    load(OTHER, numbers(RecordTable.joined(right)));
    boolean meet = linkage.rules().stream().anyMatch(rule -> rule.meets(probe, other, scratch));
    return meet
        ? Optional.of(
            result.score(linkage.weightAt(linkage.priorAt(size()), other, probe, scratch)))
        : Optional.empty();
  }

  /** Says why a record that is not in the index does or does not match a row of the table. */
  public synchronized MatchExplanation explain(int row, @Nullable String... values) {
    load(SOUGHT, numbers(values));
    return new Explainer(linkage, result, linkage.priorAt(size()))
        .explain(linkage.record(row), probe);
  }

  private String id(int record) {
    return linkage.table().id(linkage.row(record));
  }

  private int[] numbers(@Nullable String... values) {
    List<Column> columns = linkage.columns();
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(
          values.length
              + " values were given for "
              + columns.size()
              + " columns; give one for each");
    }
    int[] numbers = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      String value = values[i];
      numbers[i] = value == null ? 0 : columns.get(i).dictionary().intern(value.strip());
    }
    return numbers;
  }

  private int load(int guest, int[] values) {
    linkage.load(guest, values);
    return linkage.records() + guest;
  }

  /** Receives the keys of one record. */
  private interface KeyVisitor {
    void accept(int rule, long key);
  }

  private void forEachKey(int record, KeyVisitor visitor) {
    for (int rule = 0; rule < linkage.rules().size(); rule++) {
      int count = linkage.rules().get(rule).keys(record, scratch, keys);
      for (int i = 0; i < count; i++) {
        visitor.accept(rule, keys[i]);
      }
    }
  }
}
