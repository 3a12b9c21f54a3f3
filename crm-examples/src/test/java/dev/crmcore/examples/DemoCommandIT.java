package dev.crmcore.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo from end to end. */
class DemoCommandIT {
  @TempDir Path folder;

  @Test
  void tellsTheWholeStoryAndCanBeRunAgain() {
    Path demo = folder.resolve("crm-demo");

    CommandRun told = CommandRun.of("demo", "--dir", demo.toString());

    assertThat(told.err()).isEmpty();
    assertThat(told.exitCode()).isZero();
    assertThat(told.out())
        .contains(
            "1. Three files become one customer base",
            "2. What they did",
            "3. How good the data is",
            "4. Who is there twice",
            "5. Merged, and one merge undone",
            "6. Segments are conditions, not lists",
            "7. Deals by stage",
            "8. All of it in one page",
            "values on their cards are as they were",
            "Three things to try next:")
        .doesNotContain("a bug");
    assertThat(demo.resolve("report.html")).content().contains("<svg", "</html>");

    JsonNode again = CommandRun.of("demo", "--dir", demo.toString(), "--json").json();
    assertThat(again.path("imports")).hasSize(3);
    assertThat(again.path("restored").asBoolean()).isTrue();
    assertThat(again.path("segments")).hasSize(3);
    assertThat(again.path("segments")).allMatch(segment -> segment.path("count").asInt() > 0);
    assertThat(again.path("precision").asDouble()).isGreaterThan(0.9);
    assertThat(again.path("recall").asDouble()).isGreaterThan(0.75);
    assertThat(again.path("customersAfter").asInt())
        .isLessThan(again.path("customersBefore").asInt());
    for (String line : told.out().lines().filter(text -> text.startsWith("  crm ")).toList()) {
      assertThat(line).contains("--db jdbc:sqlite:" + demo);
    }
  }

  @Test
  void aFolderWithSomethingElseIsLeftAlone() throws IOException {
    Path precious = Files.writeString(folder.resolve("thesis.txt"), "years of work");

    CommandRun run = CommandRun.of("demo", "--dir", folder.toString());

    assertThat(run)
        .isEqualTo(
            new CommandRun(
                2,
                "",
                "crm: The folder '"
                    + folder
                    + "' holds something else than an earlier demo. Name another with --dir.\n"));
    assertThat(precious).hasContent("years of work");
    assertThat(CommandRun.of("demo", "--dir", precious.toString()).err())
        .isEqualTo("crm: '" + precious + "' is a file. Name a folder with --dir.\n");
  }
}
