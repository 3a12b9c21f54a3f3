package dev.crmcore.exchange;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.crmcore.error.InvalidInputException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The rows that were not applied, as they stood in the file, each after its line and reason. Once
 * mended it is imported like any other file: the columns of the reasons are passed over.
 */
final class ErrorFile implements AutoCloseable {
  static final String LINE = "error_line";
  static final String COLUMN = "error_column";
  static final String CODE = "error_code";
  static final String MESSAGE = "error_message";

  private final FileChannel channel;
  private final CsvWriter writer;
  private final Path file;
  private final UnaryOperator<String> value;
  private long kept;

  private ErrorFile(Path file, FileChannel channel, UnaryOperator<String> value) {
    this.file = file;
    this.channel = channel;
    this.value = value;
    this.writer =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .build(Channels.newWriter(channel, StandardCharsets.UTF_8));
  }

  /**
   * Starts the file, or goes on with it.
   *
   * @param from how much of the file stays, 0 for a new one; what follows was never committed
   * @param value what a cell stands for, before it is made safe for spreadsheets
   * @throws InvalidInputException with the code {@code E_FILE_UNWRITABLE} if it cannot be written,
   *     or is shorter than what should stay
   */
  static ErrorFile open(Path file, long from, List<String> header, UnaryOperator<String> value) {
    try {
      if (from > 0 && (!Files.exists(file) || Files.size(file) < from)) {
        throw new InvalidInputException(
            "E_FILE_UNWRITABLE",
            "'%s' is not the errors file that the run began: that had %,d bytes. Name that file, or run the import anew."
                .formatted(file, from));
      }
      FileChannel channel = FileChannel.open(file, CREATE, WRITE);
      ErrorFile errors = new ErrorFile(file, channel, value);
      errors.kept = from;
      errors.rewind();
      if (from == 0) {
        errors.writeHeader(header);
        errors.keep();
      }
      return errors;
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private void writeHeader(List<String> header) {
    List<String> columns = new ArrayList<>(List.of(LINE, COLUMN, CODE, MESSAGE));
    // The reasons of an errors file that was mended halfway are replaced.
    header.forEach(column -> columns.add(isReason(column) ? "" : column));
    write(columns);
  }

  /** Takes back what was added since the last {@link #keep}. */
  void rewind() {
    try {
      writer.flush();
      channel.truncate(kept);
      channel.position(kept);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** Brings what was added to the disk and returns how long the file is with it. */
  long length() {
    try {
      writer.flush();
      if (channel.position() > kept) {
        channel.force(true);
      }
      return channel.position();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** Says that what was added stays. */
  void keep() {
    kept = length();
  }

  private boolean isReason(String column) {
    return Headers.OF_ERRORS.contains(Headers.normal(column));
  }

  void add(Row row, ImportError error) {
    List<String> cells = new ArrayList<>();
    cells.add(Long.toString(error.line()));
    cells.add(error.column() == null ? "" : error.column());
    cells.add(error.code());
    cells.add(error.message());
    row.raw().values().forEach(cell -> cells.add(value.apply(cell)));
    write(cells);
  }

  private void write(List<String> cells) {
    writer.writeRecord(cells.stream().map(FormulaGuard::escape).toList());
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static InvalidInputException unwritable(Path file, IOException cause) {
    return new InvalidInputException(
        "E_FILE_UNWRITABLE",
        "The errors file '%s' cannot be written. Check the folder and the space.".formatted(file),
        cause);
  }
}
