package dev.crmcore.jdbc;

import dev.crmcore.query.Condition;
import dev.crmcore.query.Condition.All;
import dev.crmcore.query.Condition.Any;
import dev.crmcore.query.Condition.Has;
import dev.crmcore.query.Condition.Not;
import dev.crmcore.query.Condition.Related;
import java.util.List;

/** Takes conditions apart. */
final class Conjuncts {
  private Conjuncts() {}

  /** Returns the conditions that all have to hold; none of them is a conjunction. */
  static List<Condition> of(Condition condition) {
    return condition instanceof All all
        ? all.parts().stream().flatMap(part -> of(part).stream()).toList()
        : List.of(condition);
  }

  /** Tells whether a condition is about other rows than the record's own. */
  static boolean asksOthers(Condition condition) {
    if (condition instanceof All all) {
      return all.parts().stream().anyMatch(Conjuncts::asksOthers);
    }
    if (condition instanceof Any any) {
      return any.parts().stream().anyMatch(Conjuncts::asksOthers);
    }
    if (condition instanceof Not not) {
      return asksOthers(not.part());
    }
    return condition instanceof Has || condition instanceof Related;
  }
}
