package dev.crmcore.exchange;

import java.util.ArrayList;
import java.util.List;

/** What became of some rows. Not safe for other threads. */
final class Tally {
  /** A row that was not applied, and why. */
  record Failure(Row row, ImportError error) {}

  private final List<Failure> failures = new ArrayList<>();
  private long created;
  private long updated;
  private long unchanged;
  private long rejected;
  private long quarantined;
  private long kept;

  void created() {
    created++;
  }

  void updated() {
    updated++;
  }

  void unchanged() {
    unchanged++;
  }

  void kept(long cells) {
    kept += cells;
  }

  void rejected(Row row, ImportError error) {
    rejected++;
    failures.add(new Failure(row, error));
  }

  void quarantined(Row row, ImportError error) {
    quarantined++;
    failures.add(new Failure(row, error));
  }

  /** Adds the figures of other rows; their failures stay theirs. */
  void add(Tally other) {
    created += other.created;
    updated += other.updated;
    unchanged += other.unchanged;
    rejected += other.rejected;
    quarantined += other.quarantined;
    kept += other.kept;
  }

  /** Turns every row into a rejected one: of all or nothing, nothing was applied. */
  void rejectAll() {
    rejected = read();
    created = 0;
    updated = 0;
    unchanged = 0;
    quarantined = 0;
    kept = 0;
  }

  List<Failure> failures() {
    return failures;
  }

  long read() {
    return created + updated + unchanged + rejected + quarantined;
  }

  long createdRows() {
    return created;
  }

  long updatedRows() {
    return updated;
  }

  long unchangedRows() {
    return unchanged;
  }

  long rejectedRows() {
    return rejected;
  }

  long quarantinedRows() {
    return quarantined;
  }

  long keptCells() {
    return kept;
  }
}
