package dev.crmcore.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages that people meet first, word for word. */
class MessagesTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "crm {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "serch bob      | Unknown verb 'serch'; did you mean 'search'? Try 'crm --help'.",
        "xyzzy          | Unknown verb 'xyzzy'. Try 'crm --help'.",
        "--frobnicate   | Unknown option '--frobnicate'. Try 'crm --help'.",
        "show --jsn a@b | Unknown option '--jsn'; did you mean '--json'? Try 'crm show --help'.",
        "search         | Missing required parameter: 'TEXT'. Try 'crm search --help'.",
        "merge a@b      | Missing required parameter: 'B'. Try 'crm merge --help'.",
        "search --limit many x | Invalid value for option '--limit': 'many' is no whole number."
            + " Try 'crm search --help'."
      })
  void wrongUsageIsAnsweredInOneLineWithAHint(String arguments, String message) {
    CommandRun run = CommandRun.of(arguments.strip().split(" "));

    assertThat(run).isEqualTo(new CommandRun(2, "", "crm: " + message + "\n"));
  }

  @Test
  void readingFromADatabaseThatIsNotThereMakesNone() {
    Path file = folder.resolve("none.db");

    CommandRun run = CommandRun.of("search", "bob", "--db", "jdbc:sqlite:" + file);

    assertThat(run)
        .isEqualTo(
            new CommandRun(
                2,
                "",
                "crm: There is no database %1$s. Import customers first: crm import FILE.csv --db jdbc:sqlite:%1$s\n"
                    .formatted(file)));
    assertThat(file).doesNotExist();
  }

  @Test
  void aDatabaseMayBeNamedByItsFile() {
    Path file = folder.resolve("none.db");

    CommandRun run = CommandRun.of("search", "bob", "--db", file.toString());

    assertThat(run.err()).startsWith("crm: There is no database %s.".formatted(file));
  }

  @Test
  void aStackTraceIsShownToThoseWhoAskForIt() {
    String url = "jdbc:sqlite:" + folder.resolve("none.db");

    CommandRun run = CommandRun.of("search", "bob", "--debug", "--db", url);

    assertThat(run.err().lines().toList())
        .hasSizeGreaterThan(1)
        .anyMatch(line -> line.contains("InvalidInputException"));
  }

  @Test
  void aloneItShowsWhatThereIs() {
    CommandRun run = CommandRun.of();

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("Usage: crm [-hV] VERB\n")
        .contains("Verbs:", "search", "Examples:", "crm demo", "Exit codes:");
  }

  @Test
  void everyVerbExplainsItself() {
    for (String verb : List.of("search", "show", "merge", "unmerge", "explain", "query-check")) {
      CommandRun run = CommandRun.of(verb, "--help");

      assertThat(run.exitCode()).as(verb).isZero();
      assertThat(run.out())
          .contains("Usage: crm " + verb, "--db=URL", "--json", "--as=USER", "--role=ROLE");
    }
  }

  @Test
  void theVersionIsOneLine() {
    assertThat(CommandRun.of("--version").out()).matches("crm \\S+\\R");
  }
}
