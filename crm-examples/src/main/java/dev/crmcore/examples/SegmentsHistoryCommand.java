package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what a segment has meant. */
@Command(name = "history", description = "Show the definitions that a segment has had.")
final class SegmentsHistoryCommand extends DatabaseVerb {
  @Parameters(paramLabel = "NAME", description = "The segment.")
  private String name = "";

  SegmentsHistoryCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return new SegmentVersionsAnswer(name, session.segments().versions(name));
  }
}
