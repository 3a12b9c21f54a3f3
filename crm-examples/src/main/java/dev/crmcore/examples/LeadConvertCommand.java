package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.lead.LeadConversion;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.LeadId;
import dev.crmcore.model.Money;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a lead a customer. */
@Command(
    name = "convert",
    description = "Make a lead a customer, and a deal if a pipeline is named.")
final class LeadConvertCommand extends DatabaseVerb {
  @Parameters(paramLabel = "ID", description = "The id of the lead.")
  private UUID id = new UUID(0, 0);

  @Option(names = "--customer", paramLabel = "WHO", description = "The customer that it is.")
  private @Nullable String who;

  @Option(names = "--company", paramLabel = "WHO", description = "The company that it is of.")
  private @Nullable String company;

  @Option(names = "--pipeline", paramLabel = "NAME", description = "The pipeline of the deal.")
  private @Nullable String pipeline;

  @Option(names = "--deal", paramLabel = "NAME", description = "What the deal is about.")
  private @Nullable String deal;

  @Option(
      names = "--amount",
      paramLabel = "AMOUNT",
      description = "What it is worth, such as '5 EUR'.")
  private @Nullable String amount;

  LeadConvertCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    CustomerId customer = who == null ? null : new Whom(session).find(who).id();
    CustomerId of = company == null ? null : new Whom(session).find(company).id();
    PipelineId through = pipeline == null ? null : find(session, pipeline).id();
    return LeadCommand.answer(
        crm,
        List.of(
            session
                .leads()
                .convert(
                    new LeadId(id),
                    new LeadConversion(
                        customer,
                        of,
                        through,
                        deal,
                        amount == null ? null : Money.parse(amount)))));
  }

  static Pipeline find(CrmSession session, String name) {
    return session
        .deals()
        .pipeline(name)
        .orElseThrow(
            () ->
                new NotFoundException(
                    "There is no pipeline '%s'; there are: %s."
                        .formatted(
                            name,
                            session.deals().pipelines().stream().map(Pipeline::name).toList())));
  }
}
