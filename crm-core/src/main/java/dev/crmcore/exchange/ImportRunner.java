package dev.crmcore.exchange;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.customer.ContactForms;
import dev.crmcore.dataquality.QualityGate;
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
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run over one file, or what is left of one. Used once. */
final class ImportRunner {
  /** So that a batch of very long rows does not fill the memory. */
  private static final int BATCH_CHARACTERS = 8_000_000;

  private final Gateway gateway;
  private final ContactForms forms;
  private final ImportOptions options;
  private final Understood file;
  private final CustomerRows customers;
  private final RowReader reader;
  private final ImportLog log;
  private final @Nullable QualityGate gate;
  private final List<ImportError> shown = new ArrayList<>();
  private final List<EntryCheck> uncommitted = new ArrayList<>();
  private Tally total = new Tally();
  private boolean cancelled;
  private @Nullable ErrorFile errors;
  private @Nullable ImportRun run;

  /**
   * @param gate the rules that cards are held against, or null
   */
  ImportRunner(
      Gateway gateway,
      ContactForms forms,
      ImportOptions options,
      Understood file,
      @Nullable QualityGate gate) {
    this.gate = gate;
    this.gateway = gateway;
    this.forms = forms;
    this.options = options;
    this.file = file;
    this.customers =
        new CustomerRows(
            gateway.engine().catalogue().entity(CustomerFields.TYPE), options.source());
    this.reader =
        new RowReader(file.columns().routes(), options.keepsApostrophes() || file.isVerbatim());
    this.log = new ImportLog(gateway.engine(), gateway.actor().tenant());
  }

  /** Applies the file. */
  ImportReport run(ImportRun begin, @Nullable ImportRunId appliedBefore) {
    return proceed(log.begin(begin), appliedBefore);
  }

  /** Applies the rows that a run did not come to. Whoever else still runs it can no longer. */
  ImportReport resume(ImportRun unfinished) {
    return proceed(log.keep(unfinished), null);
  }

  private ImportReport proceed(ImportRun begun, @Nullable ImportRunId appliedBefore) {
    Instant start = gateway.engine().now();
    run = begun;
    total = Tally.of(begun);
    boolean applied = options.isAllOrNothing() ? together(true) : inBatches();
    if (!cancelled) {
      Instant end = gateway.engine().now();
      run = log.keep(total.countedIn(requireNonNull(run)).finishedAt(end).build());
    }
    return report(begun.id(), start, applied, appliedBefore);
  }

  /** Applies the file and takes it back. */
  ImportReport rehearse() {
    Instant start = gateway.engine().now();
    together(false);
    return report(new ImportRunId(gateway.engine().ids().next()), start, false, null);
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
                    // A storage may run this again.
                    total = new Tally();
                    shown.clear();
                    read(batch -> count(applyWithin(changes, batch)));
                    if (!keep || cancelled || total.rejectedRows() + total.quarantinedRows() > 0) {
                      throw new TakenBack();
                    }
                    return true;
                  }));
    } catch (TakenBack e) {
      if (keep && cancelled) {
        total = new Tally();
      } else if (keep) {
        total.rejectAll();
      }
      return false;
    }
  }

  private Origin origin() {
    Origin origin = new Origin("import", options.source(), file.source().name());
    ImportRun stored = run;
    return stored == null ? origin : origin.inRun(stored.id().value());
  }

  private Tally applyWithin(ChangeSet changes, List<Row> batch) {
    ImportRunId id = run == null ? null : run.id();
    RowApplier records = file.records();
    Tally tally =
        records == null
            ? new ImportBatch(changes, customers, forms, options, check(changes), id, gate)
                .apply(batch)
            : records.apply(changes, batch);
    changes.flush();
    uncommitted.forEach(EntryCheck::end);
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
  private void applyApart(List<Row> batch) {
    try {
      keepingIndex(() -> commit(changes -> applyWithin(changes, batch)));
    } catch (ConflictException e) {
      if (e.code().equals(ImportLog.TAKEN)) {
        throw e;
      }
      int half = half(batch);
      if (half == batch.size()) {
        Tally tally = new Tally();
        String reason = String.valueOf(e.getMessage());
        batch.forEach(row -> tally.rejected(row, row.failure(null, "E_DUPLICATE_KEY", reason)));
        commit(changes -> tally);
      } else {
        applyApart(batch.subList(0, half));
        applyApart(batch.subList(half, batch.size()));
      }
    }
  }

  /** Returns where a batch can be parted near its middle; its size where it is one record. */
  private int half(List<Row> batch) {
    int middle = batch.size() / 2;
    for (int i = Math.max(middle, 1); i < batch.size(); i++) {
      if (!areOne(batch.get(i - 1), batch.get(i))) {
        return i;
      }
    }
    for (int i = middle; i > 0; i--) {
      if (!areOne(batch.get(i - 1), batch.get(i))) {
        return i;
      }
    }
    return batch.size();
  }

  /**
   * Stores what became of rows together with how far the run is: after a crash either both are
   * there or none. The errors file is longer than the run says while a transaction is open, and is
   * cut back where that fails.
   */
  private Tally commit(Function<ChangeSet, Tally> work) {
    ErrorFile unwanted = errors;
    try {
      Applied applied = gateway.change(origin(), changes -> apply(changes, work));
      run = applied.run();
      if (unwanted != null) {
        unwanted.keep();
      }
      add(applied.tally());
      return applied.tally();
    } finally {
      if (unwanted != null) {
        unwanted.rewind();
      }
    }
  }

  private Applied apply(ChangeSet changes, Function<ChangeSet, Tally> work) {
    Tally tally = work.apply(changes);
    Tally sum = new Tally();
    sum.add(total);
    sum.add(tally);
    ImportRun next = sum.countedIn(requireNonNull(run)).errorBytes(write(tally)).build();
    return new Applied(tally, log.keep(changes, next));
  }

  private long write(Tally tally) {
    ErrorFile unwanted = errors;
    if (unwanted == null) {
      return 0;
    }
    unwanted.rewind();
    tally.failures().forEach(failure -> unwanted.add(failure.row(), failure.error()));
    return unwanted.length();
  }

  /** Counts a batch of a transaction that goes on. */
  private void count(Tally tally) {
    ErrorFile unwanted = errors;
    if (unwanted != null) {
      tally.failures().forEach(failure -> unwanted.add(failure.row(), failure.error()));
    }
    add(tally);
  }

  private void add(Tally tally) {
    total.add(tally);
    for (Tally.Failure failure : tally.failures()) {
      if (shown.size() < ImportReport.SHOWN_ERRORS) {
        shown.add(failure.error());
      }
    }
    options
        .progress()
        .accept(new ImportProgress(total.read(), total.rejectedRows() + total.quarantinedRows()));
  }

  private void read(Consumer<List<Row>> apply) {
    try (RecordReader rows = file.file().open();
        ErrorFile unwanted = errorFile()) {
      errors = unwanted;
      long left = options.sample() == 0 ? Long.MAX_VALUE : options.sample();
      List<Row> batch = new ArrayList<>();
      int characters = 0;
      Optional<RawRecord> raw = rows.next();
      for (long done = total.read(); done > 0 && raw.isPresent(); done--) {
        raw = rows.next();
      }
      Row next = raw.map(reader::read).orElse(null);
      while (next != null && left > 0 && !cancelled) {
        Row row = next;
        batch.add(row);
        characters += length(row.raw());
        left -= row.problem() == null ? 1 : 0;
        next = rows.next().map(reader::read).orElse(null);
        boolean last = next == null || left == 0;
        boolean full = batch.size() >= options.batchSize() || characters > BATCH_CHARACTERS;
        boolean parted = next == null || !areOne(row, next);
        if (last || (full && parted)) {
          apply.accept(batch);
          batch = new ArrayList<>();
          characters = 0;
          cancelled = !last && options.cancelled().getAsBoolean();
        }
      }
    } finally {
      errors = null;
    }
  }

  /** Rows of one record stand in one batch, or a part of it would be stored. */
  private boolean areOne(Row row, Row next) {
    RowApplier records = file.records();
    return records != null && records.areOne(row, next);
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
    return ErrorFile.open(path, run == null ? 0 : run.errorBytes(), this::layout);
  }

  private ErrorLayout layout(Writer out) {
    List<String> header = file.columns().names();
    return file.isVerbatim()
        ? new JsonErrors(out, header)
        : new CsvErrors(out, header, reader::value);
  }

  private ImportReport report(
      ImportRunId id, Instant start, boolean applied, @Nullable ImportRunId appliedBefore) {
    return new ImportReport(
        id,
        file.plan(),
        applied,
        !cancelled,
        appliedBefore,
        total.read(),
        total.createdRows(),
        total.updatedRows(),
        total.unchangedRows(),
        total.rejectedRows(),
        total.quarantinedRows(),
        total.keptCells(),
        total.possiblePairs(),
        total.warnedTimes(),
        Duration.between(start, gateway.engine().now()),
        shown,
        total.warnings());
  }

  /** What became of rows, and the run as it will be stored with them. */
  private record Applied(Tally tally, ImportRun run) {}

  /** Takes the work of a transaction back; no failure. */
  private static final class TakenBack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TakenBack() {
      super("taken back", null, false, false);
    }
  }
}
