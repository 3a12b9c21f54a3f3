package dev.crmcore.benchmarks;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportReport;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.jdbc.Durability;
import dev.crmcore.jdbc.JdbcOptions;
import dev.crmcore.jdbc.JdbcStorageProvider;
import dev.crmcore.model.ContactKind;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Imports a file of twelve columns into SQLite, normalised, validated, indexed and searchable, and
 * compares with writing the same rows into the same tables bare; then the same with a check for
 * duplicates.
 */
public final class ImportBenchmark {
  private ImportBenchmark() {}

  /**
   * Runs with the number of rows (1,000,000 unless given), a folder to work in, and how duplicates
   * are looked for: {@code none}, {@code contacts} (unless given) or {@code likeness}.
   */
  public static void main(String[] args) throws IOException, SQLException {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    Path folder = args.length > 1 ? Path.of(args[1]) : Files.createTempDirectory("crm-import");
    String check = args.length > 2 ? args[2] : "contacts";
    Path csv = folder.resolve("customers-" + rows + ".csv");
    Path imported = folder.resolve("imported.db");
    Path bare = folder.resolve("bare.db");
    Files.deleteIfExists(bare);
    if (!Files.exists(csv)) {
      CustomerCsv.write(csv, rows);
    }
    PrintStream out = System.out;
    double ours = seconds(csv, imported, "none");
    long start = System.nanoTime();
    CustomerCsv.read(csv);
    double reading = (System.nanoTime() - start) / 1e9;
    double writing = BareCopy.seconds(imported, bare);
    double theirs = reading + writing;
    out.printf(
        "bare:   %.1f s (reading the file %.1f, writing, indexes and full text %.1f), %,.0f rows/s%n",
        theirs, reading, writing, rows / theirs);
    out.printf("ratio:  %.1f %% of the bare rows/s%n", 100 * theirs / ours);
    out.printf(
        "sizes:  %,d MB imported, %,d MB bare%n",
        Files.size(imported) >> 20, Files.size(bare) >> 20);
    if (!check.equals("none")) {
      double checked = seconds(csv, folder.resolve("checked.db"), check);
      out.printf(
          "ratio:  %.1f %% of the bare rows/s, duplicates checked%n", 100 * theirs / checked);
    }
  }

  private static double seconds(Path csv, Path database, String check)
      throws IOException, SQLException {
    Files.deleteIfExists(database);
    long start = System.nanoTime();
    try (Crm crm =
        Crm.builder()
            .storage(
                new JdbcStorageProvider(),
                JdbcOptions.DEFAULTS.withDurability(Durability.FAST).at("jdbc:sqlite:" + database))
            .build()) {
      CrmSession session = crm.session("benchmark");
      ImportOptions options = ImportOptions.from("benchmark");
      ImportReport report =
          session
              .imports()
              .run(
                  ImportSource.of(csv),
                  switch (check) {
                    case "contacts" -> options.matchBy(ContactKind.EMAIL, ContactKind.PHONE);
                    case "likeness" -> options.matchBy(session.duplicates().index());
                    default -> options;
                  });
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "import, duplicates by %s: %,d read, %,d created, %,d updated, %,d quarantined, %,d rejected, %.1f s, %,.0f rows/s%n",
          check,
          report.read(),
          report.created(),
          report.updated(),
          report.quarantined(),
          report.rejected(),
          seconds,
          report.read() / seconds);
      return seconds;
    }
  }
}
