package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.lead.LeadConversion;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Money;
import dev.crmcore.model.PipelineId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a lead a customer. */
@Command(
    name = "convert",
    description = "Make a lead a customer, and a deal if --pipeline, --deal or --amount says so.")
final class LeadConvertCommand extends DatabaseVerb {
  @Parameters(paramLabel = "LEAD", description = Named.LEAD)
  private String lead = "";

  @Option(names = "--customer", paramLabel = "WHO", description = "The customer that it is.")
  private @Nullable String who;

  @Option(
      names = "--pipeline",
      paramLabel = "NAME",
      description = "The pipeline of the deal; the only one unless said.")
  private @Nullable String pipeline;

  @Option(names = "--deal", paramLabel = "NAME", description = "What the deal is about.")
  private @Nullable String deal;

  @Option(
      names = "--amount",
      paramLabel = "AMOUNT",
      description = "What it is worth, such as '5 EUR'.")
  private @Nullable Money amount;

  LeadConvertCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    CustomerId customer = who == null ? null : new Whom(session).find(who).id();
    boolean sells = pipeline != null || deal != null || amount != null;
    PipelineId through = sells ? Stages.pipeline(session, pipeline).id() : null;
    return LeadCommand.answer(
        crm,
        List.of(
            session
                .leads()
                .convert(
                    Named.lead(session, lead),
                    new LeadConversion(customer, through, deal, amount))));
  }
}
