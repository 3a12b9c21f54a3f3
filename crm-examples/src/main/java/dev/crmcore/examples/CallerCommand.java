package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.overview.CallerCard;
import java.time.ZoneId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what is known about whoever calls. */
@Command(
    name = "caller",
    description = "Show what is known about whoever calls: a number, an address, in any format.")
final class CallerCommand extends DatabaseVerb {
  @Parameters(paramLabel = "ADDRESS", description = "A telephone number or an e-mail address.")
  private String address = "";

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Where days are, such as Europe/Berlin.")
  private ZoneId zone = ZoneId.of("UTC");

  CallerCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    CallerCard card = session.overviews().caller(Whom.address(address));
    EntityView view = new EntityView(crm.catalogue());
    return card.overview() == null
        ? new CallerAnswer(address, card, view)
        : OverviewCommand.shown(session, card.overview(), zone, view);
  }
}
