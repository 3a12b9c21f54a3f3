package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.LifecycleStage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows and sets the stage of a customer's lifecycle. */
@Command(
    name = "lifecycle",
    description = {
      "Show in which stages of the lifecycle a customer was, since when and why.",
      "'lifecycle explain WHO' says what rules would make of it."
    })
final class LifecycleCommand extends DatabaseVerb {
  @Parameters(index = "0", arity = "0..1", paramLabel = "WHO", description = Whom.WHO)
  private @Nullable String who;

  @Option(
      names = "--set",
      paramLabel = "STAGE",
      description = "Set the stage: ${COMPLETION-CANDIDATES}.")
  private @Nullable LifecycleStage stage;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why it is set.")
  private @Nullable String reason;

  private LifecycleCommand(Terminal terminal) {
    super(terminal);
  }

  static CommandLine line(Terminal terminal) {
    return new CommandLine(new LifecycleCommand(terminal))
        .addSubcommand(new LifecycleExplainCommand(terminal));
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    if (stage == null && reason != null) {
      throw new InvalidInputException("A reason goes with --set STAGE.");
    }
    CustomerId customer = new Whom(session).find(given(who, "WHO")).id();
    if (stage != null) {
      session.customers().setStage(customer, stage, reason);
    }
    return new LifecyclePeriodsAnswer(
        session.customers().get(customer), session.customers().lifecycle(customer));
  }
}
