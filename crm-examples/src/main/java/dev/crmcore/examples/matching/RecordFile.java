package dev.crmcore.examples.matching;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.NearestName;
import dev.crmcore.format.RawRecord;
import dev.crmcore.format.RecordReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file of records of which the first are looked at before all are read. Rows that cannot be read
 * are counted, and the first of them kept. Not safe for use by several threads.
 */
final class RecordFile implements AutoCloseable {
  private static final int SAMPLE = 1_000;
  private static final int SHOWN_COLUMNS = 20;

  private final String name;
  private final RecordReader reader;
  private final RejectedRows rejected;
  private final List<RawRecord> sample = new ArrayList<>();

  RecordFile(String name, RecordReader reader, RejectedRows rejected) {
    this.name = name;
    this.reader = reader;
    this.rejected = rejected;
    while (sample.size() < SAMPLE) {
      Optional<RawRecord> next = next();
      if (next.isEmpty()) {
        break;
      }
      sample.add(next.get());
    }
  }

  String name() {
    return name;
  }

  List<String> header() {
    return reader.header();
  }

  /** Returns the first rows, each with a value for each column. */
  List<List<String>> sample() {
    return sample.stream().map(RawRecord::values).toList();
  }

  /**
   * Returns the position of a column.
   *
   * @throws InvalidInputException if the file does not have it
   */
  int require(String column) {
    int position = find(column);
    if (position < 0) {
      throw new InvalidInputException("E_COLUMN", missing(column));
    }
    return position;
  }

  /** Returns the position of a column, or -1. */
  int find(String column) {
    int exact = header().indexOf(column);
    if (exact >= 0) {
      return exact;
    }
    for (int i = 0; i < header().size(); i++) {
      if (folded(header().get(i)).equals(folded(column))) {
        return i;
      }
    }
    return -1;
  }

  static String folded(String column) {
    return column.strip().toLowerCase(Locale.ROOT);
  }

  private String missing(String column) {
    List<String> shown = header().subList(0, Math.min(SHOWN_COLUMNS, header().size()));
    String more = header().size() > shown.size() ? ", …" : "";
    return "%s has no column '%s'%s It has: %s%s."
        .formatted(
            name,
            column,
            NearestName.to(column, header())
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("."),
            String.join(", ", shown),
            more);
  }

  /** Passes on every row that can be read, the sample first. Call once. */
  void forEach(Consumer<RawRecord> consumer) {
    sample.forEach(consumer);
    for (Optional<RawRecord> next = next(); next.isPresent(); next = next()) {
      consumer.accept(next.get());
    }
  }

  private Optional<RawRecord> next() {
    while (true) {
      Optional<RawRecord> next = reader.next();
      RawRecord.Problem problem = next.map(RawRecord::problem).orElse(null);
      if (problem == null) {
        return next;
      }
      rejected.add(name, next.orElseThrow().line(), problem);
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
