package dev.crmcore.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.crmcore.dataquality.Strictness;
import dev.crmcore.duplicates.DuplicateIndex;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.feeds.SourcePriorities;
import dev.crmcore.field.Field;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.Customer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a file is read and applied. Immutable; safe for all threads.
 *
 * <pre>{@code
 * ImportOptions options = ImportOptions.from("shop").charset("windows-1251").errors(Path.of("bad.csv"));
 * }</pre>
 */
public final class ImportOptions {
  /** What happens to columns that no field is known for. */
  public enum UnknownColumns {
    /** They are listed in the plan and not read. */
    IGNORE,
    /** The file is refused. */
    REJECT
  }

  /** In which order day and month stand where a date alone does not tell. */
  public enum DateOrder {
    /** 03/04/2026 is the third of April. */
    DAY_FIRST,
    /** 03/04/2026 is the fourth of March. */
    MONTH_FIRST
  }

  /** Which stored values a cell may replace. */
  public enum Overwrite {
    /** Those that the same source gave; what a person or another source wrote stays. */
    OWN,
    /** All. */
    ALL,
    /** None: cells only fill what is missing. */
    NONE,
    /**
     * Those that a source of the same or a lower priority gave, by the stored {@linkplain
     * dev.crmcore.feeds.Feeds feeds}; a source without a feed has priority 0, what people wrote the
     * highest unless {@link ImportOptions#peoplePriority} says otherwise.
     */
    BY_PRIORITY
  }

  static final String NO_PRESET = "none";

  private static final int MOST_IN_BATCH = 100_000;

  private final Draft draft;

  private ImportOptions(Draft draft) {
    this.draft = draft;
  }

  /**
   * Returns the defaults for a source.
   *
   * @param source the name of the feed: ids in the file are names in this system, and running the
   *     same file from the same source again finds the same customers
   * @throws InvalidInputException if it is blank
   */
  public static ImportOptions from(String source) {
    if (source.isBlank()) {
      throw new InvalidInputException("An import needs the name of its source, such as \"shop\".");
    }
    Draft draft = new Draft();
    draft.source = source.strip();
    return new ImportOptions(draft);
  }

  /** Declares the charset; without it UTF-8, or what a byte-order mark says. */
  public ImportOptions charset(Charset charset) {
    return with(next -> next.charset = requireNonNull(charset, "charset"));
  }

  /**
   * Declares the charset by name.
   *
   * @throws InvalidInputException with the code {@code E_ENCODING} if there is no such charset
   */
  public ImportOptions charset(String name) {
    try {
      return charset(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new InvalidInputException(
          "E_ENCODING",
          "There is no charset '%s'. Known are, for example, UTF-8, UTF-16, windows-1251, GB18030."
              .formatted(name),
          e);
    }
  }

  /**
   * Declares the format by its id, such as {@code "xlsx"}; without it the file's first bytes tell,
   * else its name.
   */
  public ImportOptions format(String id) {
    return with(next -> next.format = requireNonNull(id, "id"));
  }

  /** Names the sheet of a workbook; without it the first is read. */
  public ImportOptions sheet(String name) {
    return with(next -> next.sheet = requireNonNull(name, "name"));
  }

  /** Declares what stands between cells; without it, it is found out and shown in the plan. */
  public ImportOptions separator(char separator) {
    return with(next -> next.separator = separator);
  }

  /** Says which column goes to which field, before any header is recognised; see the guide. */
  public ImportOptions map(Map<String, String> fieldByColumn) {
    return map(ImportMapping.of(fieldByColumn));
  }

  /**
   * Says what the rows become and which columns go to which fields, before any header is
   * recognised; see the guide.
   */
  public ImportOptions map(ImportMapping mapping) {
    return with(next -> next.mapping = requireNonNull(mapping, "mapping"));
  }

  /**
   * Says which system wrote the file, such as {@code "hubspot"}: then its columns are known.
   * Without it the headers tell, and the plan shows what they told. A mapping goes before it.
   *
   * @param name one of the names in the guide, or {@code "none"} for no such layout
   * @throws InvalidInputException with the code {@code E_MAP} if there is none of that name
   */
  public ImportOptions preset(String name) {
    if (!name.equals(NO_PRESET)) {
      Presets.named(name);
    }
    return with(next -> next.preset = name);
  }

  /**
   * Reads columns whose header says nothing as what their header and values look like, from a
   * confidence on. Without it, such proposals are only shown in the plan.
   *
   * @param minimumConfidence more than 0, at most 1
   * @throws InvalidInputException if it is not
   */
  public ImportOptions proposals(double minimumConfidence) {
    if (!(minimumConfidence > 0 && minimumConfidence <= 1)) {
      throw new InvalidInputException(
          "A confidence is more than 0 and at most 1, not " + minimumConfidence + ".");
    }
    return with(next -> next.proposals = minimumConfidence);
  }

  /** Says that the first row is a record, not a header: the columns are column_1, column_2, …. */
  public ImportOptions noHeader() {
    return with(next -> next.noHeader = true);
  }

  /**
   * Says what the rows become, where no mapping says it; a mapping that is given later says it
   * anew.
   */
  public ImportOptions target(ImportTarget target) {
    return with(
        next ->
            next.mapping =
                new ImportMapping(
                    next.mapping.name(),
                    next.mapping.version(),
                    requireNonNull(target, "target"),
                    next.mapping.entries()));
  }

  /**
   * Creates a customer where a row of an interaction, purchase or deal names one that is not there,
   * with nothing but what the row says of it. Without it, such rows are rejected with the code
   * {@code E_REFERENCE}.
   */
  public ImportOptions createCustomers() {
    return with(next -> next.createCustomers = true);
  }

  /**
   * Takes deals that are new here in the stage in which they are there, closed ones too, whatever
   * their pipeline asks for: for a history, which cannot be made to satisfy the rules of today.
   * Without it they begin by the rules of the pipeline, so that an import is no way around them; a
   * row that they refuse is rejected with the code {@code E_STAGE}, and can be imported with this.
   * Deals that are stored are moved by the rules either way.
   */
  public ImportOptions dealsAsTheyAre() {
    return with(next -> next.dealsAsTheyAre = true);
  }

  /** States the zone of moments in the file that say none; without it they are rejected. */
  public ImportOptions zone(ZoneId zone) {
    return with(next -> next.zone = requireNonNull(zone, "zone"));
  }

  /**
   * Writes rejected rows, with line, code and reason, to a file that can be imported once mended.
   */
  public ImportOptions errors(Path file) {
    return with(next -> next.errors = requireNonNull(file, "file"));
  }

  /** Applies all rows in one transaction, and none if one is rejected. */
  public ImportOptions allOrNothing() {
    return with(next -> next.allOrNothing = true);
  }

  /**
   * Sets how many rows one transaction applies, 35,000 unless said. Other writers wait meanwhile:
   * about four seconds for 35,000 rows in a large SQLite database, longer where each is searched
   * for duplicates. Larger batches are faster there, because a page of an index is written once for
   * each batch that touches it.
   *
   * @throws InvalidInputException if it is not 1 to 100,000
   */
  public ImportOptions batchSize(int rows) {
    if (rows < 1 || rows > MOST_IN_BATCH) {
      throw new InvalidInputException(
          "A batch has 1 to %,d rows, not %,d.".formatted(MOST_IN_BATCH, rows));
    }
    return with(next -> next.batchSize = rows);
  }

  /** Says what happens to columns that no field is known for. */
  public ImportOptions unknownColumns(UnknownColumns choice) {
    return with(next -> next.unknownColumns = requireNonNull(choice, "choice"));
  }

  /** Says how 03/04/2026 is meant; without it such dates are rejected. */
  public ImportOptions dates(DateOrder order) {
    return with(next -> next.dates = requireNonNull(order, "order"));
  }

  /**
   * Says how strict the quality rules are with rows; without it as the policy says for {@code
   * import}, which is to let all pass unless it says otherwise. A row that is refused is rejected
   * with the code {@code E_QUALITY}; warnings are in the report. Only rows of customers are looked
   * at.
   */
  public ImportOptions quality(Strictness choice) {
    return with(next -> next.strictness = requireNonNull(choice, "choice"));
  }

  /** Says which stored values a cell may replace. */
  public ImportOptions overwrite(Overwrite choice) {
    return with(next -> next.overwrite = requireNonNull(choice, "choice"));
  }

  /** Says which stored values of one field a cell may replace, whatever holds for the others. */
  public ImportOptions overwrite(Field<Customer, ?> field, Overwrite choice) {
    requireNonNull(field, "field");
    requireNonNull(choice, "choice");
    return with(
        next -> {
          next.overwriteByField = new TreeMap<>(next.overwriteByField);
          next.overwriteByField.put(field.name(), choice);
        });
  }

  /**
   * Sets the priority of what people wrote by hand, for {@link Overwrite#BY_PRIORITY}: sources of
   * the same or a higher priority replace it. Highest of all unless said.
   *
   * @param priority 0, the same as that of sources without a feed, or more
   * @throws InvalidInputException if it is negative
   */
  public ImportOptions peoplePriority(int priority) {
    if (priority < 0) {
      throw new InvalidInputException("A priority is 0 or more, not " + priority + ".");
    }
    return with(next -> next.peoplePriority = priority);
  }

  /**
   * Finds organisations that neither an id nor a contact point finds by the tax number, as it is
   * written. A row that finds several is quarantined.
   */
  public ImportOptions matchByTaxId() {
    return with(next -> next.matchByTaxId = true);
  }

  /**
   * Finds customers that the source's own id does not find by contact points of these kinds. A row
   * that finds several is quarantined.
   */
  public ImportOptions matchBy(ContactKind... kinds) {
    return with(next -> next.matchBy = Set.of(kinds));
  }

  /**
   * Finds customers that neither an id nor a contact point finds by the search for duplicates, all
   * evidence taken together: a row that matches one customer changes it, a row that matches several
   * is quarantined. Rows are compared with the rows before them, too. What is only possible is
   * added, and waits in the review queue.
   *
   * @param index of {@code session.duplicates().index()}, by an actor who sees all; new customers
   *     are added to it
   */
  public ImportOptions matchBy(DuplicateIndex index) {
    return with(next -> next.index = requireNonNull(index, "index"));
  }

  /** Takes apostrophes before formulas as part of the value, not as what an export put there. */
  public ImportOptions keepApostrophes() {
    return with(next -> next.keepApostrophes = true);
  }

  /** Hears how far the run is, after each batch and in the thread that runs it. */
  public ImportOptions progress(Consumer<ImportProgress> listener) {
    return with(next -> next.progress = requireNonNull(listener, "listener"));
  }

  /**
   * Applies the first rows alone, as a run of its own: to look at what comes of them before the
   * rest. Rows that cannot be understood are reported and do not count.
   *
   * @param rows how many
   * @throws InvalidInputException if that is less than 1
   */
  public ImportOptions sample(int rows) {
    if (rows < 1) {
      throw new InvalidInputException("A sample has at least one row, not " + rows + ".");
    }
    return with(next -> next.sample = rows);
  }

  /**
   * Asks after each batch whether to stop, in the thread that runs the import. A run that was
   * stopped keeps what it applied and can be {@linkplain Imports#resume resumed}; of all-or-nothing
   * and of a dry run nothing is kept.
   */
  public ImportOptions cancelledBy(BooleanSupplier question) {
    return with(next -> next.cancelled = requireNonNull(question, "question"));
  }

  /**
   * Leaves a file alone that this source has applied before, every row of it and with options that
   * decide the same. What others changed since is then not compared with the file.
   */
  public ImportOptions skipApplied() {
    return with(next -> next.skipApplied = true);
  }

  private ImportOptions with(Consumer<Draft> change) {
    Draft next = new Draft(draft);
    change.accept(next);
    return new ImportOptions(next);
  }

  String source() {
    return draft.source;
  }

  @Nullable Charset charset() {
    return draft.charset;
  }

  @Nullable String format() {
    return draft.format;
  }

  @Nullable String sheet() {
    return draft.sheet;
  }

  @Nullable Character separator() {
    return draft.separator;
  }

  /** Returns the name of the preset, {@link #NO_PRESET}, or null where the headers tell. */
  @Nullable String preset() {
    return draft.preset;
  }

  /** Returns from which confidence on proposals are used; above 1 none is. */
  double proposals() {
    return draft.proposals;
  }

  boolean createsCustomers() {
    return draft.createCustomers;
  }

  boolean takesDealsAsTheyAre() {
    return draft.dealsAsTheyAre;
  }

  @Nullable ZoneId zone() {
    return draft.zone;
  }

  boolean hasNoHeader() {
    return draft.noHeader;
  }

  ImportMapping mapping() {
    return draft.mapping;
  }

  @Nullable Path errors() {
    return draft.errors;
  }

  boolean isAllOrNothing() {
    return draft.allOrNothing;
  }

  int batchSize() {
    return draft.batchSize;
  }

  UnknownColumns unknownColumns() {
    return draft.unknownColumns;
  }

  @Nullable DateOrder dates() {
    return draft.dates;
  }

  Overwrite overwrite(String field) {
    return draft.overwriteByField.getOrDefault(field, draft.overwrite);
  }

  /** Tells whether any field is overwritten like that. */
  boolean overwrites(Overwrite choice) {
    return draft.overwrite == choice || draft.overwriteByField.containsValue(choice);
  }

  int peoplePriority() {
    return draft.peoplePriority;
  }

  boolean matchesByTaxId() {
    return draft.matchByTaxId;
  }

  Set<ContactKind> matchBy() {
    return draft.matchBy;
  }

  @Nullable DuplicateIndex index() {
    return draft.index;
  }

  Strictness strictness() {
    return draft.strictness;
  }

  boolean keepsApostrophes() {
    return draft.keepApostrophes;
  }

  Consumer<ImportProgress> progress() {
    return draft.progress;
  }

  /** Returns the size of the sample; 0 for all rows. */
  int sample() {
    return draft.sample;
  }

  BooleanSupplier cancelled() {
    return draft.cancelled;
  }

  boolean skipsApplied() {
    return draft.skipApplied;
  }

  /**
   * Returns a digest of what decides what becomes of a row: two runs over one file with equal
   * digests do the same.
   */
  String digest() {
    List<Object> deciding = new ArrayList<>();
    deciding.add(draft.source);
    deciding.add(String.valueOf(draft.format));
    deciding.add(String.valueOf(draft.charset));
    deciding.add(String.valueOf(draft.separator));
    deciding.add(draft.mapping.target());
    deciding.add(draft.mapping.entries().stream().map(Object::toString).sorted().toList());
    deciding.add(String.valueOf(draft.preset));
    deciding.add(draft.proposals);
    deciding.add(draft.noHeader);
    deciding.add(draft.createCustomers);
    deciding.add(draft.dealsAsTheyAre);
    deciding.add(String.valueOf(draft.zone));
    deciding.add(draft.allOrNothing);
    deciding.add(String.valueOf(draft.dates));
    deciding.add(draft.overwrite);
    deciding.add(new TreeMap<>(draft.overwriteByField));
    deciding.add(draft.peoplePriority);
    deciding.add(draft.matchByTaxId);
    deciding.add(new TreeSet<>(draft.matchBy));
    deciding.add(draft.index != null);
    deciding.add(draft.keepApostrophes);
    deciding.add(draft.sample);
    return FileContent.of(ImportSource.of("options", deciding.toString().getBytes(UTF_8))).digest();
  }

  private static final class Draft {
    private String source = "";
    private @Nullable Charset charset;
    private @Nullable String format;
    private @Nullable String sheet;
    private @Nullable Character separator;
    private @Nullable String preset;
    private double proposals = 2;
    private boolean noHeader;
    private boolean createCustomers;
    private boolean dealsAsTheyAre;
    private @Nullable ZoneId zone;
    private ImportMapping mapping = ImportMapping.to(ImportTarget.CUSTOMERS);
    private @Nullable Path errors;
    private boolean allOrNothing;
    private int batchSize = 35_000;
    private UnknownColumns unknownColumns = UnknownColumns.IGNORE;
    private @Nullable DateOrder dates;
    private Overwrite overwrite = Overwrite.OWN;
    private Map<String, Overwrite> overwriteByField = Map.of();
    private int peoplePriority = SourcePriorities.HIGHEST;
    private boolean matchByTaxId;
    private Set<ContactKind> matchBy = Set.of();
    private @Nullable DuplicateIndex index;
    private boolean keepApostrophes;
    private Consumer<ImportProgress> progress = so -> {};
    private int sample;
    private BooleanSupplier cancelled = () -> false;
    private boolean skipApplied;

    private Strictness strictness = Strictness.POLICY;

    private Draft() {}

    private Draft(Draft other) {
      strictness = other.strictness;
      source = other.source;
      charset = other.charset;
      format = other.format;
      sheet = other.sheet;
      separator = other.separator;
      mapping = other.mapping;
      preset = other.preset;
      proposals = other.proposals;
      noHeader = other.noHeader;
      createCustomers = other.createCustomers;
      dealsAsTheyAre = other.dealsAsTheyAre;
      zone = other.zone;
      errors = other.errors;
      allOrNothing = other.allOrNothing;
      batchSize = other.batchSize;
      unknownColumns = other.unknownColumns;
      dates = other.dates;
      overwrite = other.overwrite;
      overwriteByField = other.overwriteByField;
      peoplePriority = other.peoplePriority;
      matchByTaxId = other.matchByTaxId;
      matchBy = other.matchBy;
      index = other.index;
      keepApostrophes = other.keepApostrophes;
      progress = other.progress;
      sample = other.sample;
      cancelled = other.cancelled;
      skipApplied = other.skipApplied;
    }
  }
}
