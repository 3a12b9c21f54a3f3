package dev.crmcore.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesCommandTest {
  @TempDir Path folder;
  private String database;

  @BeforeEach
  void fill() throws IOException {
    database = "jdbc:sqlite:" + folder.resolve("crm.db");
    Path file = Files.writeString(folder.resolve("p.csv"), "id,name\n1,Ada\n2,Grace\n3,Edsger\n");
    assertThat(CommandRun.of("import", file.toString(), "--db", database).exitCode()).isZero();
  }

  @Test
  void changesAreReadInPartsThatFollowEachOther() {
    JsonNode first = CommandRun.of("changes", "--db", database, "--limit", "2", "--json").json();

    assertThat(first.path("count").asInt()).isEqualTo(2);
    assertThat(first.path("more").asBoolean()).isTrue();
    JsonNode change = first.path("changes").get(0);
    assertThat(change.path("action").asText()).isEqualTo("import");
    assertThat(change.path("source").asText()).isEqualTo("p");
    assertThat(change.path("fields").findValuesAsText("field")).contains("givenName");

    JsonNode rest =
        CommandRun.of("changes", "--db", database, "--since", first.path("next").asText(), "--json")
            .json();
    assertThat(rest.path("count").asInt()).isEqualTo(1);
    assertThat(rest.path("more").asBoolean()).isFalse();
    assertThat(rest.path("next").asText()).isEqualTo("1");
  }

  @Test
  void peopleAreToldWhereToGoOn() {
    CommandRun run = CommandRun.of("changes", "--db", database);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("customer ").endsWith("later changes: --since 1\n");
  }

  @Test
  void nonsenseIsNoPosition() {
    CommandRun run = CommandRun.of("changes", "--db", database, "--since", "yesterday");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'yesterday' is no position");
  }
}
