package dev.crmcore.deal;

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
   * @param reasons what is missing or not allowed, in sentences for people; never empty
   */
  record Refused(Deal deal, List<String> reasons) implements StageMove {
    /** Copies the reasons. */
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }
}
