package dev.crmcore.examples.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Lets a fuzzer that watches which code is reached look for a file or a condition that brings
 * anything but a refusal, or that takes more than ten seconds. A short while each; longer with
 * {@code -Dcrm.fuzz.seconds=3600}. What it finds stays in {@code target/fuzz}.
 */
class FuzzIT {
  private static final long SECONDS = Long.getLong("crm.fuzz.seconds", 10);

  @TempDir Path corpus;

  @ParameterizedTest
  @CsvSource({"csv", "tsv", "json", "jsonl", "xlsx", "vcf"})
  void noFileBringsAnythingButARefusalOrAReport(String format) throws Exception {
    seed(sample(format));

    run(ReaderFuzzer.class, format);
  }

  @Test
  void noTextBringsAnythingButARefusalOrACondition() throws Exception {
    seed(
        "city = 'Вологда' and purchases(last 365 days).sum(amount) >= 1000 EUR and not tag 'x'",
        "not (createdAt between 2026-01-01 and 2026-03-31 or email is missing)",
        "has contactPoints(kind = EMAIL and normalized ends with '@example.org')",
        "segment 'VIP' or interactions(this month where direction = INBOUND).count = 0",
        "purchases(from 2026-01-01 to 2026-03-31).max(occurredAt) < today - 1 years",
        "birthDate anniversary in next 7 days and createdAt in previous quarter");

    run(ConditionFuzzer.class, "condition");
  }

  private void seed(String... samples) throws IOException {
    for (int i = 0; i < samples.length; i++) {
      Files.writeString(corpus.resolve("seed" + i), samples[i]);
    }
  }

  private void run(Class<?> target, String what) throws IOException, InterruptedException {
    Path found = Files.createDirectories(Path.of("target", "fuzz", what)).toAbsolutePath();
    Path log = found.resolve("log.txt");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-Dcrm.fuzz.format=" + what,
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Jazzer.class.getName(),
            "--target_class=" + target.getName(),
            "--instrumentation_includes=dev.crmcore.**",
            "--reproducer_path=" + found,
            "-artifact_prefix=" + found + "/",
            "-max_total_time=" + SECONDS,
            "-timeout=10",
            "-max_len=16384",
            "-rss_limit_mb=4096",
            "-use_value_profile=1",
            corpus.toString());
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor()).as(() -> read(log)).isZero();
    assertThat(read(log)).contains("Done ");
  }

  private static String read(Path log) {
    try {
      return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "no log: " + e;
    }
  }

  private static String sample(String format) {
    return switch (format) {
      case "csv" -> "id,last_name,email\n1,\"A, \"\"B\"\"\",a@example.com\n2,Ё,b@example.com\n";
      case "tsv" -> "id\tlast_name\temail\n1\tA\ta@example.com\n2\tЁ\tb@example.com\n";
      case "json" ->
          "[{\"id\":1,\"last_name\":\"A\",\"tags\":[\"x\"],\"address\":{\"city\":\"Oslo\"}},{\"id\":2}]";
      case "jsonl" ->
          "{\"id\":1,\"contactPoints\":[{\"kind\":\"EMAIL\",\"raw\":\"a@example.com\"}]}\n{\"id\":2,\"last_name\":\"Ё\"}\n";
      case "xlsx" ->
          "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>last_name</t></is></c><c t=\"str\"><v>birth_date</v></c></row><row><c><v>1</v></c><c s=\"1\"><v>32874</v></c></row></sheetData></worksheet>";
      default ->
          "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nN:Doe;Jane;;;\r\nTEL;TYPE=CELL:+15550100\r\nitem1.EMAIL:a@example.com\r\nitem1.X-ABLabel:own\r\nADR;TYPE=HOME:;;Main 1;Oslo;;1;NO\r\nBDAY:1990-01-02\r\nEND:VCARD\r\n";
    };
  }
}
