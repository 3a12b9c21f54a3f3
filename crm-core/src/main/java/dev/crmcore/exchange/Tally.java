package dev.crmcore.exchange;

import dev.crmcore.model.ImportRun;
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
  private long possible;
  private long warned;
  private final List<ImportError> warnings = new ArrayList<>();

  /** Returns the counts of a run that was stored. */
  static Tally of(ImportRun run) {
    Tally tally = new Tally();
    tally.created = run.created();
    tally.updated = run.updated();
    tally.unchanged = run.unchanged();
    tally.rejected = run.rejected();
    tally.quarantined = run.quarantined();
    tally.kept = run.kept();
    tally.possible = run.possible();
    return tally;
  }

  /** Returns a run with these counts. */
  ImportRun.Builder countedIn(ImportRun run) {
    return run.toBuilder()
        .read(read())
        .created(created)
        .updated(updated)
        .unchanged(unchanged)
        .rejected(rejected)
        .quarantined(quarantined)
        .kept(kept)
        .possible(possible);
  }

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

  /** Notes that something is wrong with a row that is applied all the same. */
  void warned(ImportError warning) {
    warned++;
    if (warnings.size() < ImportReport.SHOWN_ERRORS) {
      warnings.add(warning);
    }
  }

  void possible(long pairs) {
    possible += pairs;
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
    possible += other.possible;
    warned += other.warned;
    int room = ImportReport.SHOWN_ERRORS - warnings.size();
    other.warnings.stream().limit(room).forEach(warnings::add);
  }

  /** Adds the figures of other rows and their failures. */
  void take(Tally other) {
    add(other);
    failures.addAll(other.failures);
  }

  /** Turns every row into a rejected one: of all or nothing, nothing was applied. */
  void rejectAll() {
    rejected = read();
    created = 0;
    updated = 0;
    unchanged = 0;
    quarantined = 0;
    kept = 0;
    possible = 0;
    warned = 0;
    warnings.clear();
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

  long warnedTimes() {
    return warned;
  }

  List<ImportError> warnings() {
    return warnings;
  }

  long possiblePairs() {
    return possible;
  }
}
