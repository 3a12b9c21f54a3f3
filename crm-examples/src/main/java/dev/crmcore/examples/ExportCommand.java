package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.exchange.ExportOptions;
import dev.crmcore.exchange.Exports;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes customers to a file. */
@Command(
    name = "export",
    description = "Write customers to a file: a table, cards, or JSON Lines with everything.")
final class ExportCommand extends Verb {
  @Parameters(paramLabel = "FILE", description = "The file; one that is there is replaced.")
  private Path file = Path.of("");

  // Elsewhere --as says who acts; here it has always meant the format.
  @Option(
      names = "--as",
      paramLabel = "FORMAT",
      description = "The format: csv, tsv, json, xlsx, vcf (default: by the file's name).")
  private @Nullable String format;

  @Option(names = "--actor", paramLabel = "USER", description = "Who acts (default: you).")
  private @Nullable String actor;

  @Mixin private final RoleOption roles = new RoleOption();

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description = "Only customers that satisfy this.")
  private @Nullable String where;

  @Option(
      names = "--columns",
      paramLabel = "A,B",
      split = ",",
      description = "Only these columns, such as givenName,email,address.city.")
  private List<String> columns = List.of();

  @Option(
      names = "--raw",
      description = "Do not guard cells that a spreadsheet would take for formulas.")
  private boolean raw;

  ExportCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  public Integer call() throws IOException {
    DatabaseUrl.requireExisting(common().url());
    long start = System.nanoTime();
    try (Crm crm = Crm.open(common().url())) {
      Condition whom = where == null ? Conditions.everyone() : ConditionOption.parse(crm, where);
      Exports exports = crm.session(roles.of(actor)).exports();
      String used = exports.format(format == null ? String.valueOf(file.getFileName()) : format);
      long written = write(exports, whom, used);
      return give(new Exported(file, used, written, (System.nanoTime() - start) / 1e9));
    }
  }

  /** Writes beside the file and moves at the end: a failure leaves what was there. */
  private long write(Exports exports, Condition whom, String used) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      long written;
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
        written = exports.write(used, whom, out, new ExportOptions(columns, null, !raw));
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      return written;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Says what was written. */
  private record Exported(Path file, String format, long customers, double seconds)
      implements Answer {
    @Override
    public Object json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("file", file.toString());
      json.put("format", format);
      json.put("customers", customers);
      json.put("seconds", Figures.rounded(seconds, 3));
      return json;
    }

    @Override
    public void print(Terminal terminal) {
      terminal.line(
          "%s written to %s in %s"
              .formatted(Figures.count(customers, "customer"), file, Figures.seconds(seconds)));
    }
  }
}
