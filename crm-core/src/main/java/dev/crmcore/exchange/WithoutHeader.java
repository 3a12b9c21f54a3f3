package dev.crmcore.exchange;

import dev.crmcore.format.RawRecord;
import dev.crmcore.format.RecordFile;
import dev.crmcore.format.RecordReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A table whose first row is a record already.
 *
 * @param file the table, which takes it for a header
 */
record WithoutHeader(RecordFile file) implements RecordFile {
  @Override
  public Map<String, String> dialect() {
    return file.dialect();
  }

  @Override
  public RecordReader open() {
    return new First(file.open());
  }

  /** Returns the names of columns that have none: {@code column_1} and so on. */
  static List<String> names(int columns) {
    return IntStream.rangeClosed(1, columns).mapToObj(i -> "column_" + i).toList();
  }

  private static final class First implements RecordReader {
    private final RecordReader reader;
    private boolean given;

    First(RecordReader reader) {
      this.reader = reader;
    }

    @Override
    public List<String> header() {
      return names(reader.header().size());
    }

    @Override
    public Optional<RawRecord> next() {
      if (given) {
        return reader.next();
      }
      given = true;
      return Optional.of(new RawRecord(1, reader.header(), null));
    }

    @Override
    public void close() {
      reader.close();
    }
  }
}
