package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins a deal. */
@Command(name = "open", description = "Begin a deal with a customer.")
final class DealOpenCommand extends DatabaseVerb {
  @Parameters(index = "0", paramLabel = "WHO", description = Whom.WHO)
  private String who = "";

  @Parameters(index = "1", paramLabel = "NAME", description = "What it is about.")
  private String name = "";

  @Option(
      names = "--pipeline",
      paramLabel = "NAME",
      description = "The pipeline that it goes through; the only one unless said.")
  private @Nullable String pipeline;

  @Option(names = "--amount", paramLabel = "AMOUNT", description = "Its worth, such as '5 EUR'.")
  private @Nullable Money amount;

  @Option(names = "--next-step", paramLabel = "TEXT", description = "What happens next.")
  private @Nullable String nextStep;

  @Option(names = "--on", paramLabel = "DAY", description = "When that happens.")
  private @Nullable LocalDate on;

  @Option(names = "--close-on", paramLabel = "DAY", description = "When it should be closed.")
  private @Nullable LocalDate closeOn;

  @Option(names = "--owner", paramLabel = "USER", description = "Who works on it.")
  private @Nullable String owner;

  DealOpenCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return DealCommand.answer(
        crm,
        List.of(
            session
                .deals()
                .create(
                    Deal.builder()
                        .name(name)
                        .customerId(new Whom(session).find(who).id())
                        .pipelineId(Stages.pipeline(session, pipeline).id())
                        .amount(amount)
                        .nextStep(nextStep)
                        .nextStepOn(on)
                        .expectedCloseOn(closeOn)
                        .owner(owner)
                        .build())));
  }
}
