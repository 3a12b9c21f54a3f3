package dev.crmcore.benchmarks;

import dev.crmcore.Crm;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportReport;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.jdbc.Durability;
import dev.crmcore.jdbc.JdbcOptions;
import dev.crmcore.jdbc.JdbcStorageProvider;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Imports a file of twelve columns into SQLite, normalised, validated, indexed and searchable, and
 * compares with writing the same rows into the same tables bare.
 */
public final class ImportBenchmark {
  private ImportBenchmark() {}

  /** Runs with the number of rows (1,000,000 unless given) and a folder to work in. */
  public static void main(String[] args) throws IOException, SQLException {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    Path folder = args.length > 1 ? Path.of(args[1]) : Files.createTempDirectory("crm-import");
    Path csv = folder.resolve("customers-" + rows + ".csv");
    Path imported = folder.resolve("imported.db");
    Path bare = folder.resolve("bare.db");
    Files.deleteIfExists(imported);
    Files.deleteIfExists(bare);
    if (!Files.exists(csv)) {
      CustomerCsv.write(csv, rows);
    }
    PrintStream out = System.out;

    long start = System.nanoTime();
    ImportReport report;
    try (Crm crm =
        Crm.builder()
            .storage(
                new JdbcStorageProvider(),
                JdbcOptions.DEFAULTS.withDurability(Durability.FAST).at("jdbc:sqlite:" + imported))
            .build()) {
      report =
          crm.session("benchmark")
              .imports()
              .run(ImportSource.of(csv), ImportOptions.from("benchmark"));
    }
    double ours = (System.nanoTime() - start) / 1e9;
    out.printf(
        "import: %,d read, %,d created, %,d rejected, %.1f s, %,.0f rows/s%n",
        report.read(), report.created(), report.rejected(), ours, report.read() / ours);

    start = System.nanoTime();
    CustomerCsv.read(csv);
    double reading = (System.nanoTime() - start) / 1e9;
    double writing = BareCopy.seconds(imported, bare);
    double theirs = reading + writing;
    out.printf(
        "bare:   %.1f s (reading the file %.1f, writing, indexes and full text %.1f), %,.0f rows/s%n",
        theirs, reading, writing, report.read() / theirs);
    out.printf("ratio:  %.0f %% of the bare rows/s%n", 100 * theirs / ours);
    out.printf(
        "sizes:  %,d MB imported, %,d MB bare%n",
        Files.size(imported) >> 20, Files.size(bare) >> 20);
  }
}
