package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.edit.EditPlan;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Mends what quality rules know how to mend. */
@Command(
    name = "fix",
    description = {
      "Show what the quality rules would mend, field by field; --apply does it.",
      "'crm revert' takes it back."
    })
final class FixCommand extends DatabaseVerb {
  @Option(
      names = "--rule",
      paramLabel = "ID",
      split = ",",
      description = "Only these rules; 'crm audit --json' lists them (default: all that can).")
  private List<String> rules = List.of();

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description = "Only customers that satisfy this.")
  private @Nullable String where;

  @Mixin private final ApplyOption apply = new ApplyOption();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many customers are shown (default: ${DEFAULT-VALUE}).")
  private int limit;

  FixCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    Condition whom = where == null ? Conditions.everyone() : ConditionOption.parse(crm, where);
    EditPlan plan = session.quality().fixes(whom, Set.copyOf(rules)).confirmed(apply.confirmed());
    return new EditPlanAnswer(plan, limit, apply.outcome(() -> session.edits().apply(plan)));
  }
}
