package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Shows the stored segments, and keeps who belongs to them. */
@Command(
    name = "segments",
    description = {
      "Show the stored segments and how many belong to each.",
      "'segments track NAME' keeps who gets in and out, 'segments run' brings that up to date."
    })
final class SegmentsCommand extends DatabaseVerb {
  private SegmentsCommand(Terminal terminal) {
    super(terminal);
  }

  static CommandLine line(Terminal terminal) {
    return new CommandLine(new SegmentsCommand(terminal))
        .addSubcommand(new SegmentsTrackCommand(terminal))
        .addSubcommand(new SegmentsMembersCommand(terminal))
        .addSubcommand(new SegmentsHistoryCommand(terminal))
        .addSubcommand(new SegmentsRunCommand(terminal))
        .addSubcommand(new SegmentsRemoveCommand(terminal));
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return SegmentsAnswer.of(session, session.segments().list());
  }
}
