package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.feeds.FeedReport;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows how the feeds are doing, and keeps them. */
@Command(
    name = "feeds",
    description = {
      "Show what each source brought, and whether its file is late.",
      "'feeds save NAME' keeps a feed, 'feeds remove NAME' forgets it."
    })
final class FeedsCommand extends DatabaseVerb {
  @Option(names = "--due", description = "Only the feeds whose file is expected by now.")
  private boolean due;

  private FeedsCommand(Terminal terminal) {
    super(terminal);
  }

  static CommandLine line(Terminal terminal) {
    return new CommandLine(new FeedsCommand(terminal))
        .addSubcommand(new FeedsSaveCommand(terminal))
        .addSubcommand(new FeedsRemoveCommand(terminal));
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    List<FeedReport> reports = session.feeds().report();
    return new FeedsAnswer(due ? reports.stream().filter(FeedReport::late).toList() : reports);
  }
}
