package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins or ends to keep who belongs to a segment. */
@Command(name = "track", description = "Keep who gets into a segment and out of it, from now on.")
final class SegmentsTrackCommand extends DatabaseVerb {
  @Parameters(paramLabel = "NAME", description = "The segment.")
  private String name = "";

  @Option(names = "--stop", description = "Keep it no longer; what was kept stays.")
  private boolean stop;

  SegmentsTrackCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return SegmentsAnswer.of(
        session, List.of(stop ? session.segments().untrack(name) : session.segments().track(name)));
  }
}
