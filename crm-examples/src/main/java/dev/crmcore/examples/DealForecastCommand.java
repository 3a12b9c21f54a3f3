package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what will be sold. */
@Command(
    name = "forecast",
    description = "What will be sold by whom in which month: won, weighted, best, worst, quota.")
final class DealForecastCommand extends DatabaseVerb {
  private static final int MONTHS = 3;

  @Option(names = "--currency", paramLabel = "CODE", description = "${DEFAULT-VALUE} unless said.")
  private Currency currency = Currency.getInstance("EUR");

  @Option(names = "--from", paramLabel = "MONTH", description = "The first month, such as 2026-03.")
  private @Nullable YearMonth from;

  @Option(names = "--to", paramLabel = "MONTH", description = "The last month.")
  private @Nullable YearMonth to;

  @Option(names = "--keep", description = "Keep it, to be compared with what comes.")
  private boolean keep;

  DealForecastCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    YearMonth first = from == null ? YearMonth.now(ZoneOffset.UTC) : from;
    YearMonth last = to == null ? first.plusMonths(MONTHS - 1L) : to;
    if (keep) {
      session.forecast().snapshot(first, last, currency);
    }
    return new ForecastAnswer(session.forecast().of(first, last, currency));
  }
}
