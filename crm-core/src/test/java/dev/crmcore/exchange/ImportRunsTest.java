package dev.crmcore.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.ImportRunFields;
import dev.crmcore.dataquality.DataQuality;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.exchange.ImportOptions.Overwrite;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.model.Customer;
import dev.crmcore.model.ImportRun;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that stop before their end, go on, are samples or are not needed at all. */
class ImportRunsTest {
  private final Desk desk = new Desk();

  /** Twenty rows, of which every fifth has a date that is none. */
  static ImportSource file() {
    List<String> lines = new ArrayList<>(List.of("id,name,dob"));
    IntStream.range(0, 20)
        .mapToObj(i -> i + ",Name" + i + "," + (i % 5 == 4 ? "never" : "2001-01-01"))
        .forEach(lines::add);
    return Desk.csv(lines.toArray(String[]::new));
  }

  static BooleanSupplier afterBatches(int batches) {
    AtomicInteger asked = new AtomicInteger();
    return () -> asked.incrementAndGet() >= batches;
  }

  private static List<ImportRun> runs(Desk desk) {
    return desk.gateway.read(
        reader -> reader.list(ImportRunFields.TYPE, Conditions.everyone(), 10));
  }

  static List<String> names(Desk desk) {
    return desk.all().stream().map(Customer::displayName).sorted().toList();
  }

  @Nested
  class Resuming {
    private final ImportOptions options = Desk.SHOP.batchSize(3);

    @Test
    void aCancelledRunGoesOnAfterItsLastBatchAndCountsBothParts() {
      ImportReport first = desk.imports.run(file(), options.cancelledBy(afterBatches(2)));

      assertThat(first.finished()).isFalse();
      assertThat(first.read()).isEqualTo(6);
      assertThat(names(desk)).hasSize(5);
      assertThat(runs(desk).get(0).finishedAt()).isNull();

      ImportReport rest = desk.imports.resume(file(), options);

      assertThat(rest.run()).isEqualTo(first.run());
      assertThat(rest.finished()).isTrue();
      assertThat(rest.read()).isEqualTo(20);
      assertThat(rest.created()).isEqualTo(16);
      assertThat(rest.unchanged()).isZero();
      assertThat(rest.rejected()).isEqualTo(4);
      assertThat(runs(desk)).hasSize(1);
      ImportRun run = runs(desk).get(0);
      assertThat(run.finishedAt()).isNotNull();
      assertThat(run.read()).isEqualTo(20);
      assertThat(run.created()).isEqualTo(16);
      assertThat(run.size()).isPositive();
    }

    @Test
    void whatIsFinishedIsNotResumed() {
      desk.imports.run(file(), options);

      assertThatThrownBy(() -> desk.imports.resume(file(), options))
          .isInstanceOf(NotFoundException.class)
          .hasMessageContaining("Run it anew");
    }

    @Test
    void anotherFileOrSourceIsNotResumed() {
      desk.imports.run(file(), options.cancelledBy(() -> true));

      assertThatThrownBy(() -> desk.imports.resume(Desk.csv("id,name", "1,A"), options))
          .isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> desk.imports.resume(file(), ImportOptions.from("fair")))
          .isInstanceOf(NotFoundException.class);
    }

    @Test
    void optionsThatDecideOtherwiseAreRefused() {
      desk.imports.run(file(), options.cancelledBy(() -> true));

      assertThatThrownBy(() -> desk.imports.resume(file(), options.overwrite(Overwrite.ALL)))
          .isInstanceOf(InvalidInputException.class)
          .extracting("code")
          .isEqualTo("E_IMPORT_OPTIONS");
      assertThat(desk.imports.resume(file(), options.batchSize(1)).read()).isEqualTo(20);
    }

    @Test
    void whoResumesARunStopsWhoeverStillWorksOnIt() {
      Imports other =
          new Imports(
              new Gateway(desk.engine, Actor.user("other")),
              desk.forms,
              desk.formats,
              new DataQuality(desk.gateway, List.of()),
              Desk.deals(desk.gateway));
      AtomicInteger batches = new AtomicInteger();
      List<ImportReport> taken = new ArrayList<>();

      assertThatThrownBy(
              () ->
                  desk.imports.run(
                      file(),
                      options.progress(
                          so -> {
                            if (batches.incrementAndGet() == 2) {
                              taken.add(other.resume(file(), options));
                            }
                          })))
          .isInstanceOf(ConflictException.class)
          .extracting("code")
          .isEqualTo("E_IMPORT_TAKEN");

      assertThat(taken).extracting(ImportReport::read).containsExactly(20L);
      assertThat(taken).extracting(ImportReport::created).containsExactly(16L);
      assertThat(names(desk)).hasSize(16);
    }

    @Test
    void anErrorsFileThatWasReplacedIsNotContinued(@TempDir Path folder) throws IOException {
      ImportOptions writing = options.errors(folder.resolve("errors.csv"));
      desk.imports.run(file(), writing.cancelledBy(afterBatches(2)));
      Files.writeString(folder.resolve("errors.csv"), "x");

      assertThatThrownBy(() -> desk.imports.resume(file(), writing))
          .isInstanceOf(InvalidInputException.class)
          .extracting("code")
          .isEqualTo("E_FILE_UNWRITABLE");
    }

    @Test
    void ofAllOrNothingACancelledRunKeepsNothing() {
      ImportSource good = Desk.csv("id,name", "1,A", "2,B", "3,C");
      ImportOptions together = Desk.SHOP.batchSize(1).allOrNothing();

      ImportReport report = desk.imports.run(good, together.cancelledBy(afterBatches(2)));

      assertThat(report.applied()).isFalse();
      assertThat(report.finished()).isFalse();
      assertThat(report.read()).isZero();
      assertThat(desk.all()).isEmpty();
      assertThat(desk.imports.resume(good, together).created()).isEqualTo(3);
    }
  }

  @Nested
  class Samples {
    @Test
    void aSampleIsTheFirstRowsThatCanBeUnderstood() {
      ImportReport sample = desk.imports.run(file(), Desk.SHOP.sample(5));

      assertThat(sample.finished()).isTrue();
      assertThat(sample.read()).isEqualTo(6);
      assertThat(sample.created()).isEqualTo(5);
      assertThat(sample.rejected()).isEqualTo(1);
      assertThat(runs(desk)).hasSize(1);

      ImportReport all = desk.imports.run(file(), Desk.SHOP);
      assertThat(all.run()).isNotEqualTo(sample.run());
      assertThat(all.created()).isEqualTo(11);
      assertThat(all.unchanged()).isEqualTo(5);
    }

    @Test
    void aSampleCanBeRehearsed() {
      assertThat(desk.imports.dryRun(file(), Desk.SHOP.sample(2)).created()).isEqualTo(2);
      assertThat(desk.all()).isEmpty();
    }

    @Test
    void aSampleHasRows() {
      assertThatThrownBy(() -> Desk.SHOP.sample(0)).isInstanceOf(InvalidInputException.class);
    }
  }

  @Nested
  class AppliedBefore {
    private final ImportSource good = Desk.csv("id,name", "1,A", "2,B");

    @Test
    void theReportTellsThatTheSameContentWasApplied() {
      ImportReport first = desk.imports.run(good, Desk.SHOP);
      ImportReport second = desk.imports.run(good, Desk.SHOP);

      assertThat(first.appliedBefore()).isNull();
      assertThat(second.appliedBefore()).isEqualTo(first.run());
      assertThat(second.unchanged()).isEqualTo(2);
    }

    @Test
    void onDemandSuchAFileIsLeftAlone() {
      ImportReport first = desk.imports.run(good, Desk.SHOP);
      ImportReport second = desk.imports.run(good, Desk.SHOP.skipApplied());

      assertThat(second.read()).isZero();
      assertThat(second.applied()).isFalse();
      assertThat(second.run()).isEqualTo(first.run());
      assertThat(runs(desk)).hasSize(1);
    }

    @Test
    void otherOptionsRejectedRowsAndSamplesDoNotCount() {
      desk.imports.run(good, Desk.SHOP.sample(1));
      desk.imports.run(good, Desk.SHOP.overwrite(Overwrite.NONE));
      assertThat(desk.imports.run(good, Desk.SHOP).appliedBefore()).isNull();

      desk.imports.run(file(), Desk.SHOP);
      assertThat(desk.imports.run(file(), Desk.SHOP).appliedBefore()).isNull();
    }
  }
}
