package dev.crmcore.examples;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Writes the two files that {@code dedupe} leaves: clusters and pairs. */
final class PairFiles {
  private PairFiles() {}

  /** Starts a file of {@code id,cluster}. */
  static CsvWriter clusters(Path file) throws IOException {
    CsvWriter csv = CsvWriter.builder().build(file);
    csv.writeRecord("id", "cluster");
    return csv;
  }

  /** Starts a file of {@code id_a,id_b,probability,decision}. */
  static CsvWriter pairs(Path file) throws IOException {
    CsvWriter csv = CsvWriter.builder().build(file);
    csv.writeRecord("id_a", "id_b", "probability", "decision");
    return csv;
  }

  static void pair(CsvWriter csv, Object left, Object right, double probability, Enum<?> decision) {
    csv.writeRecord(
        left.toString(),
        right.toString(),
        String.format(Locale.ROOT, "%.6f", probability),
        decision.name());
  }
}
