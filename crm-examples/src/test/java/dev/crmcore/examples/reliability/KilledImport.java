package dev.crmcore.examples.reliability;

import dev.crmcore.Crm;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportReport;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.exchange.Imports;
import java.nio.file.Path;

/** Imports a file, or goes on with it, and acknowledges every batch until it is killed. */
final class KilledImport {
  private static final int BATCH = 50;

  private KilledImport() {}

  static ImportOptions options(Path errors) {
    return ImportOptions.from("shop").batchSize(BATCH).errors(errors);
  }

  /** Takes the database, the file, and where rejected rows go. */
  public static void main(String[] arguments) {
    try (Crm crm = new Database(arguments[0]).open()) {
      Imports imports = crm.session("killed").imports();
      ImportSource file = ImportSource.of(Path.of(arguments[1]));
      ImportOptions options =
          options(Path.of(arguments[2])).progress(so -> Child.acknowledge("rows " + so.read()));
      ImportReport report;
      try {
        report = imports.resume(file, options);
      } catch (NotFoundException e) {
        report = imports.run(file, options);
      }
      Child.acknowledge("done " + report.read());
    }
  }
}
