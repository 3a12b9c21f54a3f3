package dev.crmcore.exchange;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.EntityJson;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.model.Customer;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy.Action;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

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
  private final EntityType<Customer> type;
  private final EntityJson json;

  /** Creates the service; hosts get it from their session. */
  public Exports(Gateway gateway) {
    this.gateway = gateway;
    this.type = gateway.engine().catalogue().entity(CustomerFields.TYPE);
    this.json = gateway.engine().json();
  }

  /**
   * Writes a CSV table, which an import reads back: names, three e-mail addresses and telephones,
   * the main address, tags, groups and custom fields. JSON Lines carry everything.
   *
   * @return how many customers were written
   * @throws AccessDeniedException if the actor may not export
   */
  public long csv(Condition condition, Writer out, ExportOptions options) {
    requireNonNull(out, "out");
    List<ExportColumns.Column> columns =
        new ExportColumns(type, options.idSystem()).select(options.columns());
    Function<String, String> shown =
        options.spreadsheetSafe() ? FormulaGuard::escape : Function.identity();
    CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
    writer.writeRecord(columns.stream().map(ExportColumns.Column::header).toList());
    long written =
        each(
            condition,
            customer -> {
              var row = writer.writeRecord();
              for (ExportColumns.Column column : columns) {
                String cell = column.value().apply(customer);
                row.writeField(cell == null ? "" : shown.apply(cell));
              }
              row.endRecord();
            });
    try {
      writer.flush();
    } catch (IOException e) {
      throw unwritable(e);
    }
    return written;
  }

  /**
   * Writes one JSON document a line, with everything there is.
   *
   * @return how many customers were written
   * @throws AccessDeniedException if the actor may not export
   */
  public long jsonLines(Condition condition, Writer out) {
    requireNonNull(out, "out");
    try {
      long written =
          each(
              condition,
              customer -> {
                try {
                  out.write(json.write(type, customer));
                  out.write('\n');
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      out.flush();
      return written;
    } catch (UncheckedIOException | IOException e) {
      throw unwritable(e);
    }
  }

  private long each(Condition condition, Consumer<Customer> consumer) {
    if (!gateway.engine().policy().permits(gateway.actor(), Action.EXPORT, type)) {
      throw new AccessDeniedException(
          "%s may not export a customer.".formatted(gateway.actor().name()));
    }
    AtomicLong written = new AtomicLong();
    return gateway.read(
        reader -> {
          reader.scan(
              CustomerFields.TYPE,
              Conditions.all(condition, Customers.IN_USE),
              customer -> {
                consumer.accept(customer);
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
}
