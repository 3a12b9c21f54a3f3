package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Deal;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Shows the deals that somebody should look at. */
@Command(
    name = "deal",
    description = {
      "Show the open deals that somebody should look at: rotting, late, without a next step.",
      "'deal open WHO NAME' begins one, 'deal move ID STAGE' moves one; 'deals' has the pipelines."
    })
final class DealCommand extends DatabaseVerb {
  private static final int MOST = 1_000;

  private DealCommand(Terminal terminal) {
    super(terminal);
  }

  static CommandLine line(Terminal terminal) {
    return new CommandLine(new DealCommand(terminal))
        .addSubcommand(new DealOpenCommand(terminal))
        .addSubcommand(new DealMoveCommand(terminal))
        .addSubcommand(new DealCloseCommand(terminal))
        .addSubcommand(new DealAskCommand(terminal))
        .addSubcommand(new DealApprovalsCommand(terminal))
        .addSubcommand(new DealApproveCommand(terminal))
        .addSubcommand(new DealRejectCommand(terminal))
        .addSubcommand(new DealChanceCommand(terminal))
        .addSubcommand(new DealForecastCommand(terminal))
        .addSubcommand(new DealRevenueCommand(terminal))
        .addSubcommand(new DealRatesCommand(terminal));
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return new StaleDealsAnswer(session.deals().stale(MOST), new EntityView(crm.catalogue()));
  }

  static Answer answer(Crm crm, List<Deal> deals) {
    return new RecordsAnswer<>(
        DealFields.TYPE,
        deals,
        List.of("id", "name", "stage", "stageSince", "amount", "nextStep", "nextStepOn", "owner"),
        "No deal needs to be looked at.",
        new EntityView(crm.catalogue()));
  }
}
