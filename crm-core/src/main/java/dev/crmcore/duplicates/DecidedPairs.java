package dev.crmcore.duplicates;

import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DuplicateVerdict;
import java.util.ArrayList;
import java.util.List;

/** What people settled about pairs. */
final class DecidedPairs {
  private final PairDecisions decisions;

  DecidedPairs(PairDecisions decisions) {
    this.decisions = decisions;
  }

  boolean isSettled(CustomerId left, CustomerId right) {
    return decisions
        .standing(left, right)
        .filter(decision -> decision.verdict() != DuplicateVerdict.LATER)
        .isPresent();
  }

  boolean areApart(CustomerId left, CustomerId right) {
    return decisions
        .standing(left, right)
        .filter(decision -> decision.verdict() != DuplicateVerdict.DUPLICATE)
        .isPresent();
  }

  /** Splits a group so that no two members of a part were called different. */
  List<List<CustomerId>> split(List<CustomerId> group) {
    List<List<CustomerId>> parts = new ArrayList<>();
    for (CustomerId member : group) {
      List<CustomerId> home = null;
      for (List<CustomerId> part : parts) {
        if (home == null && part.stream().noneMatch(other -> areApart(other, member))) {
          home = part;
        }
      }
      if (home == null) {
        home = new ArrayList<>();
        parts.add(home);
      }
      home.add(member);
    }
    return parts.stream().filter(part -> part.size() > 1).toList();
  }
}
