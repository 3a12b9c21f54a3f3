package dev.crmcore.examples;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.dedup.MatchModel;
import dev.crmcore.dedup.MatchOptions;
import dev.crmcore.dedup.MatchResult;
import dev.crmcore.duplicates.CustomerMatching;
import dev.crmcore.duplicates.CustomerModels;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.examples.matching.FileMatcher;
import dev.crmcore.examples.matching.FileMatches;
import dev.crmcore.examples.matching.FileSettings;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.exchange.CsvFiles;
import dev.crmcore.exchange.ImportSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds records that are there twice: in a file, between two files, or in the database. */
@Command(
    name = "dedupe",
    description = "Find who is there twice: in a file, between two files, or in the database.")
final class DedupeCommand extends ActingVerb {
  /** Of the pairs to look at, so many are expected to be worth it. */
  private static final double REVIEW_PRECISION = 0.7;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "A CSV file; without it the database is searched.")
  private @Nullable Path file;

  @Option(names = "--link", paramLabel = "FILE2", description = "Link FILE with this file.")
  private @Nullable Path other;

  @Option(names = "--id", paramLabel = "COL", description = "The column of ids.")
  private @Nullable String id;

  @Option(
      names = "--truth",
      paramLabel = "COL",
      description = "Who a row is in truth: to measure by, never to match by.")
  private @Nullable String truth;

  @Option(names = "--map", paramLabel = "M.json", description = "What columns are, by name.")
  private @Nullable Path map;

  @Option(names = "--only-known", description = "Leave out columns of unknown meaning.")
  private boolean onlyKnown;

  @Option(names = "--charset", paramLabel = "NAME", description = "The charset of the files.")
  private @Nullable String charset;

  @Option(names = "--clusters", paramLabel = "OUT", description = "Write id,cluster as CSV.")
  private @Nullable Path clusters;

  @Option(names = "--pairs", paramLabel = "OUT", description = "Write the pairs as CSV.")
  private @Nullable Path pairs;

  @Option(
      names = "--precision",
      paramLabel = "P",
      description = "Call a match what is expected to be right in this share, such as 0.99.")
  private @Nullable Double precision;

  @Option(
      names = "--model",
      paramLabel = "M.json",
      description = "Match by this model instead of fitting one.")
  private @Nullable Path model;

  @Option(
      names = "--save-model",
      paramLabel = "OUT.json",
      description = "Write the model that the file was matched by.")
  private @Nullable Path savedModel;

  @Option(
      names = "--learn",
      paramLabel = "OUT.json",
      description = "Learn models from what people decided in the database, and only that.")
  private @Nullable Path learned;

  @Option(
      names = "--block",
      paramLabel = "RULE",
      description =
          "Compare only rows that agree on this, such as \"family name + date\"; repeatable.")
  private List<String> blocking = List.of();

  @Option(names = "--plan", description = "Say which pairs would be compared, and only that.")
  private boolean plan;

  @Option(names = "--apply", description = "Merge the clusters that were found in the database.")
  private boolean apply;

  DedupeCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  public Integer call() throws IOException {
    Path first = file;
    if (first != null) {
      refuse(apply, "--apply merges customers of the database, not rows of a file");
      refuse(learned != null, "--learn asks what was decided in the database, not in a file");
      return give(plan ? new MatchPlanAnswer(matcher(first).plan()) : inFiles(first));
    }
    refuse(
        id != null || truth != null || map != null || other != null || onlyKnown,
        "--id, --truth, --map, --only-known and --link are about a file; name one");
    refuse(
        savedModel != null || plan || !blocking.isEmpty(),
        "--save-model, --block and --plan are about a file; name one");
    DatabaseUrl.requireExisting(common().url());
    try (Crm crm = Crm.open(common().url())) {
      CrmSession session = crm.session(actor());
      DedupeDatabase database = new DedupeDatabase(terminal(), session, matching());
      return give(learned == null ? database.run(apply, clusters, pairs) : database.learn(learned));
    }
  }

  private static void refuse(boolean wrong, String message) {
    if (wrong) {
      throw new InvalidInputException(message + ".");
    }
  }

  private CustomerMatching matching() throws IOException {
    CustomerMatching matching = CustomerMatching.defaults();
    if (precision != null) {
      matching = matching.withPrecision(precision(), Math.min(precision(), REVIEW_PRECISION));
    }
    return model == null
        ? matching
        : matching.withModels(CustomerModels.fromJson(Files.readString(model)));
  }

  private double precision() {
    double share = precision == null ? 0 : precision;
    refuse(!(share > 0 && share < 1), "--precision is a share between 0 and 1, such as 0.99");
    return share;
  }

  private FileMatcher matcher(Path first) throws IOException {
    List<Path> files = new ArrayList<>(List.of(first));
    if (other != null) {
      files.add(other);
    }
    MatchOptions options = MatchOptions.defaults().withBlocking(blocking.toArray(String[]::new));
    if (precision != null) {
      options = options.withPrecision(precision(), Math.min(precision(), REVIEW_PRECISION));
    }
    return new FileMatcher(
        new FileSettings(
            files,
            id,
            truth,
            map == null ? Map.of() : JsonText.readTexts(map),
            onlyKnown,
            model == null ? null : MatchModel.fromJson(Files.readString(model)),
            options,
            path -> CsvFiles.open(ImportSource.of(path), Charsets.parse(charset))));
  }

  private Answer inFiles(Path first) throws IOException {
    long start = System.nanoTime();
    FileMatches found = matcher(first).run();
    long writing = System.nanoTime();
    List<String> written = new ArrayList<>();
    if (clusters != null) {
      writeClusters(clusters, found.result());
      written.add(clusters.toString());
    }
    if (pairs != null) {
      writePairs(pairs, found);
      written.add(pairs.toString());
    }
    if (savedModel != null) {
      Files.writeString(savedModel, found.result().model().toJson());
      written.add(savedModel.toString());
    }
    long end = System.nanoTime();
    Map<String, Double> seconds = new LinkedHashMap<>(found.seconds());
    seconds.put("write", (end - writing) / 1e9);
    seconds.put("total", (end - start) / 1e9);
    return new DedupeFileAnswer(String.valueOf(first.getFileName()), found, seconds, written);
  }

  private static void writeClusters(Path out, MatchResult result) throws IOException {
    try (CsvWriter csv = PairFiles.clusters(out)) {
      for (int row = 0; row < result.table().size(); row++) {
        csv.writeRecord(result.table().id(row), Integer.toString(result.cluster(row) + 1));
      }
    }
  }

  private static void writePairs(Path out, FileMatches found) throws IOException {
    try (CsvWriter csv = PairFiles.pairs(out)) {
      found.forEachPair(
          pair ->
              PairFiles.pair(
                  csv,
                  pair.leftId(),
                  pair.rightId(),
                  pair.score().probability(),
                  pair.score().decision()));
    }
  }
}
