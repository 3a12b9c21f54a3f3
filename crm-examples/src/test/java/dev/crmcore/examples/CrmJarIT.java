package dev.crmcore.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as people run it: in a process of its own, with a platform charset that is not UTF-8. */
class CrmJarIT {
  private static final Path JAR = Path.of("target", "crm.jar").toAbsolutePath();

  @TempDir Path folder;

  private CommandRun run(String input, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dfile.encoding=ISO-8859-1");
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(UTF_8));
    }
    return new CommandRun(process.waitFor(), Files.readString(out), Files.readString(err));
  }

  @Test
  void runsAloneAndSpeaksUtf8() throws Exception {
    CommandRun run = run("city = 'Вологда'\nгород = 'Вологда'\n", "query-check");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("ok\nerror at 1: ").contains("город");
  }

  @Test
  void importsIntoADatabaseAndFindsAgain() throws Exception {
    Files.writeString(folder.resolve("people.csv"), "id,имя,фамилия\n1,Ольга,Петрова\n");

    CommandRun imported = run("", "import", "people.csv", "--json");
    CommandRun found = run("", "search", "--json", "ольга");

    assertThat(imported.err()).isEmpty();
    assertThat(imported.exitCode()).isZero();
    assertThat(new ObjectMapper().readTree(imported.out()).path("created").asInt()).isEqualTo(1);
    assertThat(new ObjectMapper().readTree(found.out()).path("count").asInt()).isEqualTo(1);
    assertThat(folder.resolve("crm.db")).exists();
  }

  @Test
  void aFailureIsOneLineAndAStatus() throws Exception {
    CommandRun run = run("", "show", "a@example.org");

    assertThat(run)
        .isEqualTo(
            new CommandRun(
                2,
                "",
                "crm: There is no database crm.db. Import customers first: crm import FILE.csv --db"
                    + " jdbc:sqlite:crm.db\n"));
  }

  @Test
  void knowsItsVersion() throws Exception {
    assertThat(run("", "--version").out()).matches("crm \\d+\\.\\d+\\.\\d+\\S*\\R");
  }
}
