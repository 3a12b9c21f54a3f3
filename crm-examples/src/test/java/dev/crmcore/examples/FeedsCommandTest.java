package dev.crmcore.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedsCommandTest {
  @TempDir Path folder;
  private String database;

  @BeforeEach
  void name() {
    database = "jdbc:sqlite:" + folder.resolve("crm.db");
  }

  private CommandRun send(String source, String title, String... more) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve(source + ".csv"),
            "id,external_id:reg,first name,position\n1,r1,Ada," + title + "\n");
    String[] all = new String[more.length + 5];
    System.arraycopy(
        new String[] {"import", file.toString(), "--db", database, "--json"}, 0, all, 0, 5);
    System.arraycopy(more, 0, all, 5, more.length);
    return CommandRun.of(all);
  }

  private JsonNode report(String... more) {
    String[] all = new String[more.length + 4];
    System.arraycopy(new String[] {"feeds", "--db", database, "--json"}, 0, all, 0, 4);
    System.arraycopy(more, 0, all, 4, more.length);
    return CommandRun.of(all).json();
  }

  @Test
  void aPriorityGivenToAnImportIsKeptAndCounts() throws IOException {
    assertThat(send("high", "chief", "--priority", "9").exitCode()).isZero();
    JsonNode low = send("low", "clerk", "--priority", "1").json();

    assertThat(low.path("kept").asInt()).isEqualTo(1);
    JsonNode feeds = report().path("feeds");
    assertThat(feeds.findValuesAsText("name")).containsExactly("high", "low");
    assertThat(feeds.get(0).path("priority").asInt()).isEqualTo(9);
    assertThat(feeds.get(0).path("total").path("created").asInt()).isEqualTo(1);
    assertThat(feeds.get(1).path("customers").asInt()).isEqualTo(1);
    assertThat(feeds.get(1).path("late").asBoolean()).isFalse();
  }

  @Test
  void aFileIsReadAsItsFeedSays() throws IOException {
    send("shop", "clerk");
    CommandRun.of("feeds", "save", "fair", "--priority", "5", "--format", "tsv", "--db", database);
    Path file = folder.resolve("people.txt");
    Files.writeString(file, "id\tfirst name\n1\tBea\n");

    CommandRun run =
        CommandRun.of("import", file.toString(), "--feed", "fair", "--db", database, "--json");

    assertThat(run.json().path("created").asInt()).isEqualTo(1);
    assertThat(run.json().path("format").asText()).isEqualTo("tsv");
    assertThat(report().path("feeds").get(0).path("customers").asInt()).isEqualTo(1);
    assertThat(
            CommandRun.of(
                    "import", file.toString(), "--feed", "fair", "--source", "x", "--db", database)
                .err())
        .contains("Give --feed or --source, not both");
    assertThat(CommandRun.of("import", file.toString(), "--feed", "gone", "--db", database).err())
        .contains("There is no feed 'gone'");
  }

  @Test
  void aFeedIsKeptChangedAndForgotten() throws IOException {
    send("shop", "clerk");
    assertThat(CommandRun.of("feeds", "save", "shop", "--db", database).exitCode()).isEqualTo(2);
    CommandRun saved =
        CommandRun.of(
            "feeds", "save", "shop", "--db", database, "--priority", "5", "--every", "P1D");
    assertThat(saved.exitCode()).isZero();
    CommandRun.of(
        "feeds", "save", "shop", "--db", database, "--owner", "ops", "--enabled", "false");

    JsonNode shop = report().path("feeds").get(0);
    assertThat(shop.path("every").asText()).isEqualTo("PT24H");
    assertThat(shop.path("owner").asText()).isEqualTo("ops");
    assertThat(shop.path("enabled").asBoolean()).isFalse();
    assertThat(report("--due").path("count").asInt()).isZero();
    assertThat(CommandRun.of("feeds", "--db", database).out()).contains("shop");

    assertThat(CommandRun.of("feeds", "remove", "shop", "--db", database).exitCode()).isZero();
    assertThat(CommandRun.of("feeds", "remove", "shop", "--db", database).exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("feeds", "--db", database).out()).contains("No feeds");
  }
}
