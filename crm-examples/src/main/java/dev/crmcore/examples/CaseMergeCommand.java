package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets a case go on in another. */
@Command(name = "merge", description = "Let a case go on in another of the same customer.")
final class CaseMergeCommand extends DatabaseVerb {
  @Parameters(index = "0", paramLabel = "NUMBER", description = "The case that ends.")
  private long number;

  @Parameters(index = "1", paramLabel = "INTO", description = "The case that goes on.")
  private long into;

  CaseMergeCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return new CasesAnswer(
        List.of(
            session
                .cases()
                .merge(LogCommand.find(session, number).id(), LogCommand.find(session, into).id())),
        new EntityView(crm.catalogue()));
  }
}
