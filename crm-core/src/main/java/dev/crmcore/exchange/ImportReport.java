package dev.crmcore.exchange;

import dev.crmcore.model.ImportRunId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the rows of a file: {@code read = created + updated + unchanged + rejected +
 * quarantined}, always.
 *
 * @param run the stored run; of a dry run, which stores nothing, an id that leads nowhere
 * @param plan how the file was understood
 * @param applied whether the rows took effect: not after a dry run, and not where one row of
 *     all-or-nothing was rejected, which rejects them all
 * @param finished whether all rows had their turn, or those of the sample; a run that was stopped
 *     before can be {@linkplain Imports#resume resumed}
 * @param appliedBefore the last run of this source that applied every row of the same content, with
 *     options that decide the same; or null
 * @param read rows read; of a resumed run, and so of all counts, both parts together
 * @param created rows that made a new customer
 * @param updated rows that changed a customer
 * @param unchanged rows that said nothing new
 * @param rejected rows refused
 * @param quarantined rows put aside for a person to look at
 * @param kept cells that were not applied because somebody else wrote the value they would replace
 * @param possible pairs of possible duplicates that went into the review queue
 * @param warned how often a quality rule found something wrong with a row that was applied all the
 *     same; of a run that was resumed, in this part of it
 * @param time how long it took; of a resumed run, since it went on
 * @param errors the first {@value #SHOWN_ERRORS} rows that were not applied, and why, since the run
 *     began or went on; the errors file has all
 * @param warnings the first {@value #SHOWN_ERRORS} of what was wrong with rows that were applied
 */
public record ImportReport(
    ImportRunId run,
    ImportPlan plan,
    boolean applied,
    boolean finished,
    @Nullable ImportRunId appliedBefore,
    long read,
    long created,
    long updated,
    long unchanged,
    long rejected,
    long quarantined,
    long kept,
    long possible,
    long warned,
    Duration time,
    List<ImportError> errors,
    List<ImportError> warnings) {
  /** How many errors a report holds. */
  public static final int SHOWN_ERRORS = 100;

  /** Copies the errors. */
  public ImportReport {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }
}
