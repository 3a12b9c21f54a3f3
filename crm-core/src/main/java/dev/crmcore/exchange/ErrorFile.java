package dev.crmcore.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.crmcore.error.InvalidInputException;
import java.io.IOException;
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

  private final CsvWriter writer;
  private final Path file;
  private final UnaryOperator<String> value;

  private ErrorFile(Path file, CsvWriter writer, UnaryOperator<String> value) {
    this.file = file;
    this.writer = writer;
    this.value = value;
  }

  /**
   * Starts the file.
   *
   * @param value what a cell stands for, before it is made safe for spreadsheets
   */
  static ErrorFile create(Path file, List<String> header, UnaryOperator<String> value) {
    try {
      CsvWriter writer =
          CsvWriter.builder()
              .lineDelimiter(LineDelimiter.CRLF)
              .build(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
      ErrorFile errors = new ErrorFile(file, writer, value);
      List<String> columns = new ArrayList<>(List.of(LINE, COLUMN, CODE, MESSAGE));
      // The reasons of an errors file that was mended halfway are replaced.
      header.forEach(column -> columns.add(errors.isReason(column) ? "" : column));
      errors.write(columns);
      return errors;
    } catch (IOException e) {
      throw unwritable(file, e);
    }
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
