package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.edit.AssignedKind;
import dev.crmcore.edit.Assignment;
import dev.crmcore.edit.AssignmentPlan;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.examples.terminal.Terminal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives what somebody works on to others. */
@Command(
    name = "assign",
    description = {
      "Show who would get what somebody works on: customers, open deals, tasks, leads and cases.",
      "--apply does it, 'crm revert' takes it back. What is closed keeps the name it has."
    })
final class AssignCommand extends DatabaseVerb {
  @Option(names = "--from", paramLabel = "USER", required = true, description = "Whose work it is.")
  private String from = "";

  @Option(
      names = "--to",
      paramLabel = "USER",
      required = true,
      split = ",",
      description = "Who gets it; several in turn, each customer to one of them.")
  private List<String> to = List.of();

  @Option(names = "--by-load", description = "Each customer to whoever has least.")
  private boolean byLoad;

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description = "Only what is about customers that satisfy this.")
  private @Nullable String where;

  @Option(
      names = "--only",
      paramLabel = "KIND",
      split = ",",
      description =
          "Of customers, teams, deals, tasks, leads, cases (default: all but places in teams).")
  private List<String> only = List.of();

  @Option(
      names = "--line",
      paramLabel = "LINE",
      split = ",",
      description = "Customers only in these lines of service (default: in all).")
  private List<String> lines = List.of();

  @Mixin private final ApplyOption apply = new ApplyOption();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many of each kind are shown (default: ${DEFAULT-VALUE}).")
  private int limit;

  AssignCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    AssignmentPlan plan = session.edits().plan(assignment(crm)).confirmed(apply.confirmed());
    return new AssignmentAnswer(plan, limit, apply.outcome(() -> session.edits().apply(plan)));
  }

  private Assignment assignment(Crm crm) {
    Assignment assignment = Assignment.from(from).to(to).inLines(lines);
    if (byLoad) {
      assignment = assignment.byLoad();
    }
    if (!only.isEmpty()) {
      assignment =
          assignment.only(only.stream().map(AssignCommand::kind).collect(Collectors.toSet()));
    }
    return where == null ? assignment : assignment.where(ConditionOption.parse(crm, where));
  }

  private static AssignedKind kind(String word) {
    return Arrays.stream(AssignedKind.values())
        .filter(kind -> kind.name().equalsIgnoreCase(word.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "--only takes customers, teams, deals, tasks, leads or cases, not '%s'."
                        .formatted(word)));
  }
}
