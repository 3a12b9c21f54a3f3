package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.edit.EditReport;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a run back. */
@Command(
    name = "revert",
    description = {
      "Take an import, a fix, an edit or an assignment back.",
      "What it created is gone, what it changed is as it was.",
      "What somebody changed since is left, with the reason."
    })
final class RevertCommand extends DatabaseVerb {
  @Parameters(
      paramLabel = "RUN",
      description = "The id that 'crm import', 'fix', 'edit' or 'assign' printed.")
  private String run = "";

  RevertCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return new Reverted(session.edits().revert(id(run)));
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text.strip());
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "E_INVALID",
          "'%s' is not the id of a run. 'crm import', 'crm fix' and 'crm edit' print it."
              .formatted(text),
          e);
    }
  }

  /** Says what is as it was. */
  private record Reverted(EditReport report) implements Answer {
    @Override
    public Object json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("run", report.run().id().toString());
      json.put("restored", report.run().applied());
      json.put("refused", report.run().refused());
      json.put("refusals", report.refused().stream().map(PlanOutcome::refused).toList());
      return json;
    }

    @Override
    public void print(Terminal terminal) {
      terminal.line(Figures.count(report.run().applied(), "record") + " as before.");
      PlanOutcome.printRefused(terminal, report);
    }

    @Override
    public int exitCode() {
      return report.run().refused() > 0 ? ExitCode.FINDING : ExitCode.OK;
    }
  }
}
