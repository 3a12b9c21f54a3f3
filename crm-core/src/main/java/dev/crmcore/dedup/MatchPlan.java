package dev.crmcore.dedup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which pairs a run compares, known before it compares any. Immutable.
 *
 * @param records how many records there are
 * @param budget pairs that the rules together may yield
 * @param rules the rules that candidates are found by, in order; a pair that several rules find is
 *     compared once
 * @param oversizeBlocks the largest blocks that are too large to compare in full, at most a hundred
 * @param keys names of the keys that rules can be made of, for {@link MatchOptions#withBlocking}
 * @since 0.1
 */
public record MatchPlan(
    int records,
    long budget,
    List<Rule> rules,
    List<OversizeBlock> oversizeBlocks,
    List<String> keys) {
  private static final int MOST_BLOCKS = 100;

  static MatchPlan of(Linkage linkage, long budget) {
    List<Rule> rules = new ArrayList<>();
    List<OversizeBlock> oversize = new ArrayList<>();
    for (int r = 0; r < linkage.rules().size(); r++) {
      String name = linkage.rules().get(r).name();
      BlockIndex index = linkage.indexes().get(r);
      rules.add(new Rule(name, index.pairs(), index.oversize().size()));
      index
          .oversize()
          .forEach(
              block -> oversize.add(new OversizeBlock(name, block[0], linkage.text(block[1]))));
    }
    oversize.sort(Comparator.comparingInt(OversizeBlock::records).reversed());
    return new MatchPlan(
        linkage.records(),
        budget,
        rules,
        oversize.subList(0, Math.min(MOST_BLOCKS, oversize.size())),
        linkage.keyNames());
  }

  /** Copies the collections. */
  public MatchPlan {
    rules = List.copyOf(rules);
    oversizeBlocks = List.copyOf(oversizeBlocks);
    keys = List.copyOf(keys);
  }

  /**
   * A rule that candidates are found by.
   *
   * @param name the keys on which two records must agree, with {@code " + "} between them
   * @param pairs pairs that it yields
   * @param oversizeBlocks how many of its blocks are too large to compare in full
   */
  public record Rule(String name, long pairs, int oversizeBlocks) {}

  /** Returns the most pairs that can be compared: those of all rules. */
  public long pairs() {
    return rules.stream().mapToLong(Rule::pairs).sum();
  }
}
