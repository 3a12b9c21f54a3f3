package dev.crmcore.feeds;

import dev.crmcore.model.ImportRun;

/**
 * What became of the rows of some runs: read = created + updated + unchanged + rejected +
 * quarantined.
 *
 * @param read rows read
 * @param created rows that made a customer
 * @param updated rows that changed one
 * @param unchanged rows that said nothing new
 * @param rejected rows refused
 * @param quarantined rows put aside
 * @param possible pairs of possible duplicates that went into the review queue
 */
public record RowCounts(
    long read,
    long created,
    long updated,
    long unchanged,
    long rejected,
    long quarantined,
    long possible) {
  static final RowCounts NONE = new RowCounts(0, 0, 0, 0, 0, 0, 0);

  /** Returns what became of the rows of one run. */
  public static RowCounts of(ImportRun run) {
    return NONE.plus(run);
  }

  RowCounts plus(ImportRun run) {
    return new RowCounts(
        read + run.read(),
        created + run.created(),
        updated + run.updated(),
        unchanged + run.unchanged(),
        rejected + run.rejected(),
        quarantined + run.quarantined(),
        possible + run.possible());
  }

  /** Returns which part of the rows was rejected or quarantined, 0 to 1; 0 without rows. */
  public double errorRate() {
    return read == 0 ? 0 : (double) (rejected + quarantined) / read;
  }
}
