package dev.crmcore.exchange;

import dev.crmcore.catalogue.ImportRunFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.model.ImportRun;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Sort;
import java.util.List;
import java.util.Optional;

/** The runs of one source over one content, those to come included. */
final class ImportRuns {
  private static final List<Sort> NEWEST_FIRST =
      List.of(Sort.descending(ImportRunFields.STARTED_AT));

  private final Gateway gateway;
  private final ImportOptions options;
  private final FileContent content;

  ImportRuns(Gateway gateway, ImportOptions options, FileContent content) {
    this.gateway = gateway;
    this.options = options;
    this.content = content;
  }

  /** Returns a run as it begins, not stored yet. */
  ImportRun begun(ImportSource file) {
    return ImportRun.builder()
        .source(options.source())
        .file(file.name())
        .startedAt(gateway.engine().now())
        .size(content.size())
        .content(content.digest())
        .options(options.digest())
        .build();
  }

  /** Returns the last run that applied every row, with options that decide the same. */
  Optional<ImportRun> applied() {
    return newest(
        Conditions.all(
            Conditions.not(Conditions.missing(ImportRunFields.FINISHED_AT)),
            Conditions.equal(ImportRunFields.OPTIONS, options.digest()),
            Conditions.equal(ImportRunFields.REJECTED, 0L),
            Conditions.equal(ImportRunFields.QUARANTINED, 0L)));
  }

  /**
   * Returns the last run that did not come to its end.
   *
   * @throws NotFoundException if there is none
   * @throws InvalidInputException with the code {@code E_IMPORT_OPTIONS} if its options differ
   */
  ImportRun unfinished(ImportSource file) {
    ImportRun run =
        newest(Conditions.missing(ImportRunFields.FINISHED_AT))
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "No import of '%s' from the source '%s' waits to be resumed. Run it anew; what is known already does not change."
                            .formatted(file, options.source())));
    if (!options.digest().equals(run.options())) {
      throw new InvalidInputException(
          "E_IMPORT_OPTIONS",
          "The import %s was begun with options that decide otherwise about rows. Resume it with the same map, separator, charset, dates, overwriting and matching, or run it anew."
              .formatted(run.id()));
    }
    return run;
  }

  private Optional<ImportRun> newest(Condition wanted) {
    Condition mine =
        Conditions.all(
            Conditions.equal(ImportRunFields.CONTENT, content.digest()),
            Conditions.equal(ImportRunFields.SOURCE, options.source()),
            wanted);
    return gateway.read(
        reader ->
            reader.query(ImportRunFields.TYPE, mine, NEWEST_FIRST, 1, null).items().stream()
                .findFirst());
  }
}
