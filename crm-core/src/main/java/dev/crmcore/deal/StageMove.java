package dev.crmcore.deal;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.Deal;
import java.util.List;

/** What became of an attempt to move a deal. */
public sealed interface StageMove {
  /**
   * The deal is in the new stage.
   *
   * @param deal as stored
   */
  record Moved(Deal deal) implements StageMove {}

  /**
   * The deal stays where it is.
   *
   * @param deal as stored
   * @param obstacles what is missing or not allowed; never empty
   */
  record Refused(Deal deal, List<StageObstacle> obstacles) implements StageMove {
    /** Copies the list. */
    public Refused {
      requireNonNull(deal, "deal");
      obstacles = List.copyOf(obstacles);
    }

    /** Returns what is missing or not allowed, in sentences for people; never empty. */
    public List<String> reasons() {
      return obstacles.stream().map(StageObstacle::sentence).toList();
    }

    /** Returns the fields of the deal to be filled in, for a host that asks for them. */
    public List<String> missing() {
      return obstacles.stream()
          .filter(one -> one.kind() == StageObstacle.Kind.MISSING)
          .flatMap(one -> one.names().stream())
          .distinct()
          .toList();
    }
  }
}
