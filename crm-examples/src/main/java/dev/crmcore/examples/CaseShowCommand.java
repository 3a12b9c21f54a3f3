package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.ServiceCase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one service case. */
@Command(name = "show", description = "Show one case: its clocks, and what was said.")
final class CaseShowCommand extends DatabaseVerb {
  private static final int MOST = 1_000;

  @Parameters(paramLabel = "NUMBER", description = "The number of the case.")
  private long number;

  CaseShowCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    ServiceCase one = LogCommand.find(session, number);
    return new CaseAnswer(
        one,
        session.customers().get(one.customerId()).displayName(),
        session.cases().clocks(one.id()),
        session.cases().conversation(one.id(), MOST, null).items(),
        new EntityView(crm.catalogue()));
  }
}
