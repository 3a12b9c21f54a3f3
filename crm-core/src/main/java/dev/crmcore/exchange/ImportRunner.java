package dev.crmcore.exchange;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.customer.ContactForms;
import dev.crmcore.duplicates.DuplicateIndex;
import dev.crmcore.duplicates.EntryCheck;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.Imports.Understood;
import dev.crmcore.format.RawRecord;
import dev.crmcore.format.RecordReader;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.ImportLog;
import dev.crmcore.gateway.Origin;
import dev.crmcore.model.ImportRun;
import dev.crmcore.model.ImportRunId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run over one file. Used once. */
final class ImportRunner {
  /** So that a batch of very long rows does not fill the memory. */
  private static final int BATCH_CHARACTERS = 4_000_000;

  private final Gateway gateway;
  private final ContactForms forms;
  private final ImportOptions options;
  private final Understood file;
  private final CustomerRows customers;
  private final RowReader reader;
  private final Tally total = new Tally();
  private final List<ImportError> shown = new ArrayList<>();
  private final List<EntryCheck> uncommitted = new ArrayList<>();
  private @Nullable ErrorFile errors;

  ImportRunner(Gateway gateway, ContactForms forms, ImportOptions options, Understood file) {
    this.gateway = gateway;
    this.forms = forms;
    this.options = options;
    this.file = file;
    this.customers =
        new CustomerRows(
            gateway.engine().catalogue().entity(CustomerFields.TYPE), options.source());
    this.reader = new RowReader(file.columns(), options.keepsApostrophes() || file.isVerbatim());
  }

  /** Applies the file. */
  ImportReport run() {
    Instant start = gateway.engine().now();
    ImportLog log = new ImportLog(gateway.engine(), gateway.actor().tenant());
    ImportRun begun =
        log.begin(
            ImportRun.builder()
                .source(options.source())
                .file(file.source().name())
                .startedAt(start)
                .build());
    boolean applied;
    try {
      applied = options.isAllOrNothing() ? together(true) : inBatches();
    } catch (RuntimeException e) {
      // What was applied before stays applied; the run says how much, and that it did not end.
      record(log, begun, e);
      throw e;
    }
    ImportRun ended = log.end(counted(begun, gateway.engine().now()));
    return report(ended.id(), start, applied);
  }

  /** Applies the file and takes it back. */
  ImportReport rehearse() {
    Instant start = gateway.engine().now();
    together(false);
    return report(new ImportRunId(gateway.engine().ids().next()), start, false);
  }

  private boolean inBatches() {
    read(this::applyApart);
    return true;
  }

  /** Applies all batches in one transaction, which only commits if every row was applied. */
  private boolean together(boolean keep) {
    try {
      return keepingIndex(
          () ->
              gateway.change(
                  origin(),
                  changes -> {
                    read(batch -> applyWithin(changes, batch));
                    if (!keep || total.rejectedRows() + total.quarantinedRows() > 0) {
                      throw new TakenBack();
                    }
                    return true;
                  }));
    } catch (TakenBack e) {
      if (keep) {
        total.rejectAll();
      }
      return false;
    }
  }

  private Origin origin() {
    return new Origin("import", options.source(), file.source().name());
  }

  private Tally applyWithin(ChangeSet changes, List<Row> batch) {
    Tally tally = new ImportBatch(changes, customers, forms, options, check(changes)).apply(batch);
    changes.flush();
    return tally;
  }

  private @Nullable EntryCheck check(ChangeSet changes) {
    DuplicateIndex index = options.index();
    if (index == null) {
      return null;
    }
    EntryCheck check = new EntryCheck(changes.reader(), gateway.actor().tenant(), index);
    uncommitted.add(check);
    return check;
  }

  /** The index must not know customers of a transaction that was taken back. */
  private <T> T keepingIndex(Supplier<T> transaction) {
    boolean committed = false;
    try {
      T result = transaction.get();
      committed = true;
      return result;
    } finally {
      if (!committed) {
        uncommitted.forEach(EntryCheck::forget);
      }
      uncommitted.clear();
    }
  }

  /**
   * Applies a batch in a transaction of its own. Where somebody else took an id meanwhile, or holds
   * it out of the actor's sight, the batch is halved until the row that clashes is alone.
   */
  private Tally applyApart(List<Row> batch) {
    try {
      return keepingIndex(() -> gateway.change(origin(), changes -> applyWithin(changes, batch)));
    } catch (ConflictException e) {
      if (batch.size() == 1) {
        Tally tally = new Tally();
        Row row = batch.get(0);
        tally.rejected(row, row.failure(null, "E_DUPLICATE_KEY", String.valueOf(e.getMessage())));
        return tally;
      }
      int half = batch.size() / 2;
      Tally tally = applyApart(batch.subList(0, half));
      Tally rest = applyApart(batch.subList(half, batch.size()));
      tally.add(rest);
      tally.failures().addAll(rest.failures());
      return tally;
    }
  }

  private void read(Function<List<Row>, Tally> apply) {
    try (RecordReader rows = file.file().open();
        ErrorFile unwanted = errorFile()) {
      errors = unwanted;
      List<Row> batch = new ArrayList<>();
      int characters = 0;
      for (Optional<RawRecord> raw = rows.next(); raw.isPresent(); raw = rows.next()) {
        batch.add(reader.read(raw.get()));
        characters += length(raw.get());
        if (batch.size() == options.batchSize() || characters > BATCH_CHARACTERS) {
          finish(apply.apply(batch));
          batch = new ArrayList<>();
          characters = 0;
        }
      }
      if (!batch.isEmpty()) {
        finish(apply.apply(batch));
      }
    } finally {
      errors = null;
    }
  }

  private static int length(RawRecord raw) {
    int length = 0;
    for (String cell : raw.values()) {
      length += cell.length();
    }
    return length;
  }

  private @Nullable ErrorFile errorFile() {
    Path path = options.errors();
    if (path == null) {
      return null;
    }
    if (file.source().isSame(path)) {
      throw new InvalidInputException(
          "E_FILE_UNWRITABLE",
          "The errors file '%s' is the file that is read. Name another.".formatted(path));
    }
    return ErrorFile.create(
        path, file.columns().stream().map(HeaderMapping.Column::name).toList(), reader::value);
  }

  private void finish(Tally tally) {
    total.add(tally);
    ErrorFile unwanted = errors;
    for (Tally.Failure failure : tally.failures()) {
      if (shown.size() < ImportReport.SHOWN_ERRORS) {
        shown.add(failure.error());
      }
      if (unwanted != null) {
        unwanted.add(failure.row(), failure.error());
      }
    }
    options
        .progress()
        .accept(new ImportProgress(total.read(), total.rejectedRows() + total.quarantinedRows()));
  }

  private void record(ImportLog log, ImportRun begun, RuntimeException cause) {
    try {
      log.end(counted(begun, null));
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private ImportRun counted(ImportRun begun, @Nullable Instant end) {
    return begun.toBuilder()
        .finishedAt(end)
        .read(total.read())
        .created(total.createdRows())
        .updated(total.updatedRows())
        .unchanged(total.unchangedRows())
        .rejected(total.rejectedRows())
        .quarantined(total.quarantinedRows())
        .build();
  }

  private ImportReport report(ImportRunId run, Instant start, boolean applied) {
    return new ImportReport(
        run,
        file.plan(),
        applied,
        total.read(),
        total.createdRows(),
        total.updatedRows(),
        total.unchangedRows(),
        total.rejectedRows(),
        total.quarantinedRows(),
        total.keptCells(),
        Duration.between(start, gateway.engine().now()),
        shown);
  }

  /** Takes the work of a transaction back; no failure. */
  private static final class TakenBack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TakenBack() {
      super("taken back", null, false, false);
    }
  }
}
