package dev.crmcore.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crmcore.examples.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/**
 * What the command said in one run inside the test.
 *
 * @param exitCode how it ended
 * @param out what it wrote to the output
 * @param err what it wrote to the error stream
 */
record CommandRun(int exitCode, String out, String err) {
  /** Runs the command without input, as a script does. */
  static CommandRun of(String... arguments) {
    return run("", false, arguments);
  }

  /** Runs the command with input. */
  static CommandRun withInput(String input, String... arguments) {
    return run(input, false, arguments);
  }

  /** Runs the command while a person watches. */
  static CommandRun watched(String... arguments) {
    return run("", true, arguments);
  }

  private static CommandRun run(String input, boolean interactive, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            interactive);
    int code = CrmCommand.run(terminal, arguments);
    return new CommandRun(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** Returns the one JSON object that was printed. */
  JsonNode json() {
    try {
      return new ObjectMapper().readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + out + err, e);
    }
  }
}
