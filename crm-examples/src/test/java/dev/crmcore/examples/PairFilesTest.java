package dev.crmcore.examples;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.crmcore.matching.MatchDecision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairFilesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "0, 0.000000",
    "0.0000004, 0.000000",
    "0.0000006, 0.000001",
    "0.5, 0.500000",
    "0.9999994, 0.999999",
    "0.9999996, 1.000000",
    "1, 1.000000"
  })
  void aProbabilityHasSixDigits(double probability, String written) throws IOException {
    Path file = folder.resolve("pairs.csv");

    try (CsvWriter csv = PairFiles.pairs(file)) {
      PairFiles.pair(csv, "a", "b", probability, MatchDecision.MATCH);
    }

    assertThat(Files.readAllLines(file))
        .containsExactly("id_a,id_b,probability,decision", "a,b," + written + ",MATCH");
  }
}
