package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a step with a case. */
@Command
final class CaseStepCommand extends DatabaseVerb {
  private final CaseStep step;

  @Parameters(index = "0", paramLabel = "NUMBER", description = "The number of the case.")
  private long number;

  @Parameters(index = "1", paramLabel = "WORD", description = "To whom, why, or what was done.")
  private String word = "";

  CaseStepCommand(Terminal terminal, CaseStep step) {
    super(terminal);
    this.step = step;
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return new CasesAnswer(
        List.of(step.take(session.cases(), LogCommand.find(session, number).id(), word)),
        new EntityView(crm.catalogue()));
  }
}
