package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.CustomerId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows customers and shows what happened to them. */
@Command(
    name = "follow",
    description = {
      "Follow a customer, or show what others did to what you follow.",
      "Without WHO it shows, the latest first, and says how much you have not seen."
    })
final class FollowCommand extends DatabaseVerb {
  private static final int COUNTED = 1_000;

  @Parameters(index = "0", arity = "0..1", paramLabel = "WHO", description = Whom.WHO)
  private @Nullable String who;

  @Option(names = "--stop", description = "Follow them no longer.")
  private boolean stop;

  @Option(names = "--seen", description = "Note that everything up to now was seen.")
  private boolean seen;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many entries; ${DEFAULT-VALUE} unless said.")
  private int limit = 50;

  FollowCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    if (who == null && stop) {
      throw new InvalidInputException("Name whom: crm follow WHO --stop");
    }
    if (who != null) {
      CustomerId customer = new Whom(session).find(who).id();
      if (stop) {
        session.follows().unfollow(customer);
      } else {
        session.follows().follow(customer);
      }
    }
    int unread = session.feed().unread(COUNTED);
    FollowedAnswer answer =
        new FollowedAnswer(
            session.follows().mine().size(), unread, session.feed().page(limit, null));
    if (seen) {
      session.feed().seen();
    }
    return answer;
  }
}
