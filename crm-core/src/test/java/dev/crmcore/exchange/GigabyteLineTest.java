package dev.crmcore.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One line of a gigabyte, which would not fit the memory of the test, costs itself alone. */
@Tag("slow")
class GigabyteLineTest {
  private static final int MEGABYTE = 1 << 20;

  private final Desk desk = new Desk();

  @TempDir Path folder;

  private ImportReport run(String name, String before, String after) throws IOException {
    Path file = folder.resolve(name);
    byte[] filling = new byte[MEGABYTE];
    Arrays.fill(filling, (byte) 'x');
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap(before.getBytes(UTF_8)));
      for (int i = 0; i < 1024; i++) {
        out.write(ByteBuffer.wrap(filling));
      }
      out.write(ByteBuffer.wrap(after.getBytes(UTF_8)));
    }
    return desk.imports.run(ImportSource.of(file), Desk.SHOP);
  }

  private void assertOneRejected(ImportReport report) {
    assertThat(report.errors()).extracting(ImportError::code).containsExactly("E_LIMIT_LENGTH");
    assertThat(report.errors()).extracting(ImportError::line).containsExactly(2L);
    assertThat(report.created()).isEqualTo(2);
    assertThat(desk.all()).hasSize(2);
  }

  @Test
  void ofCsv() throws IOException {
    assertOneRejected(run("people.csv", "id,last_name\n1,", "\n2,Byron\n3,King\n"));
  }

  @Test
  void ofJson() throws IOException {
    assertOneRejected(
        run(
            "people.jsonl",
            "{\"id\":\"2\",\"last_name\":\"Byron\"}\n{\"id\":\"1\",\"last_name\":\"",
            "\"}\n{\"id\":\"3\",\"last_name\":\"King\"}\n"));
  }
}
