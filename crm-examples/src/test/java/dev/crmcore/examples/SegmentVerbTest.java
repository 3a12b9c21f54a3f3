package dev.crmcore.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentVerbTest {
  @TempDir Path folder;

  private CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--db", "jdbc:sqlite:" + folder.resolve("crm.db")));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private void importPeople() throws IOException {
    Path file = folder.resolve("people.csv");
    Files.writeString(
        file, "id,full_name,birth_date,tags\n1,Ada Byron,1990-05-17,vip\n2,Bea Lin,,\n");
    assertThat(run("import", file.toString()).exitCode()).isZero();
  }

  @Test
  void readyConditionsNeedNoDatabase() {
    CommandRun ready = run("segment", "--ready");

    assertThat(ready.exitCode()).isZero();
    assertThat(ready.out())
        .contains("Birthday soon")
        .contains("birthDate anniversary in next 7 days");
  }

  @Test
  void aPreviewStoresNothing() throws IOException {
    importPeople();

    CommandRun preview = run("segment", "tag 'vip'", "--save", "vips", "--preview", "--json");

    assertThat(preview.out())
        .contains("\"adds\":1")
        .contains("\"keeps\":0")
        .contains("\"removes\":0");
    assertThat(run("segment", "segment 'vips'").exitCode()).isEqualTo(2);
    assertThat(run("segment", "tag 'vip'", "--save", "vips").exitCode()).isZero();
    assertThat(run("segment", "everyone", "--save", "vips", "--preview").out())
        .contains("add 1, keep 1 and remove 0");
  }

  @Test
  void whatIsMissingIsSaid() throws IOException {
    importPeople();

    assertThat(run("segment").err()).contains("Say who is meant");
    assertThat(run("segment", "tag 'vip'", "--preview").err()).contains("--preview needs --save");
    assertThat(run("segment", "birthDate anniversary in this year").out()).contains("1 customer");
  }
}
