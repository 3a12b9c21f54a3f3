package dev.crmcore.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ImportResumeLawTest {
  @Property(tries = 60)
  void howeverOftenItStopsTheEndIsThatOfAnUndisturbedRun(
      @ForAll @IntRange(min = 1, max = 7) int batch,
      @ForAll List<@IntRange(min = 1, max = 4) Integer> stops)
      throws IOException {
    Path whole = Files.createTempFile("whole", ".csv");
    Path parts = Files.createTempFile("parts", ".csv");
    Desk undisturbed = new Desk();
    ImportReport expected =
        undisturbed.imports.run(ImportRunsTest.file(), Desk.SHOP.batchSize(batch).errors(whole));

    Desk disturbed = new Desk();
    ImportOptions patient = Desk.SHOP.batchSize(batch).errors(parts);
    ImportReport report = null;
    for (int stop : stops) {
      ImportOptions hasty = patient.cancelledBy(ImportRunsTest.afterBatches(stop));
      report =
          report == null
              ? disturbed.imports.run(ImportRunsTest.file(), hasty)
              : disturbed.imports.resume(ImportRunsTest.file(), hasty);
      if (report.finished()) {
        break;
      }
    }
    if (report == null) {
      report = disturbed.imports.run(ImportRunsTest.file(), patient);
    } else if (!report.finished()) {
      report = disturbed.imports.resume(ImportRunsTest.file(), patient);
    }

    assertThat(List.of(report.read(), report.created(), report.updated(), report.rejected()))
        .isEqualTo(
            List.of(expected.read(), expected.created(), expected.updated(), expected.rejected()));
    assertThat(ImportRunsTest.names(disturbed)).isEqualTo(ImportRunsTest.names(undisturbed));
    assertThat(parts).hasSameBinaryContentAs(whole);
    Files.delete(whole);
    Files.delete(parts);
  }
}
