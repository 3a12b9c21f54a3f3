package dev.crmcore.duplicates;

import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DuplicateDecision;
import dev.crmcore.model.DuplicateVerdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What people said about pairs; the last word on a pair counts. */
final class DecidedPairs {
  private final Map<Set<CustomerId>, DuplicateVerdict> verdicts = new HashMap<>();

  /** Takes decisions in the order they were made. */
  void add(DuplicateDecision decision) {
    if (!decision.leftId().equals(decision.rightId())) {
      verdicts.put(Set.of(decision.leftId(), decision.rightId()), decision.verdict());
    }
  }

  boolean isSettled(CustomerId left, CustomerId right) {
    DuplicateVerdict verdict = verdicts.get(Set.of(left, right));
    return verdict == DuplicateVerdict.NOT_DUPLICATE || verdict == DuplicateVerdict.DUPLICATE;
  }

  boolean areApart(CustomerId left, CustomerId right) {
    return verdicts.get(Set.of(left, right)) == DuplicateVerdict.NOT_DUPLICATE;
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
