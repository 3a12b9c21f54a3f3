package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.feeds.Feeds;
import dev.crmcore.model.Feed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Forgets a feed. */
@Command(name = "remove", description = "Forget a feed; what it sent stays.")
final class FeedsRemoveCommand extends DatabaseVerb {
  @Parameters(paramLabel = "NAME", description = "The source.")
  private String name = "";

  FeedsRemoveCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    Feeds feeds = session.feeds();
    Feed feed =
        feeds
            .find(name)
            .orElseThrow(() -> new NotFoundException("There is no feed '" + name + "'."));
    feeds.remove(name);
    return new FeedAnswer(feed);
  }
}
