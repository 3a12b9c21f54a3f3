package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import java.time.Duration;
import java.util.Currency;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Rates customers by their purchases. */
@Command(
    name = "rfm",
    description =
        "Rate recency, frequency and monetary value of purchases, 1 to 5 each, for conditions.")
final class RfmCommand extends DatabaseVerb {
  @Option(
      names = "--currency",
      required = true,
      paramLabel = "CODE",
      description = "In which currency purchases count, such as EUR.")
  private Currency currency = Currency.getInstance("EUR");

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "365",
      description = "How far back purchases count (default: ${DEFAULT-VALUE}).")
  private int days;

  RfmCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return new RfmAnswer(session.rfm().rate(Duration.ofDays(days), currency));
  }
}
