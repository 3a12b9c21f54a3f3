package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.edit.Edit;
import dev.crmcore.edit.EditPlan;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.OwnerAssignment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes many customers at once. */
@Command(
    name = "edit",
    description = {
      "Show what would change on all customers that satisfy a condition; --apply does it.",
      "'crm revert' takes it back."
    })
final class EditCommand extends DatabaseVerb {
  @Parameters(paramLabel = "CONDITION", description = "Whom, such as \"tag 'lapsed'\".")
  private String condition = "";

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  @Mixin private final ApplyOption apply = new ApplyOption();

  @Option(
      names = "--line",
      paramLabel = "LINE",
      description = "The line of service of --owner and --no-owner (default: in general).")
  private String line = OwnerAssignment.GENERAL;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many customers are shown (default: ${DEFAULT-VALUE}).")
  private int limit;

  EditCommand(Terminal terminal) {
    super(terminal);
  }

  /** What is done; exactly one of these. */
  static final class What {
    @Option(
        names = "--set",
        paramLabel = "FIELD=VALUE",
        description = "Give a field a value; FIELD= takes it away.")
    private @Nullable String set;

    @Option(names = "--add-tag", paramLabel = "TAG", description = "Add a tag.")
    private @Nullable String addTag;

    @Option(names = "--remove-tag", paramLabel = "TAG", description = "Take a tag away.")
    private @Nullable String removeTag;

    @Option(names = "--owner", paramLabel = "USER", description = "Make somebody responsible.")
    private @Nullable String owner;

    @Option(names = "--no-owner", description = "Make nobody responsible.")
    private boolean nobody;

    @Option(names = "--add-team", paramLabel = "TEAM", description = "Let somebody work with them.")
    private @Nullable String addTeam;

    @Option(names = "--remove-team", paramLabel = "TEAM", description = "Do so no longer.")
    private @Nullable String removeTeam;

    @Option(names = "--add-group", paramLabel = "GROUP", description = "Put them in a group.")
    private @Nullable String addGroup;

    @Option(names = "--remove-group", paramLabel = "GROUP", description = "Take them out of it.")
    private @Nullable String removeGroup;

    @SuppressWarnings("unused") // what is done if nothing else is
    @Option(names = "--archive", description = "Put them aside.")
    private boolean archive;

    private What() {}

    Edit edit(String line) {
      if (set != null) {
        return set(set);
      }
      if (addTag != null) {
        return Edit.addTag(addTag);
      }
      if (removeTag != null) {
        return Edit.removeTag(removeTag);
      }
      if (addTeam != null) {
        return Edit.addTeam(addTeam);
      }
      if (removeTeam != null) {
        return Edit.removeTeam(removeTeam);
      }
      if (addGroup != null) {
        return Edit.addGroup(addGroup);
      }
      if (removeGroup != null) {
        return Edit.removeGroup(removeGroup);
      }
      if (nobody) {
        return Edit.noOwner(line);
      }
      return owner != null ? Edit.owner(line, owner) : Edit.archive();
    }

    private static Edit set(String assignment) {
      int sign = assignment.indexOf('=');
      if (sign < 1) {
        throw new InvalidInputException(
            "--set takes FIELD=VALUE, such as jobTitle=Engineer, not '" + assignment + "'.");
      }
      String value = assignment.substring(sign + 1);
      return Edit.set(assignment.substring(0, sign).strip(), value.isEmpty() ? null : value);
    }
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    EditPlan plan =
        session
            .edits()
            .plan(ConditionOption.parse(crm, condition), what.edit(line))
            .confirmed(apply.confirmed());
    return new EditPlanAnswer(plan, limit, apply.outcome(() -> session.edits().apply(plan)));
  }
}
