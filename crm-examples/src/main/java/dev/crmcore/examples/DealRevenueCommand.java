package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.analytics.MonthRange;
import dev.crmcore.examples.terminal.Terminal;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the recurring revenue. */
@Command(
    name = "revenue",
    description = "What customers pay again and again: MRR and ARR by month, and what moved it.")
final class DealRevenueCommand extends DatabaseVerb {
  private static final long MONTHS = 12;

  @Option(names = "--currency", paramLabel = "CODE", description = "${DEFAULT-VALUE} unless said.")
  private Currency currency = Currency.getInstance("EUR");

  @Option(names = "--from", paramLabel = "MONTH", description = "The first month.")
  private @Nullable YearMonth from;

  @Option(names = "--to", paramLabel = "MONTH", description = "The last month.")
  private @Nullable YearMonth to;

  DealRevenueCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    YearMonth last = to == null ? YearMonth.now(ZoneOffset.UTC) : to;
    YearMonth first = from == null ? last.minusMonths(MONTHS - 1) : from;
    return new RevenueAnswer(session.revenue().recurring(new MonthRange(first, last), currency));
  }
}
