package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.format.RawRecord;
import dev.crmcore.format.ReadSettings;
import dev.crmcore.format.RecordFile;
import dev.crmcore.format.RecordFormat;
import dev.crmcore.format.RecordReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What every file format must do. Extend it, say how a file of yours looks, and all of it runs.
 *
 * @see RecordFormat
 */
public abstract class RecordFormatContract {
  private static final long SEED = 20260301;

  /** Returns the format under test. */
  protected abstract RecordFormat format();

  /** Returns a file with three good records; each has the family name and the e-mail given here. */
  protected abstract byte[] file(List<String> familyNames, List<String> emails);

  /** Returns a file with a good record, one that is broken on its own, and a good one. */
  protected abstract byte[] fileWithOneBadRecord();

  private byte[] good() {
    return file(
        List.of("Ада", "O'Neil, \"Jr\"", "王"),
        List.of("a@example.com", "b@example.com", "c@example.com"));
  }

  private MemoryRecordSource source(byte[] content) {
    return new MemoryRecordSource("people." + format().extensions().iterator().next(), content);
  }

  private List<RawRecord> read(RecordFile file) {
    List<RawRecord> records = new ArrayList<>();
    try (RecordReader reader = file.open()) {
      for (Optional<RawRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
        records.add(next.get());
      }
    }
    return records;
  }

  private List<RawRecord> read(byte[] content) {
    return read(format().inspect(source(content), ReadSettings.NONE));
  }

  @Test
  void idAndExtensionsAreInLowerCase() {
    assertThat(format().id()).isNotBlank().isEqualTo(format().id().toLowerCase(Locale.ROOT));
    assertThat(format().extensions())
        .isNotEmpty()
        .allSatisfy(
            one -> assertThat(one).doesNotContain(".").isEqualTo(one.toLowerCase(Locale.ROOT)));
  }

  @Test
  void everyBeginningIsJudgedWithoutAnException() {
    Random random = new Random(SEED);
    for (int i = 0; i < 200; i++) {
      byte[] start = new byte[i];
      random.nextBytes(start);

      assertThat(format().recognises(start)).isIn(true, false);
    }
  }

  @Test
  void everyRecordHasACellForEachColumn() {
    RecordFile file = format().inspect(source(good()), ReadSettings.NONE);

    try (RecordReader reader = file.open()) {
      assertThat(reader.header()).isNotEmpty();
    }
    List<RawRecord> records = read(file);
    assertThat(records).hasSize(3);
    assertThat(records)
        .allSatisfy(
            one -> {
              assertThat(one.problem()).isNull();
              assertThat(one.values()).hasSameSizeAs(header(file));
            });
    assertThat(records.get(1).values()).contains("O'Neil, \"Jr\"", "b@example.com");
    assertThat(records.get(2).values()).contains("王", "c@example.com");
  }

  private static List<String> header(RecordFile file) {
    try (RecordReader reader = file.open()) {
      return reader.header();
    }
  }

  @Test
  void lineNumbersRiseFromOne() {
    List<Long> lines = read(good()).stream().map(RawRecord::line).toList();

    assertThat(lines).allMatch(line -> line >= 1).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aBadRecordIsReportedAndTheOthersStand() {
    List<RawRecord> records = read(fileWithOneBadRecord());

    assertThat(records).hasSize(3);
    assertThat(records.get(0).problem()).isNull();
    assertThat(records.get(2).problem()).isNull();
    assertThat(Optional.ofNullable(records.get(1).problem()))
        .hasValueSatisfying(
            problem -> {
              assertThat(problem.code()).startsWith("E_");
              assertThat(problem.message()).isNotBlank();
            });
  }

  @Test
  void readersOfOneFileAreIndependent() {
    RecordFile file = format().inspect(source(good()), ReadSettings.NONE);

    try (RecordReader first = file.open()) {
      RawRecord record = first.next().orElseThrow();
      List<RawRecord> all = read(file);

      assertThat(all.get(0)).isEqualTo(record);
      assertThat(first.next()).contains(all.get(1));
    }
  }

  @Test
  void theEndStaysTheEnd() {
    RecordFile file = format().inspect(source(good()), ReadSettings.NONE);

    try (RecordReader reader = file.open()) {
      for (int i = 0; i < 3; i++) {
        assertThat(reader.next()).isPresent();
      }
      assertThat(reader.next()).isEmpty();
      assertThat(reader.next()).isEmpty();
    }
  }

  @Test
  void nothingIsLeftOpen() {
    MemoryRecordSource source = source(good());
    RecordFile file = format().inspect(source, ReadSettings.NONE);
    assertThat(source.stillOpen()).isZero();

    RecordReader reader = file.open();
    reader.next();
    reader.close();

    assertThat(source.stillOpen()).isZero();
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThatThrownBy(() -> read(new byte[0])).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aFileThatBreaksOffIsRefusedOrReported() {
    byte[] good = good();
    for (int length = 0; length < good.length; length += Math.max(1, good.length / 200)) {
      assertOnlyDocumentedFailures(Arrays.copyOf(good, length), "cut after " + length);
    }
  }

  @Test
  void aDamagedFileIsRefusedOrReported() {
    Random random = new Random(SEED);
    byte[] good = good();
    for (int i = 0; i < 500; i++) {
      byte[] damaged = good.clone();
      for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      assertOnlyDocumentedFailures(damaged, "damaged, round " + i + " of seed " + SEED);
    }
  }

  private void assertOnlyDocumentedFailures(byte[] content, String what) {
    MemoryRecordSource source = source(content);
    try {
      assertThat(read(format().inspect(source, ReadSettings.NONE))).isNotNull();
    } catch (InvalidInputException e) {
      assertThat(e.code()).as(what).startsWith("E_");
    } catch (RuntimeException e) {
      throw new AssertionError("The format throws what is not documented: " + what, e);
    }
    assertThat(source.stillOpen()).as(what).isZero();
  }
}
