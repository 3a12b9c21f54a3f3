package dev.crmcore.dedup;

import dev.crmcore.matching.FieldRole;
import java.util.List;

/**
 * One aspect in which two records are compared, with its levels of agreement from best to worst;
 * level 0, not listed, means that a value is missing. Immutable.
 */
final class Dimension {
  private final String name;
  private final FieldRole role;
  private final List<String> levels;
  private final double[] matchShares;
  private final double[] chanceShares;
  private final int frequencyLevels;

  /**
   * @param name what is compared, for people
   * @param role the role of the fields
   * @param levels names of the levels from 1
   * @param matchShares default share of each level among pairs that are the same
   * @param chanceShares default share of each level among random pairs
   * @param frequencyLevels bit {@code i} is set if level {@code i} weighs rare values more
   */
  Dimension(
      String name,
      FieldRole role,
      List<String> levels,
      double[] matchShares,
      double[] chanceShares,
      int frequencyLevels) {
    if (levels.size() != matchShares.length || levels.size() != chanceShares.length) {
      throw new IllegalArgumentException(name + ": one share for each level is needed");
    }
    this.name = name;
    this.role = role;
    this.levels = List.copyOf(levels);
    this.matchShares = matchShares.clone();
    this.chanceShares = chanceShares.clone();
    this.frequencyLevels = frequencyLevels;
  }

  String name() {
    return name;
  }

  FieldRole role() {
    return role;
  }

  List<String> levels() {
    return levels;
  }

  double[] matchShares() {
    return matchShares.clone();
  }

  double[] chanceShares() {
    return chanceShares.clone();
  }

  boolean weighsFrequency(int level) {
    return (frequencyLevels >> level & 1) != 0;
  }
}
