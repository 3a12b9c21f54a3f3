package dev.crmcore.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportReport;
import dev.crmcore.exchange.ImportSource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damages good files of every format at random, by bytes and by pieces of their own grammar. A
 * longer run: {@code -Dcrm.fuzz.rounds=100000}; another one: {@code -Dcrm.fuzz.seed=7}.
 */
class FormatFuzzTest {
  private static final long SEED = Long.getLong("crm.fuzz.seed", 20260301);
  private static final int ROUNDS = Integer.getInteger("crm.fuzz.rounds", 400);

  /** What no file of some kilobytes may take, however slow the machine. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static final List<String> PIECES =
      List.of(
          "\"",
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          ";",
          "\n",
          "\r",
          "\t",
          "\0",
          "\\u0000",
          "\\ud800",
          "=1+1",
          "'",
          "\uFEFF",
          "BEGIN:VCARD\n",
          "END:VCARD\n",
          "N:",
          "TEL;TYPE=",
          "PHOTO:",
          "\n ",
          "<row>",
          "</row>",
          "<c t=\"s\"><v>",
          "<v>1e99</v>",
          "<!DOCTYPE x>",
          "&amp;",
          "&#0;",
          "<c r=\"ZZZZ9\"/>",
          "[[[[[[[[",
          "null",
          "-",
          "1E400",
          "id",
          "email",
          "\u202E",
          "Ё");

  private static byte[] sample(String format) {
    String text =
        switch (format) {
          case "csv" -> "id,last_name,email\n1,\"A, \"\"B\"\"\",a@example.com\n2,Ё,b@example.com\n";
          case "tsv" -> "id\tlast_name\temail\n1\tA\ta@example.com\n2\tЁ\tb@example.com\n";
          case "json" ->
              "[{\"id\":1,\"last_name\":\"A\",\"tags\":[\"x\",\"y\"],\"address\":{\"city\":\"Oslo\"}},{\"id\":2,\"email\":\"b@example.com\"}]";
          case "jsonl" ->
              "{\"id\":1,\"last_name\":\"A\",\"contactPoints\":[{\"kind\":\"EMAIL\",\"raw\":\"a@example.com\"}]}\n{\"id\":2,\"last_name\":\"Ё\"}\n";
          default ->
              "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nN:Doe;Jane;;;\r\nTEL;TYPE=CELL:+15550100\r\nitem1.EMAIL:a@example.com\r\nitem1.X-ABLabel:own\r\nADR;TYPE=HOME:;;Main 1;Oslo;;1;NO\r\nBDAY:1990-01-02\r\nEND:VCARD\r\n";
        };
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static final String ROWS =
      "<row><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>last_name</t></is></c><c t=\"str\"><v>birth_date</v></c></row>"
          + "<row><c><v>1</v></c><c t=\"s\"><v>1</v></c><c s=\"1\"><v>32874</v></c></row>";

  private static byte[] damaged(byte[] good, Random random) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int hits = 1 + random.nextInt(4);
    for (byte b : good) {
      int dice = random.nextInt(good.length);
      if (dice < hits) {
        switch (random.nextInt(5)) {
          case 0 -> out.write(random.nextInt(256));
          case 1 -> {}
          case 2 -> out.writeBytes(piece(random));
          case 3 -> {
            out.write(b);
            out.writeBytes(piece(random));
          }
          default -> {
            int start = random.nextInt(good.length);
            out.write(good, start, Math.min(good.length - start, 1 + random.nextInt(60)));
          }
        }
      } else {
        out.write(b);
      }
    }
    return out.toByteArray();
  }

  private static byte[] piece(Random random) {
    return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
  }

  /** Workbooks are damaged before they are packed, or nothing would get past the checksum. */
  private static byte[] file(String format, Random random) {
    if (!format.equals("xlsx")) {
      return damaged(sample(format), random);
    }
    String rows = damagedText(ROWS, random);
    String styles =
        damagedText(
            "<styleSheet><cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs></styleSheet>", random);
    String texts = damagedText("<si><t>id</t></si><si><t>A</t></si>", random);
    byte[] book = Sheets.of(rows).texts(texts).part("xl/styles.xml", styles).bytes();
    return random.nextInt(4) == 0 ? damaged(book, random) : book;
  }

  private static String damagedText(String text, Random random) {
    return random.nextBoolean()
        ? text
        : new String(
            damaged(text.getBytes(StandardCharsets.UTF_8), random), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "tsv", "json", "jsonl", "xlsx", "vcf"})
  void noFileBringsAnythingButARefusalOrAReport(String format) {
    Random random = new Random(SEED + format.hashCode());
    try (Crm crm = Crm.builder().addPlugin(new FormatsPlugin()).inMemory().build()) {
      CrmSession session = crm.session("anna");
      for (int i = 0; i < ROUNDS; i++) {
        byte[] content = file(format, random);
        String what = "%s, seed %d, round %d".formatted(format, SEED, i);
        long start = System.nanoTime();
        try {
          ImportReport report =
              session
                  .imports()
                  .dryRun(
                      ImportSource.of("fuzz." + format, content),
                      ImportOptions.from("fuzz").format(format.replace("jsonl", "json")));
          assertThat(report.created() + report.updated() + report.unchanged() + report.rejected())
              .as(what)
              .isEqualTo(report.read() - report.quarantined());
        } catch (InvalidInputException e) {
          assertThat(e.code()).as(what).startsWith("E_");
        } catch (RuntimeException e) {
          throw new AssertionError(what, e);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(what).isLessThan(LIMIT);
      }
    }
  }
}
