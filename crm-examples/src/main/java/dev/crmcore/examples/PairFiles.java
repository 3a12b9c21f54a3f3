package dev.crmcore.examples;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the two files that {@code dedupe} leaves: clusters and pairs. */
final class PairFiles {
  private static final int MILLION = 1_000_000;

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
    csv.writeRecord(left.toString(), right.toString(), sixDigits(probability), decision.name());
  }

  /** Writes a probability; a format would have to be read anew for each of a million pairs. */
  private static String sixDigits(double probability) {
    long millionths = Math.round(probability * MILLION);
    String digits = Long.toString(millionths % MILLION + MILLION).substring(1);
    return millionths / MILLION + "." + digits;
  }
}
