package dev.crmcore.benchmarks;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.exchange.ExportOptions;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportReport;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.formats.FormatsPlugin;
import dev.crmcore.jdbc.Durability;
import dev.crmcore.jdbc.JdbcOptions;
import dev.crmcore.jdbc.JdbcStorageProvider;
import dev.crmcore.query.Conditions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes customers to files of every format, and reads them back. */
public final class FormatBenchmark {
  private static final ImportOptions OPTIONS = ImportOptions.from("benchmark");

  private FormatBenchmark() {}

  /** Runs with the number of customers (200,000 unless given) and a folder to work in. */
  public static void main(String[] args) throws IOException {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
    Path folder = args.length > 1 ? Path.of(args[1]) : Files.createTempDirectory("crm-formats");
    PrintStream out = System.out;
    Path csv = folder.resolve("customers-" + rows + ".csv");
    if (!Files.exists(csv)) {
      CustomerCsv.write(csv, rows);
    }
    try (Crm crm = open(folder.resolve("formats.db"))) {
      CrmSession session = crm.session("benchmark");
      session.imports().run(ImportSource.of(csv), OPTIONS);
      for (String format : new String[] {"csv", "json", "xlsx", "vcf"}) {
        Path file = folder.resolve("out-" + rows + "." + format);
        long start = System.nanoTime();
        long written = write(session, format, file);
        double writing = seconds(start);
        start = System.nanoTime();
        session.imports().plan(ImportSource.of(file), OPTIONS);
        double reading = seconds(start);
        out.printf(
            "%-4s  %,d customers, %,d MB; written in %.1f s, %,.0f/s; read through in %.1f s, %,.0f/s%n",
            format,
            written,
            Files.size(file) >> 20,
            writing,
            written / writing,
            reading,
            written / reading);
      }
    }
    for (String format : new String[] {"csv", "xlsx"}) {
      try (Crm crm = open(folder.resolve("again-" + format + ".db"))) {
        long start = System.nanoTime();
        ImportReport report =
            crm.session("benchmark")
                .imports()
                .run(ImportSource.of(folder.resolve("out-" + rows + "." + format)), OPTIONS);
        out.printf(
            "%-4s  imported: %,d created, %,d rejected in %.1f s, %,.0f/s%n",
            format,
            report.created(),
            report.rejected(),
            seconds(start),
            report.read() / seconds(start));
      }
    }
  }

  private static Crm open(Path database) throws IOException {
    Files.deleteIfExists(database);
    return Crm.builder()
        .addPlugin(new FormatsPlugin())
        .storage(
            new JdbcStorageProvider(),
            JdbcOptions.DEFAULTS.withDurability(Durability.FAST).at("jdbc:sqlite:" + database))
        .build();
  }

  private static long write(CrmSession session, String format, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      return session
          .exports()
          .write(format, Conditions.everyone(), out, ExportOptions.DEFAULTS.withIdsOf("benchmark"));
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
