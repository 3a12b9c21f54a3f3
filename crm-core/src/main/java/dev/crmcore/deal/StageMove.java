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
   * @param missing the fields of the deal that have to be filled in, for a host that asks for them
   */
  record Refused(Deal deal, List<String> reasons, List<String> missing) implements StageMove {
    /** Copies the lists. */
    public Refused {
      reasons = List.copyOf(reasons);
      missing = List.copyOf(missing);
    }
  }
}
