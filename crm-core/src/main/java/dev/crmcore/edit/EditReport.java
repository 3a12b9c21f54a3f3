package dev.crmcore.edit;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.EditRun;
import java.util.List;

/**
 * What became of a run: {@code run.planned = run.applied + run.refused}.
 *
 * @param run the stored run; its id takes it back
 * @param refused the first {@value #SHOWN} records that were left as they are; a listener hears of
 *     all
 */
public record EditReport(EditRun run, List<RefusedEdit> refused) {
  /** How many refused records a report holds. */
  public static final int SHOWN = 100;

  /** Copies the list. */
  public EditReport {
    requireNonNull(run, "run");
    refused = List.copyOf(refused);
  }
}
