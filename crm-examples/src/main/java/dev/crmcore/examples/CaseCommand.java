package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.ServiceCaseFields;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.CaseStatus;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Sort;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the service cases. */
@Command(
    name = "case",
    description = {
      "Show the service cases that are not over, the most urgent first.",
      "'case open WHO SUBJECT' opens one; 'case show NUMBER' shows one with what was said."
    })
final class CaseCommand extends DatabaseVerb {
  private static final int MOST = 1_000;

  @Option(names = "--owner", paramLabel = "USER", description = "Only those of somebody.")
  private @Nullable String owner;

  @Option(names = "--all", description = "Those that are over, too.")
  private boolean all;

  private CaseCommand(Terminal terminal) {
    super(terminal);
  }

  static CommandLine line(Terminal terminal) {
    CommandLine line =
        new CommandLine(new CaseCommand(terminal))
            .addSubcommand(new CaseOpenCommand(terminal))
            .addSubcommand(new CaseShowCommand(terminal))
            .addSubcommand(new CaseMergeCommand(terminal));
    for (CaseStep step : CaseStep.values()) {
      line.addSubcommand(step.verb(), CaseStepCommand.line(terminal, step));
    }
    return line;
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    Condition which =
        Conditions.all(
            all
                ? Conditions.everyone()
                : Conditions.in(
                    ServiceCaseFields.STATUS,
                    List.of(
                        CaseStatus.NEW, CaseStatus.OPEN, CaseStatus.PENDING, CaseStatus.RESOLVED)),
            owner == null
                ? Conditions.everyone()
                : Conditions.equal(ServiceCaseFields.OWNER, owner));
    return new CasesAnswer(
        session
            .cases()
            .query(
                which,
                List.of(
                    Sort.descending(ServiceCaseFields.PRIORITY),
                    Sort.ascending(ServiceCaseFields.NUMBER)),
                MOST,
                null)
            .items(),
        new EntityView(crm.catalogue()));
  }
}
