package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.CustomerId;
import dev.crmcore.overview.CustomerOverview;
import java.time.ZoneId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what matters about one customer now. */
@Command(
    name = "overview",
    description = {
      "Show what matters about one customer now: open matters, what was said, what is next.",
      "'show WHO' has the whole card with its history."
    })
final class OverviewCommand extends DatabaseVerb {
  @Parameters(paramLabel = "WHO", description = Whom.WHO)
  private String who = "";

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Where days are, such as Europe/Berlin.")
  private ZoneId zone = ZoneId.of("UTC");

  OverviewCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    CustomerId id = new Whom(session).find(who).id();
    return shown(session, session.overviews().of(id), zone, new EntityView(crm.catalogue()));
  }

  static Answer shown(CrmSession session, CustomerOverview seen, ZoneId zone, EntityView view) {
    return new OverviewAnswer(
        seen,
        session.overviews().handOver(seen, zone),
        session.health().of(seen.customer().id()),
        zone,
        view);
  }
}
