package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.analytics.PipelineFigures;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.deal.Deals;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Pipeline;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the pipelines, stage by stage. */
@Command(name = "deals", description = "Show the pipelines: deals and money by stage.")
final class DealsCommand extends DatabaseVerb {
  private static final int PAGE = 1_000;

  @Option(names = "--list", description = "List the deals too.")
  private boolean list;

  DealsCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    Map<String, List<Deal>> lists = new LinkedHashMap<>();
    if (list) {
      session
          .deals()
          .pipelines()
          .forEach(pipeline -> lists.put(pipeline.name(), deals(session.deals(), pipeline)));
    }
    return new PipelineAnswer(figures(session), lists);
  }

  static List<PipelineFigures> figures(CrmSession session) {
    return session.deals().pipelines().stream()
        .map(pipeline -> session.analytics().pipeline(pipeline.id()))
        .toList();
  }

  private static List<Deal> deals(Deals service, Pipeline pipeline) {
    List<Deal> deals = new ArrayList<>();
    @Nullable Keyset after = null;
    do {
      Page<Deal> page =
          service.query(
              Conditions.equal(DealFields.PIPELINE_ID, pipeline.id().value()),
              List.of(),
              PAGE,
              after);
      deals.addAll(page.items());
      after = page.next();
    } while (after != null);
    return deals;
  }
}
