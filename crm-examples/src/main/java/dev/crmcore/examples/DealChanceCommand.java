package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.DealId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows or gives the chance of winning a deal. */
@Command(name = "chance", description = "Show how likely a deal is won and why, or say it.")
final class DealChanceCommand extends DatabaseVerb {
  @Parameters(index = "0", paramLabel = "DEAL", description = Named.ID_OR_NAME)
  private String deal = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PERCENT",
      description = "What you think, 0 to 100.")
  private @Nullable Integer percent;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why you think so.")
  private @Nullable String reason;

  DealChanceCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    DealId id = Named.deal(session, deal);
    if (percent != null) {
      session.deals().giveChance(id, percent, reason);
    }
    return new ChanceAnswer(session.deals().chance(id));
  }
}
