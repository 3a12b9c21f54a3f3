package dev.crmcore.exchange;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.customer.ContactForms;
import dev.crmcore.dataquality.DataQuality;
import dev.crmcore.dataquality.QualityGate;
import dev.crmcore.dataquality.WritePath;
import dev.crmcore.deal.Deals;
import dev.crmcore.edit.EditReport;
import dev.crmcore.edit.Edits;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.exchange.ImportOptions.Overwrite;
import dev.crmcore.exchange.ImportOptions.UnknownColumns;
import dev.crmcore.exchange.MappedColumns.Column;
import dev.crmcore.feeds.Feeds;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.EntityType;
import dev.crmcore.format.ReadSettings;
import dev.crmcore.format.RecordFile;
import dev.crmcore.format.RecordFormat;
import dev.crmcore.format.RecordReader;
import dev.crmcore.format.RecordShape;
import dev.crmcore.format.RecordSource;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.model.Feed;
import dev.crmcore.model.ImportRun;
import dev.crmcore.model.ImportRunId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings customers, and what belongs to them, in from files. A row is applied or reported with its
 * line and reason, never lost. Running the same file from the same source again changes nothing.
 * Belongs to one session; not safe for use by several threads at once.
 *
 * <pre>{@code
 * ImportReport report = session.imports().run(ImportSource.of(Path.of("people.csv")), ImportOptions.from("shop"));
 * }</pre>
 */
public final class Imports {
  private final Gateway gateway;
  private final ContactForms forms;
  private final Formats formats;
  private final DataQuality quality;
  private final Deals deals;

  /** Creates the service; hosts get it from their session. */
  public Imports(
      Gateway gateway, ContactForms forms, Formats formats, DataQuality quality, Deals deals) {
    this.gateway = gateway;
    this.forms = forms;
    this.formats = formats;
    this.quality = quality;
    this.deals = deals;
  }

  private @Nullable QualityGate gate(ImportOptions options) {
    return quality.gate(WritePath.IMPORT, options.strictness()).orElse(null);
  }

  /**
   * Tells how a file would be understood. Nothing of it is applied, or even checked row by row.
   *
   * @throws InvalidInputException if the file as a whole cannot be read
   */
  public ImportPlan plan(ImportSource source, ImportOptions options) {
    return understood(source, options).plan();
  }

  /**
   * Does all that {@link #run} would do, in one transaction, and takes it back.
   *
   * @throws InvalidInputException if the file as a whole cannot be read
   * @throws ConflictException inside other work that changes
   */
  public ImportReport dryRun(ImportSource source, ImportOptions options) {
    requireAlone();
    Understood file = understood(source, options);
    return new ImportRunner(gateway, forms, options, file, gate(options)).rehearse();
  }

  /**
   * Applies the rows of a file, a batch in a transaction, or all in one with {@link
   * ImportOptions#allOrNothing()}.
   *
   * @throws InvalidInputException if the file as a whole cannot be read; then nothing was applied
   * @throws ConflictException inside other work that changes: an import has transactions of its own
   */
  public ImportReport run(ImportSource source, ImportOptions options) {
    requireAlone();
    Understood file = understood(source, options);
    FileContent content = FileContent.of(source);
    ImportRuns runs = new ImportRuns(gateway, options, content);
    ImportRun before = runs.applied().orElse(null);
    if (before != null && options.skipsApplied()) {
      return skipped(file, before);
    }
    return new ImportRunner(gateway, forms, options, file, gate(options))
        .run(runs.begun(source), before == null ? null : before.id());
  }

  private static ImportReport skipped(Understood file, ImportRun before) {
    return new ImportReport(
        before.id(),
        file.plan(),
        false,
        true,
        before.id(),
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        Duration.ZERO,
        List.of(),
        List.of());
  }

  /**
   * Goes on with the last run of this source over the same content that did not come to its end,
   * because its process died or it was {@linkplain ImportOptions#cancelledBy cancelled}: after the
   * last batch that was committed, with counts that add up over all parts. The errors file is
   * continued. A process that is still at work on that run is stopped at its next batch by a {@link
   * ConflictException} with the code {@code E_IMPORT_TAKEN}.
   *
   * <p>It is never done by {@link #run} on its own, since nobody can tell a run that died from one
   * that still works; running a file anew is as safe, and only slower.
   *
   * @param source the same content, under any name
   * @param options options that decide the same as those of the run
   * @throws NotFoundException if there is no such run
   * @throws InvalidInputException with the code {@code E_IMPORT_OPTIONS} if the options decide
   *     otherwise, or if the file as a whole cannot be read
   * @throws ConflictException inside other work that changes
   */
  public ImportReport resume(ImportSource source, ImportOptions options) {
    requireAlone();
    Understood file = understood(source, options);
    ImportRun unfinished =
        new ImportRuns(gateway, options, FileContent.of(source)).unfinished(source);
    return new ImportRunner(gateway, forms, options, file, gate(options)).resume(unfinished);
  }

  /**
   * Returns the options that a stored feed stands for: its name is the source, its files have its
   * format and the latest version of its mapping, and values are replaced by {@linkplain
   * Overwrite#BY_PRIORITY priority}. Whatever is set on them afterwards goes before that.
   *
   * @param feed the name of the feed
   * @throws NotFoundException if there is no such feed, or no mapping of the name that it gives
   */
  public ImportOptions optionsOf(String feed) {
    Feed stored =
        new Feeds(gateway, quality)
            .find(feed)
            .orElseThrow(() -> new NotFoundException("There is no feed '" + feed + "'."));
    ImportOptions options = ImportOptions.from(stored.name()).overwrite(Overwrite.BY_PRIORITY);
    if (stored.format() != null) {
      options = options.format(stored.format());
    }
    return stored.mapping() == null ? options : options.map(mappings().get(stored.mapping()));
  }

  /** Returns the mappings that are kept for further files. */
  public Mappings mappings() {
    return new Mappings(gateway);
  }

  /**
   * Takes an import back: what it created is gone, what it updated is as it was; see {@link
   * Edits#revert}.
   */
  public EditReport revert(ImportRunId run) {
    return new Edits(gateway).revert(run.value());
  }

  private void requireAlone() {
    if (gateway.isChanging()) {
      throw new ConflictException(
          "An import has transactions of its own, so it cannot be part of other work. Call it outside of atomically(…).");
    }
  }

  private Understood understood(ImportSource source, ImportOptions options) {
    requireNonNull(source, "source");
    RecordFormat format = formats.of(source, options.format());
    RecordFile file = open(format, new SourceFile(source, options.charset()), options);
    try (RecordReader rows = file.open()) {
      TargetNames names = names(format, options);
      boolean verbatim = options.keepsApostrophes() || format.shape() == RecordShape.DOCUMENTS;
      ColumnSamples samples = ColumnSamples.of(rows, verbatim);
      Presets.Recognised preset = preset(rows.header(), options);
      MappedColumns columns =
          HeaderMapping.map(
              names,
              rows.header(),
              samples,
              options.mapping(),
              preset == null ? null : preset.preset(),
              options.proposals());
      requireKnown(columns.columns(), options);
      requireVisible(columns.routes());
      ImportPlan plan =
          new ImportPlan(
              format.id(),
              file.dialect(),
              options.mapping().target(),
              preset == null ? null : preset.shown(),
              planned(columns.columns(), samples));
      return new Understood(source, format, file, columns, plan, records(options));
    }
  }

  private static RecordFile open(RecordFormat format, RecordSource source, ImportOptions options) {
    RecordFile file =
        format.inspect(source, new ReadSettings(options.separator(), options.sheet()));
    // CSV holds its cells to the rules while it reads them, which is faster.
    if (file instanceof CsvFile csv) {
      return options.hasNoHeader() ? csv.withoutHeader() : csv;
    }
    if (!options.hasNoHeader()) {
      return new CheckedFile(source.name(), file);
    }
    if (format.shape() == RecordShape.DOCUMENTS) {
      throw new InvalidInputException(
          "E_UNSUPPORTED",
          "Every record of the format %s names its values, so it cannot be without a header."
              .formatted(format.id()));
    }
    return new CheckedFile(source.name(), new WithoutHeader(file));
  }

  private static void requireKnown(List<Column> columns, ImportOptions options) {
    List<String> unknown =
        columns.stream()
            .filter(column -> !column.isRead() && !column.chosen())
            .map(Column::name)
            .toList();
    if (options.unknownColumns() == UnknownColumns.REJECT && !unknown.isEmpty()) {
      throw new InvalidInputException(
          "E_FIELD_UNKNOWN",
          "No field is known for the columns: %s. Map them, or leave them out with '-'."
              .formatted(String.join(", ", unknown)));
    }
  }

  /** Writing what one may not read would tell what was there: the row came out unchanged. */
  private void requireVisible(List<Route> routes) {
    for (Route route : routes) {
      EntityType<?> type = gateway.engine().catalogue().requireEntity(route.target().entity());
      Set<String> concealed = gateway.engine().policy().concealed(gateway.actor(), type);
      if (route.target().fills().stream().anyMatch(concealed::contains)) {
        throw new AccessDeniedException(
            "%s may not import %s."
                .formatted(
                    gateway.actor().name(),
                    route.isConstant()
                        ? "the constant for '%s'".formatted(route.target().field())
                        : "the column '%s'".formatted(route.from())));
      }
    }
  }

  private TargetNames names(RecordFormat format, ImportOptions options) {
    Conversions conversions = new Conversions(options.dates(), options.zone());
    TargetNames customers =
        new CustomerTargets(gateway.engine().catalogue().entity(CustomerFields.TYPE), conversions);
    return switch (options.mapping().target()) {
      case CUSTOMERS ->
          format.shape() == RecordShape.DOCUMENTS ? new DocumentTargets(customers) : customers;
      case PURCHASES -> PurchaseRows.names(conversions, customers);
      case INTERACTIONS -> InteractionRows.names(conversions, customers);
      case DEALS -> DealRows.names(conversions, customers);
    };
  }

  /** Returns what makes records of rows, or null for customers. */
  private @Nullable RowApplier records(ImportOptions options) {
    Catalogue catalogue = gateway.engine().catalogue();
    String source = options.source();
    return switch (options.mapping().target()) {
      case CUSTOMERS -> null;
      case PURCHASES ->
          records(new PurchaseRows(catalogue.entity(PurchaseFields.TYPE), source), options);
      case INTERACTIONS ->
          records(new InteractionRows(catalogue.entity(InteractionFields.TYPE), source), options);
      case DEALS ->
          records(new DealRows(catalogue.entity(DealFields.TYPE), deals, options), options);
    };
  }

  private RowApplier records(RecordKind<?> kind, ImportOptions options) {
    CustomerRows customers =
        new CustomerRows(
            gateway.engine().catalogue().entity(CustomerFields.TYPE), options.source());
    return new RecordRows<>(kind, customers, forms, options);
  }

  private static Presets.@Nullable Recognised preset(List<String> header, ImportOptions options) {
    String name = options.preset();
    if (name == null) {
      return options.mapping().target() == ImportTarget.CUSTOMERS
          ? Presets.recognised(header).orElse(null)
          : null;
    }
    return name.equals(ImportOptions.NO_PRESET)
        ? null
        : new Presets.Recognised(Presets.named(name), 1);
  }

  private static List<ImportPlan.Column> planned(List<Column> columns, ColumnSamples samples) {
    List<ImportPlan.Column> planned = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      Column column = columns.get(c);
      planned.add(
          new ImportPlan.Column(
              column.name(),
              column.field(),
              column.confidence(),
              column.reason(),
              column.warning(),
              column.proposal(),
              samples.shown(c)));
    }
    return planned;
  }

  /** A file whose columns are known. */
  record Understood(
      ImportSource source,
      RecordFormat format,
      RecordFile file,
      MappedColumns columns,
      ImportPlan plan,
      @Nullable RowApplier records) {
    /** Tells whether cells stand as they are, without an apostrophe before what is a formula. */
    boolean isVerbatim() {
      return format.shape() == RecordShape.DOCUMENTS;
    }
  }
}
