package dev.crmcore.dedup;

import dev.crmcore.dedup.MatchModel.Given;
import dev.crmcore.matching.FieldRole;
import java.util.List;

/**
 * Says which fields are not independent of others, so that one fact does not count twice: e-mail
 * addresses are made of names, a given name tells the gender, a street tells the city, and who
 * moves changes them all.
 *
 * <p>Such a field has three tables of shares instead of one, by the state of the fields it depends
 * on.
 */
final class Dependence {
  /** The fields it depends on are missing, or there are none. */
  static final int UNKNOWN = 0;

  /** They agree. */
  static final int AGREE = 1;

  /** They do not. */
  static final int DIFFER = 2;

  static final int STATES = 3;

  private static final int CLOSE_FAMILY = 3;
  private static final int CLOSE_GIVEN = 5;
  private static final int CLOSE_PLACE = 2;

  /** Shifts of the fields that each dimension depends on; all names are needed, any place is. */
  private final int[][] parents;

  private final boolean[] needsAll;
  private final int[][] closest;

  Dependence(List<Dimension> dimensions) {
    int n = dimensions.size();
    parents = new int[n][];
    closest = new int[n][];
    needsAll = new boolean[n];
    for (int d = 0; d < n; d++) {
      FieldRole role = dimensions.get(d).role();
      int family = find(dimensions, FieldRole.FAMILY_NAME);
      int given = find(dimensions, FieldRole.GIVEN_NAME);
      parents[d] = new int[0];
      closest[d] = new int[0];
      if (role == FieldRole.EMAIL && family >= 0) {
        parents[d] = new int[] {4 * family, 4 * given};
        closest[d] = new int[] {CLOSE_FAMILY, CLOSE_GIVEN};
        needsAll[d] = true;
      } else if (role == FieldRole.GENDER && given >= 0) {
        parents[d] = new int[] {4 * given};
        closest[d] = new int[] {CLOSE_GIVEN};
      } else if (isPlace(role)) {
        parents[d] = placesBefore(dimensions, d);
        closest[d] = new int[parents[d].length];
        java.util.Arrays.fill(closest[d], CLOSE_PLACE);
      }
    }
  }

  private static int find(List<Dimension> dimensions, FieldRole role) {
    for (int d = 0; d < dimensions.size(); d++) {
      if (dimensions.get(d).role() == role) {
        return d;
      }
    }
    return -1;
  }

  private static int[] placesBefore(List<Dimension> dimensions, int end) {
    return java.util.stream.IntStream.range(0, end)
        .filter(d -> isPlace(dimensions.get(d).role()))
        .map(d -> 4 * d)
        .toArray();
  }

  private static boolean isPlace(FieldRole role) {
    return switch (role) {
      case ADDRESS, CITY, POSTCODE, REGION, COUNTRY -> true;
      default -> false;
    };
  }

  /** Returns the state that models call by this name. */
  static int stateOf(Given given) {
    return switch (given) {
      case NOTHING -> UNKNOWN;
      case AGREEMENT -> AGREE;
      case DIFFERENCE -> DIFFER;
    };
  }

  boolean isDependent(int dimension) {
    return parents[dimension].length > 0;
  }

  /** Returns the state of the fields that a dimension depends on. */
  int state(int dimension, long pattern) {
    int[] shifts = parents[dimension];
    int seen = 0;
    int agreeing = 0;
    for (int i = 0; i < shifts.length; i++) {
      int level = (int) (pattern >>> shifts[i] & 15);
      if (level != 0) {
        seen++;
        if (level <= closest[dimension][i]) {
          agreeing++;
        }
      }
    }
    if (seen == 0 || (needsAll[dimension] && seen < shifts.length)) {
      return UNKNOWN;
    }
    boolean agree = needsAll[dimension] ? agreeing == shifts.length : agreeing > 0;
    return agree ? AGREE : DIFFER;
  }
}
