package dev.crmcore.dedup;

import dev.crmcore.matching.FieldRole;
import java.util.List;

/**
 * Recognises pairs that look like two members of one household: one family name, but clearly
 * different given names, or births far apart. They share phone, e-mail and address by right, and
 * twins also the birth date, so that must not make them one person.
 */
final class Household {
  /** Bits that shared contact data may add between relatives. */
  private static final float MOST_SHARED = 4;

  /** A birth a generation apart; father and son often share the whole name. */
  private static final float OTHER_BIRTH = -18;

  /** Another given name under one family name weighs at least this much. */
  private static final float OTHER_PERSON = -10;

  private static final double OFTEN_WRONG = 0.02;
  private static final int CLOSE_FAMILY = 3;
  private static final int OTHER_GIVEN = PersonNameComparison.OTHER_GIVEN_NAME;
  private static final int FAR_BIRTH = DateComparison.APART;

  private final int family;
  private final int given;
  private final int birth;
  private final int shared;
  private final float trustInGiven;
  private final float trustInBirth;

  /**
   * @param otherGiven share of pairs of one person, born on the same day, with another given name
   * @param otherBirth share of pairs of one person with births far apart
   */
  Household(List<Dimension> dimensions, double otherGiven, double otherBirth) {
    trustInGiven = trust(otherGiven);
    trustInBirth = trust(otherBirth);
    family = find(dimensions, FieldRole.FAMILY_NAME);
    given = find(dimensions, FieldRole.GIVEN_NAME);
    birth = find(dimensions, FieldRole.BIRTH_DATE);
    int bits = 0;
    for (int d = 0; d < dimensions.size(); d++) {
      bits |= isShared(dimensions.get(d).role()) ? 1 << d : 0;
    }
    shared = bits;
  }

  /** Where names and dates are often plain wrong, they do not prove two persons. */
  private static float trust(double wrongShare) {
    return (float) Math.max(0, Math.min(1, (OFTEN_WRONG - wrongShare) / (OFTEN_WRONG / 2)));
  }

  private static int find(List<Dimension> dimensions, FieldRole role) {
    for (int d = 0; d < dimensions.size(); d++) {
      if (dimensions.get(d).role() == role) {
        return d;
      }
    }
    return -1;
  }

  private static boolean isShared(FieldRole role) {
    return switch (role) {
      case EMAIL, PHONE, ADDRESS, POSTCODE, CITY, REGION, COUNTRY, WEB -> true;
      default -> false;
    };
  }

  private static int level(long pattern, int dimension) {
    return dimension < 0 ? 0 : (int) (pattern >>> (4 * dimension) & 15);
  }

  boolean isHousehold(long pattern) {
    int familyLevel = level(pattern, family);
    return familyLevel != 0
        && familyLevel <= CLOSE_FAMILY
        && (level(pattern, given) == OTHER_GIVEN || level(pattern, birth) == FAR_BIRTH);
  }

  /** Returns what must be added to the evidence of a household pair. */
  float correction(long pattern, Scorer scorer, Scratch scratch) {
    float positive = 0;
    boolean otherGiven = level(pattern, given) == OTHER_GIVEN;
    int of = otherGiven && birth >= 0 ? shared | 1 << birth : shared;
    for (int rest = of; rest != 0; rest &= rest - 1) {
      int d = Integer.numberOfTrailingZeros(rest);
      if (level(pattern, d) != 0) {
        positive += Math.max(0, scorer.share(pattern, d, scratch));
      }
    }
    float correction = Math.min(0, MOST_SHARED - positive);
    if (otherGiven) {
      correction += Math.min(0, OTHER_PERSON - scorer.share(pattern, given, scratch));
      return correction * trustInGiven;
    }
    correction += Math.min(0, OTHER_BIRTH - scorer.share(pattern, birth, scratch));
    return correction * trustInBirth;
  }
}
