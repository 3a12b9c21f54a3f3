package dev.crmcore.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentsCommandTest {
  @TempDir Path folder;
  private String database = "";

  @BeforeEach
  void customers() throws Exception {
    database = "jdbc:sqlite:" + folder.resolve("crm.db");
    Path file = folder.resolve("people.csv");
    Files.writeString(
        file, "Name,Email,City\nAda,ada@example.org,Paris\nBea,bea@example.org,Lyon\n");
    run("import", file.toString());
  }

  private CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--db", database));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private JsonNode json(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    return new ObjectMapper().readTree(run(all.toArray(String[]::new)).out());
  }

  @Test
  void aTrackedSegmentTellsWhoGotInAndOut() throws Exception {
    run("segment", "tag 'guest'", "--save", "guests");
    run("segments", "track", "guests");
    assertThat(json("segments", "run").path("count").asInt()).isZero();

    run("edit", "city = 'Lyon'", "--add-tag", "guest", "--apply");

    JsonNode events = json("segments", "run").path("events");
    assertThat(events.findValuesAsText("change")).containsExactly("ENTERED");
    assertThat(events.findValuesAsText("segment")).containsExactly("guests");
    JsonNode segment = json("segments").path("segments").get(0);
    assertThat(segment.path("tracked").asBoolean()).isTrue();
    assertThat(segment.path("members").asInt()).isEqualTo(1);
    assertThat(run("segments").out()).contains("guests").contains("tracked");
    assertThat(json("segments", "track", "guests", "--stop").at("/segments/0/tracked").asBoolean())
        .isFalse();
  }

  @Test
  void aStaticSegmentIsFilledByHand() throws Exception {
    assertThat(
            json("segments", "members", "jury", "--add", "ada@example.org", "bea@example.org")
                .path("moved")
                .asInt())
        .isEqualTo(2);
    assertThat(
            json("segments", "members", "jury", "--drop", "bea@example.org").path("moved").asInt())
        .isEqualTo(1);
    assertThat(json("segment", "segment 'jury'", "--count").path("count").asInt()).isEqualTo(1);
    assertThat(run("segments", "members", "jury").err()).contains("Say who");
    assertThat(json("segments", "remove", "jury").path("count").asInt()).isEqualTo(1);
    assertThat(json("segments").path("count").asInt()).isZero();
  }

  @Test
  void aSnapshotAndTheVersionsOfADefinitionAreKept() throws Exception {
    run("segment", "city = 'Paris'", "--save", "then", "--snapshot");
    run("segment", "city = 'Paris'", "--save", "now");
    run("segment", "city = 'Lyon'", "--save", "now");

    assertThat(json("segments", "history", "now").path("versions").findValuesAsText("condition"))
        .containsExactly("city = 'Paris'", "city = 'Lyon'");
    assertThat(json("segments").path("segments").findValuesAsText("kind"))
        .containsExactly("SNAPSHOT", "DYNAMIC");
    assertThat(run("segment", "tag 'x'", "--snapshot").err()).contains("--save NAME");
  }

  @Test
  void aViewIsSavedAndShown() throws Exception {
    run("views", "save", "all", "everyone", "--sort=-displayName", "--columns", "displayName,city");

    JsonNode view = json("views", "show", "all");
    assertThat(view.path("count").asInt()).isEqualTo(2);
    assertThat(view.path("customers").findValuesAsText("displayName"))
        .containsExactly("Bea", "Ada");
    assertThat(run("views", "show", "all").out()).contains("Paris").contains("2 customers");
    assertThat(json("views").path("views").findValuesAsText("name")).containsExactly("all");
    assertThat(json("views", "remove", "all").path("count").asInt()).isEqualTo(1);
    assertThat(run("views").out()).contains("No views");
  }

  @Test
  void purchasesAreRated() throws Exception {
    Path file = folder.resolve("orders.csv");
    Files.writeString(
        file,
        "orderNumber,email,amount,currency,occurredAt\n"
            + "1,ada@example.org,10.00,EUR,%s\n"
                .formatted(LocalDate.now(ZoneOffset.UTC).minusDays(3)));
    run("import", file.toString(), "--target", "purchases", "--zone", "UTC");

    assertThat(json("rfm", "--currency", "eur").path("customers").asInt()).isEqualTo(1);
    assertThat(json("segment", "rfm.count > 0", "--count").path("count").asInt()).isEqualTo(1);
    assertThat(run("rfm", "--currency", "EUR").out()).contains("1 customer rated");
    assertThat(run("rfm", "--currency", "XXYZ").err()).contains("no currency");
  }

  @Test
  void anExplanationSaysWhenItWouldChange() throws Exception {
    JsonNode lasting = json("segment", "createdAt in last 30 days", "--explain", "ada@example.org");
    JsonNode fixed = json("segment", "city = 'Paris'", "--explain", "ada@example.org");

    assertThat(lasting.path("changes").isTextual()).isTrue();
    assertThat(fixed.path("changes").isNull()).isTrue();
    assertThat(run("segment", "city = 'Paris'", "--explain", "ada@example.org").out())
        .contains("It stays so unless something is written.");
  }
}
