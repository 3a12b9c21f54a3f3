package dev.crmcore.dedup;

import dev.crmcore.matching.FieldRole;
import java.util.List;

/**
 * What two records look like that are not the same but belong together: members of a family,
 * branches of a company, people behind one switchboard. They share contact data, places and part of
 * the name by right, so sharing these does not make them the same. This is a third class beside
 * "same" and "unrelated" in the mixture of Fellegi and Sunter; its shares are not learnt but follow
 * from those of the other two, because too few pairs of it are seen.
 */
final class Related {
  /** Names of branches and of sister companies have a part in common. */
  private static final double[] ORGANIZATION_NAMES = {.06, .08, .12, .22, .22, .20, .10};

  private final double[] sharing;
  private final boolean[] isOrganizationName;

  Related(List<Dimension> dimensions) {
    sharing = new double[dimensions.size()];
    isOrganizationName = new boolean[dimensions.size()];
    boolean organizations = false;
    for (int d = 0; d < sharing.length; d++) {
      isOrganizationName[d] = dimensions.get(d).role() == FieldRole.ORGANIZATION_NAME;
      organizations |= isOrganizationName[d];
    }
    for (int d = 0; d < sharing.length; d++) {
      sharing[d] = sharing(dimensions.get(d).role(), organizations);
    }
  }

  /** How often related records share what one and the same record would repeat. */
  private static double sharing(FieldRole role, boolean organizations) {
    return switch (role) {
      case FAMILY_NAME -> .9;
      case ADDRESS -> organizations ? .1 : .6;
      case EMAIL, PHONE, POSTCODE, CITY, REGION, COUNTRY, WEB -> .6;
      case TEXT, DATE -> .5;
      // Father and son with one name, and twins.
      case GIVEN_NAME, MIDDLE_NAME, BIRTH_DATE -> .05;
      default -> .01;
    };
  }

  /**
   * Returns how much likelier a level is among related records than among unrelated ones.
   *
   * @param sameRatio how much likelier it is among the same
   * @param chance its share among unrelated ones
   */
  double ratio(int dimension, int level, double sameRatio, double chance) {
    return isOrganizationName[dimension]
        ? ORGANIZATION_NAMES[level - 1] / chance
        : sharing[dimension] * sameRatio + 1 - sharing[dimension];
  }
}
