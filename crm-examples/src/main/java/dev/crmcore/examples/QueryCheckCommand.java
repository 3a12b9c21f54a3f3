package dev.crmcore.examples;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.StandardCatalogue;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.segmentation.ConditionProblem;
import dev.crmcore.segmentation.ConditionText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Checks conditions line by line, for editors and for fuzzing. */
@Command(
    name = "query-check",
    description =
        "Read one condition a line from the input; print 'ok' or 'error at N: ...' for each.")
final class QueryCheckCommand extends ActingVerb {
  private final ConditionText reader = new ConditionText(StandardCatalogue.create());

  QueryCheckCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  public Integer call() throws IOException {
    Checks checks = new Checks();
    for (String line = terminal().in().readLine();
        line != null;
        line = terminal().in().readLine()) {
      Optional<ConditionProblem> problem = reader.check(line, CustomerFields.TYPE);
      if (common().json()) {
        checks.keep(problem);
      } else {
        checks.count(problem);
        terminal().line(problem.map(QueryCheckCommand::text).orElse("ok"));
        // An editor waits for the answer before it sends the next line.
        terminal().out().flush();
      }
    }
    return give(checks);
  }

  private static String text(ConditionProblem problem) {
    return "error at %d: %s".formatted(problem.position(), problem.message());
  }

  /** What was said about the lines. */
  private static final class Checks implements Answer {
    private final List<Map<String, Object>> lines = new ArrayList<>();
    private long checked;
    private long errors;

    void count(Optional<ConditionProblem> problem) {
      checked++;
      errors += problem.isPresent() ? 1 : 0;
    }

    void keep(Optional<ConditionProblem> problem) {
      count(problem);
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("line", checked);
      line.put("ok", problem.isEmpty());
      problem.ifPresent(
          found -> {
            line.put("position", found.position());
            line.put("code", found.code());
            line.put("message", found.message());
          });
      lines.add(line);
    }

    @Override
    public Object json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("checked", checked);
      json.put("errors", errors);
      json.put("results", lines);
      return json;
    }

    @Override
    public void print(Terminal terminal) {
      // Every line was answered when it came.
    }

    @Override
    public int exitCode() {
      return errors == 0 ? ExitCode.OK : ExitCode.FINDING;
    }
  }
}
