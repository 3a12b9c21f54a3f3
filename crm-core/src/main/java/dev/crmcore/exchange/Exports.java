package dev.crmcore.exchange;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.format.RecordFormat;
import dev.crmcore.format.RecordShape;
import dev.crmcore.format.RecordWriter;
import dev.crmcore.format.WriteSettings;
import dev.crmcore.format.WrittenRecord;
import dev.crmcore.gateway.EntityJson;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.model.Customer;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy.Action;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * Writes customers to files, one by one, in bounded memory: those in use that satisfy a condition
 * and that the actor may see, without the values it may not see. The writer is flushed and stays
 * open. Belongs to one session; not safe for use by several threads at once.
 *
 * <pre>{@code
 * try (Writer out = Files.newBufferedWriter(Path.of("people.csv"))) {
 *   session.exports().csv(Conditions.tag("vip"), out, ExportOptions.DEFAULTS);
 * }
 * }</pre>
 */
public final class Exports {
  private final Gateway gateway;
  private final Formats formats;
  private final EntityType<Customer> type;
  private final EntityJson json;

  /** Creates the service; hosts get it from their session. */
  public Exports(Gateway gateway, Formats formats) {
    this.gateway = gateway;
    this.formats = formats;
    this.type = gateway.engine().catalogue().entity(CustomerFields.TYPE);
    this.json = gateway.engine().json();
  }

  /**
   * Returns the id of the format that the name of a file or a format asks for; CSV where the name
   * of a file says nothing.
   *
   * @throws InvalidInputException with the code {@code E_UNSUPPORTED} if a name without a dot is no
   *     format
   */
  public String format(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0
        ? formats.named(name).id()
        : formats.byExtension(name.substring(dot + 1)).map(RecordFormat::id).orElse("csv");
  }

  /**
   * Writes a file of any known format. A table has the columns that an import reads back: names,
   * three e-mail addresses and telephones, the main address, tags, groups and custom fields. JSON
   * carries everything.
   *
   * @param format the id of the format, such as {@code "xlsx"}
   * @param out where to; it is flushed and stays open
   * @return how many customers were written
   * @throws InvalidInputException with the code {@code E_UNSUPPORTED} if the format is not known or
   *     can only be read, {@code E_FILE_UNWRITABLE} if the file cannot be written
   * @throws AccessDeniedException if the actor may not export
   */
  public long write(String format, Condition condition, OutputStream out, ExportOptions options) {
    requireNonNull(out, "out");
    RecordFormat used = formats.named(format);
    return write(
        used.shape(),
        condition,
        options,
        settings ->
            used.writer(out, settings)
                .orElseThrow(
                    () ->
                        new InvalidInputException(
                            "E_UNSUPPORTED",
                            "The format '%s' can only be read. Export another."
                                .formatted(used.id()))));
  }

  /**
   * Writes a CSV table, which an import reads back.
   *
   * @return how many customers were written
   * @throws AccessDeniedException if the actor may not export
   */
  public long csv(Condition condition, Writer out, ExportOptions options) {
    requireNonNull(out, "out");
    return write(
        RecordShape.TEXT_TABLE,
        condition,
        options,
        settings -> new CsvTable(out, ',', settings.header()));
  }

  /**
   * Writes one JSON document a line, with everything there is.
   *
   * @return how many customers were written
   * @throws AccessDeniedException if the actor may not export
   */
  public long jsonLines(Condition condition, Writer out) {
    requireNonNull(out, "out");
    return write(
        RecordShape.DOCUMENTS,
        condition,
        ExportOptions.DEFAULTS,
        settings -> new JsonLines(out, type, json));
  }

  private long write(
      RecordShape shape, Condition condition, ExportOptions options, Opening opening) {
    requireAllowed();
    List<ExportColumns.Column> columns =
        new ExportColumns(type, options.idSystem()).select(options.columns());
    WriteSettings settings =
        new WriteSettings(
            columns.stream().map(ExportColumns.Column::header).toList(),
            !options.columns().isEmpty());
    UnaryOperator<String> guard = guard(shape, options);
    try (RecordWriter writer = opening.open(settings)) {
      return each(condition, customer -> writer.write(new Written(customer, columns, guard)));
    } catch (UncheckedIOException | IOException e) {
      throw unwritable(e);
    }
  }

  private static UnaryOperator<String> guard(RecordShape shape, ExportOptions options) {
    return switch (shape) {
      case TEXT_TABLE -> options.spreadsheetSafe() ? FormulaGuard::escape : cell -> cell;
      case TYPED_TABLE -> FormulaGuard::escapeApostrophe;
      case DOCUMENTS -> cell -> cell;
    };
  }

  private void requireAllowed() {
    if (!gateway.engine().policy().permits(gateway.actor(), Action.EXPORT, type)) {
      throw new AccessDeniedException(
          "%s may not export a customer.".formatted(gateway.actor().name()));
    }
  }

  private long each(Condition condition, Sink sink) {
    AtomicLong written = new AtomicLong();
    return gateway.read(
        reader -> {
          reader.scan(
              CustomerFields.TYPE,
              Conditions.all(condition, Customers.IN_USE),
              customer -> {
                try {
                  sink.accept(customer);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
                written.incrementAndGet();
              });
          return written.get();
        });
  }

  private static InvalidInputException unwritable(Exception cause) {
    return new InvalidInputException(
        "E_FILE_UNWRITABLE",
        "The export cannot be written. Check the folder and the space.",
        cause);
  }

  private interface Opening {
    RecordWriter open(WriteSettings settings) throws IOException;
  }

  private interface Sink {
    void accept(Customer customer) throws IOException;
  }

  private record Written(
      Customer customer, List<ExportColumns.Column> columns, UnaryOperator<String> guard)
      implements WrittenRecord {
    @Override
    public List<String> cells() {
      List<String> cells = new ArrayList<>(columns.size());
      for (ExportColumns.Column column : columns) {
        String cell = column.value().apply(customer);
        cells.add(cell == null ? "" : guard.apply(cell));
      }
      return cells;
    }
  }
}
