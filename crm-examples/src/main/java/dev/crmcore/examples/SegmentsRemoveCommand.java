package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Segment;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Removes a segment. */
@Command(name = "remove", description = "Remove a segment that no other refers to.")
final class SegmentsRemoveCommand extends DatabaseVerb {
  @Parameters(paramLabel = "NAME", description = "The segment.")
  private String name = "";

  SegmentsRemoveCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    Segment segment = session.segments().get(name);
    SegmentsAnswer removed = SegmentsAnswer.of(session, List.of(segment));
    session.segments().remove(name);
    return removed;
  }
}
