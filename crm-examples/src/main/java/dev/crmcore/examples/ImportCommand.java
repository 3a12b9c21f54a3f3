package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.dataquality.Strictness;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.examples.terminal.Progress;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportOptions.DateOrder;
import dev.crmcore.exchange.ImportOptions.Overwrite;
import dev.crmcore.exchange.ImportReport;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.exchange.ImportTarget;
import dev.crmcore.exchange.Imports;
import dev.crmcore.feeds.Feeds;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.Feed;
import dev.crmcore.model.FeedId;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes customers in from a file. */
@Command(
    name = "import",
    description = {
      "Take customers in from a CSV, TSV, JSON, XLSX or vCard file. Columns are recognised by their"
          + " headers.",
      "Running the same file again changes nothing. The database is made if it is not there."
    })
final class ImportCommand extends ActingVerb {
  private static final String LIKENESS = "likeness";
  private static final String TAX_ID = "tax-id";

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "The file.")
  private Path file = Path.of("");

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description =
          "The system the file comes from; its ids are known by it (default: the file's name).")
  private @Nullable String source;

  @Option(
      names = "--feed",
      paramLabel = "NAME",
      description =
          "Read the file as 'feeds save' says of this source: its mapping, its format, by its"
              + " priority.")
  private @Nullable String feed;

  @Option(
      names = "--map",
      paramLabel = "M.json",
      description =
          "What the columns become: {\"column\":\"field\"}, \"-\" leaves one out; or the longer"
              + " form.")
  private @Nullable Path map;

  @Option(
      names = "--mapping",
      paramLabel = "NAME",
      description = "The same, as 'crm mapping save' kept it; NAME@2 is its second version.")
  private @Nullable String mapping;

  @Option(
      names = "--target",
      paramLabel = "WHAT",
      description =
          "What rows become: customers, purchases, interactions, deals (default: what the mapping"
              + " says).")
  private @Nullable String target;

  @Option(
      names = "--create-customers",
      description = "Create the customer of a purchase, interaction or deal where it is not there.")
  private boolean createCustomers;

  @Option(
      names = "--deals-as-they-are",
      description = "Take new deals in the stage they are in, whatever their pipeline asks for.")
  private boolean dealsAsTheyAre;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "The time zone of moments that say none, such as Europe/Berlin.")
  private @Nullable String zone;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description =
          "Which system wrote the file, such as hubspot (default: the headers tell); none for"
              + " none.")
  private @Nullable String preset;

  @Option(
      names = "--guess",
      arity = "0..1",
      fallbackValue = "0.8",
      paramLabel = "CONFIDENCE",
      description =
          "Read columns of unknown headers as what their values look like, from a confidence on"
              + " (0.8).")
  private @Nullable Double guess;

  @Option(names = "--no-header", description = "The first row is data: columns are column_1, ….")
  private boolean noHeader;

  @Option(names = "--plan", description = "Only say how the file would be understood.")
  private boolean plan;

  @Option(names = "--dry-run", description = "Do everything, then take it back.")
  private boolean dryRun;

  @Option(
      names = "--errors",
      paramLabel = "OUT.csv",
      description = "Write rejected rows with their reasons here, to mend and import.")
  private @Nullable Path errors;

  @Option(
      names = "--charset",
      paramLabel = "NAME",
      description = "The charset (default: UTF-8, or what the file's first bytes say).")
  private @Nullable String charset;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "The format: csv, tsv, json, xlsx, vcf (default: by content, then by name).")
  private @Nullable String format;

  @Option(
      names = "--sheet",
      paramLabel = "NAME",
      description = "The sheet of a workbook (default: the first).")
  private @Nullable String sheet;

  @Option(names = "--all-or-nothing", description = "Apply no row if one is rejected.")
  private boolean allOrNothing;

  @Option(
      names = "--dates",
      paramLabel = "ORDER",
      description =
          "How 03/04/2026 is meant: day-first or month-first (default: such rows are rejected).")
  private @Nullable String dates;

  @Option(
      names = "--overwrite",
      paramLabel = "WHAT",
      description =
          "What a row may replace: own, what this source gave before; all; none; by-priority, what"
              + " sources of no higher priority gave (default: own; by-priority with --feed).")
  private @Nullable String overwrite;

  @Option(
      names = "--match-by",
      paramLabel = "KIND",
      split = ",",
      description =
          "Find customers by these too: email, phone, tax-id, likeness (all evidence, as dedupe"
              + " does).")
  private List<String> matchBy = List.of();

  @Option(
      names = "--resume",
      description = "Go on with an import of this file that did not come to its end.")
  private boolean resume;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Take the first N rows alone, to look at what comes of them.")
  private @Nullable Integer sample;

  @Option(
      names = "--skip-applied",
      description = "Leave the file alone if every row of it was applied before.")
  private boolean skipApplied;

  @Option(
      names = "--priority",
      paramLabel = "N",
      description = "How much the word of this source counts from now on, 1 to 1000; see 'feeds'.")
  private @Nullable Integer priority;

  @Option(
      names = "--quality",
      paramLabel = "HOW",
      description =
          "Hold the quality rules against rows: strict refuses, warn tells, off (default: off).")
  private @Nullable String quality;

  ImportCommand(Terminal terminal) {
    super(terminal);
  }

  /** Returns the verb with the one that takes its runs back. */
  static CommandLine line(Terminal terminal) {
    return new CommandLine(new ImportCommand(terminal)).addSubcommand(new RevertCommand(terminal));
  }

  @Override
  public Integer call() throws IOException {
    if (file.toString().isEmpty()) {
      throw new InvalidInputException(
          "Name the file: crm import customers.csv. To take an import back: crm import revert RUN");
    }
    if (priority != null && dryRun) {
      throw new InvalidInputException("A dry run keeps no priority. Say it by 'feeds save' first.");
    }
    if (resume && dryRun) {
      throw new InvalidInputException("A dry run keeps nothing, so there is nothing to resume.");
    }
    if (!Files.exists(file)) {
      // Before the database is opened, or a slip in a name would leave an empty one behind.
      throw new InvalidInputException(
          "E_FILE_MISSING", "There is no file '%s'. Check the path.".formatted(file));
    }
    if (map != null && mapping != null) {
      throw new InvalidInputException("Give --map or --mapping, not both.");
    }
    if (feed != null && source != null) {
      throw new InvalidInputException("Give --feed or --source, not both: a feed is a source.");
    }
    // Before the database is opened, or a slip in an option would leave an empty one behind.
    ImportOptions options = options(ImportOptions.from(source()));
    try (Crm crm = Crm.open(common().url())) {
      CrmSession session = crm.session(actor());
      if (feed != null) {
        options = options(session.imports().optionsOf(feed));
      }
      if (mapping != null) {
        options = options.map(session.imports().mappings().get(mapping));
      }
      if (target != null) {
        options = options.target(choice(ImportTarget.class, "--target", target));
      }
      if (matchBy.contains(LIKENESS)) {
        options = options.matchBy(session.duplicates().index());
      }
      if (plan) {
        return give(
            new ImportPlanAnswer(
                String.valueOf(file.getFileName()),
                session.imports().plan(ImportSource.of(file), options)));
      }
      if (priority != null) {
        keepPriority(session.feeds(), priority);
        options = options.overwrite(Overwrite.BY_PRIORITY);
      }
      ImportReport report = run(session.imports(), options);
      return give(new ImportAnswer(String.valueOf(file.getFileName()), report, dryRun));
    }
  }

  private void keepPriority(Feeds feeds, int wanted) {
    Feed feed = feeds.find(source()).orElseGet(() -> Feed.of(source(), wanted));
    if (feed.id().equals(FeedId.UNASSIGNED) || feed.priority() != wanted) {
      feeds.save(feed.withPriority(wanted));
    }
  }

  private String source() {
    return feed != null ? feed : source != null ? source : stem(file);
  }

  private ImportReport run(Imports imports, ImportOptions options) {
    try (Progress progress = Progress.start(terminal(), "import", -1)) {
      ImportOptions watched = options.progress(so -> progress.at(so.read()));
      ImportSource rows = ImportSource.of(file);
      return dryRun
          ? imports.dryRun(rows, watched)
          : resume ? imports.resume(rows, watched) : imports.run(rows, watched);
    }
  }

  private ImportOptions options(ImportOptions start) throws IOException {
    ImportOptions options = start;
    if (overwrite != null) {
      options = options.overwrite(choice(Overwrite.class, "--overwrite", overwrite));
    }
    Charset named = Charsets.parse(charset);
    if (named != null) {
      options = options.charset(named);
    }
    if (format != null) {
      options = options.format(format);
    }
    if (sheet != null) {
      options = options.sheet(sheet);
    }
    if (map != null) {
      options = options.map(MappingFiles.read(map));
    }
    if (createCustomers) {
      options = options.createCustomers();
    }
    if (dealsAsTheyAre) {
      options = options.dealsAsTheyAre();
    }
    if (zone != null) {
      options = options.zone(zone(zone));
    }
    if (preset != null) {
      options = options.preset(preset);
    }
    if (guess != null) {
      options = options.proposals(guess);
    }
    if (noHeader) {
      options = options.noHeader();
    }
    if (errors != null) {
      options = options.errors(errors);
    }
    if (quality != null) {
      options = options.quality(choice(Strictness.class, "--quality", quality));
    }
    if (allOrNothing) {
      options = options.allOrNothing();
    }
    if (sample != null) {
      options = options.sample(sample);
    }
    if (skipApplied) {
      options = options.skipApplied();
    }
    if (dates != null) {
      options = options.dates(choice(DateOrder.class, "--dates", dates));
    }
    if (matchBy.contains(TAX_ID)) {
      options = options.matchByTaxId();
    }
    if (!matchBy.isEmpty()) {
      options =
          options.matchBy(
              matchBy.stream()
                  .filter(kind -> !kind.equals(LIKENESS) && !kind.equals(TAX_ID))
                  .map(kind -> choice(ContactKind.class, "--match-by", kind))
                  .toArray(ContactKind[]::new));
    }
    return options;
  }

  private static <T extends Enum<T>> T choice(Class<T> constants, String option, String word) {
    for (T constant : constants.getEnumConstants()) {
      if (constant.name().replace('_', '-').equalsIgnoreCase(word.strip())) {
        return constant;
      }
    }
    List<String> known =
        List.of(constants.getEnumConstants()).stream()
            .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    throw new InvalidInputException(
        "%s is one of %s, not '%s'.".formatted(option, String.join(", ", known), word));
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new InvalidInputException(
          "E_TYPE", "'%s' is not a time zone such as Europe/Berlin.".formatted(name), e);
    }
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
