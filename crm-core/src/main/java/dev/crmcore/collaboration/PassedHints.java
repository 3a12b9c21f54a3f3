package dev.crmcore.collaboration;

import dev.crmcore.catalogue.EditingHintFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.model.EditingHint;
import dev.crmcore.query.Conditions;
import java.util.List;

/** Removes hints that somebody is editing when they are over. */
public final class PassedHints {
  private static final int BATCH = 500;

  private final Gateway gateway;

  /**
   * Creates it.
   *
   * @param gateway sees everything of its tenant
   */
  public PassedHints(Gateway gateway) {
    this.gateway = gateway;
  }

  /** Removes what is over and returns how many that were. */
  public int runDue() {
    int removed = 0;
    try {
      int batch;
      do {
        batch = removeSome();
        removed += batch;
      } while (batch == BATCH);
    } catch (ConflictException e) {
      // One was renewed at this moment, or another process removes them; the next call goes on.
      return removed;
    }
    return removed;
  }

  private int removeSome() {
    return gateway.change(
        Origin.of("editing.expire"),
        changes -> {
          List<EditingHint> over =
              changes
                  .reader()
                  .list(
                      EditingHintFields.TYPE,
                      Conditions.atMost(EditingHintFields.UNTIL, changes.now()),
                      BATCH);
          changes.forget(EditingHintFields.TYPE, over);
          return over.size();
        });
  }
}
