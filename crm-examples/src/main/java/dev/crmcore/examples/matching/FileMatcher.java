package dev.crmcore.examples.matching;

import dev.crmcore.dedup.Deduplicator;
import dev.crmcore.dedup.MatchModel;
import dev.crmcore.dedup.MatchOptions;
import dev.crmcore.dedup.MatchPlan;
import dev.crmcore.dedup.MatchResult;
import dev.crmcore.dedup.RecordTable;
import dev.crmcore.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the duplicates of one file, or links two. */
public final class FileMatcher {
  private final FileSettings settings;
  private final RejectedRows rejected = new RejectedRows();

  /** Creates a matcher for one run. */
  public FileMatcher(FileSettings settings) {
    this.settings = settings;
  }

  /**
   * Reads and matches.
   *
   * @throws dev.crmcore.error.InvalidInputException if a column or a file is not as it must be
   * @throws IOException if a file cannot be read
   */
  public FileMatches run() throws IOException {
    long start = System.nanoTime();
    RowNames names = new RowNames(settings.id(), settings.truth());
    Map<String, Double> seconds = new LinkedHashMap<>();
    List<RecordTable> tables = new ArrayList<>();
    MatchColumns columns = read(names, tables);
    seconds.put("read", (System.nanoTime() - start) / 1e9);
    MatchOptions options = settings.options().withTicker(System::nanoTime);
    MatchResult result =
        tables.size() == 1
            ? engine().run(tables.get(0), options)
            : engine().link(tables.get(0), tables.get(1), options);
    seconds.putAll(result.secondsByPhase());
    return new FileMatches(
        result, columns, names, rejected, tables.get(0).size(), tables.size() > 1, seconds);
  }

  /**
   * Reads the files and tells which pairs a run would compare.
   *
   * @throws dev.crmcore.error.InvalidInputException if a column or a file is not as it must be, or
   *     if there are two files
   * @throws IOException if a file cannot be read
   */
  public MatchPlan plan() throws IOException {
    if (settings.files().size() > 1) {
      throw new InvalidInputException("A plan is made for one file, not for two that are linked.");
    }
    List<RecordTable> tables = new ArrayList<>();
    read(new RowNames(settings.id(), settings.truth()), tables);
    return engine().plan(tables.get(0), settings.options());
  }

  private Deduplicator engine() {
    MatchModel model = settings.model();
    return model == null ? new Deduplicator() : new Deduplicator(model);
  }

  private MatchColumns read(RowNames names, List<RecordTable> tables) throws IOException {
    List<RecordFile> files = new ArrayList<>();
    try {
      for (Path path : settings.files()) {
        files.add(
            new RecordFile(
                String.valueOf(path.getFileName()), settings.reading().open(path), rejected));
      }
      List<RowNames.OfFile> ids = files.stream().map(names::of).toList();
      MatchColumns columns =
          new MatchColumns(files, names.hidden(), settings.parsedRoles(), settings.onlyKnown());
      for (int i = 0; i < files.size(); i++) {
        tables.add(table(columns, i, files.get(i), ids.get(i)));
      }
      return columns;
    } finally {
      files.forEach(RecordFile::close);
    }
  }

  private static RecordTable table(
      MatchColumns columns, int position, RecordFile file, RowNames.OfFile ids) {
    RecordTable.Builder table = columns.newTable();
    file.forEach(row -> table.add(ids.next(row), columns.values(position, row.values())));
    RecordTable built = table.build();
    ids.requireDistinct(built);
    return built;
  }
}
