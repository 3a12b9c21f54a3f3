package dev.crmcore.examples.reliability;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.exchange.ExportOptions;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.query.Conditions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Imports, scans and exports more customers than its memory holds. */
final class StreamingWork {
  private StreamingWork() {}

  /** Works in the database and the folder of its arguments, with as many customers as the third. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    try (Crm crm = new Database(arguments[0]).open(CountingWork.OPTIONS)) {
      CrmSession session = crm.session("stream");
      Path people = people(folder, Long.parseLong(arguments[2]));
      Child.acknowledge(
          "imported "
              + session
                  .imports()
                  .run(ImportSource.of(people), ImportOptions.from("shop"))
                  .created());
      AtomicLong scanned = new AtomicLong();
      session.customers().scan(Conditions.everyone(), customer -> scanned.incrementAndGet());
      Child.acknowledge("scanned " + scanned);
      try (Writer csv = Files.newBufferedWriter(folder.resolve("out.csv"))) {
        Child.acknowledge(
            "exported "
                + session.exports().csv(Conditions.everyone(), csv, ExportOptions.DEFAULTS));
      }
      try (Writer lines = Files.newBufferedWriter(folder.resolve("out.jsonl"))) {
        Child.acknowledge("exported " + session.exports().jsonLines(Conditions.everyone(), lines));
      }
    }
  }

  private static Path people(Path folder, long customers) throws IOException {
    Path file = folder.resolve("people.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("id,first_name,last_name,email,phone,notes\n");
      String notes = "n".repeat(4000);
      for (long i = 0; i < customers; i++) {
        out.write(
            "%d,Given%d,Family%d,p%d@example.com,+44207%07d,%s\n"
                .formatted(i, i % 997, i % 4999, i, i % 10_000_000, notes));
      }
    }
    return file;
  }
}
