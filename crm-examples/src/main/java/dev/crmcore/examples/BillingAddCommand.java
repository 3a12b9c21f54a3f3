package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.BillingDocument;
import dev.crmcore.model.BillingDocumentId;
import dev.crmcore.model.BillingKind;
import dev.crmcore.model.BillingStatus;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Money;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records an order, an invoice, a credit note or a payment. */
@Command(
    name = "add",
    description = {
      "Record a document as its system knows it now; the same kind and number is the same one."
    })
final class BillingAddCommand extends DatabaseVerb {
  @Parameters(index = "0", paramLabel = "WHO", description = Whom.WHO)
  private String who = "";

  @Parameters(index = "1", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}.")
  private BillingKind kind = BillingKind.INVOICE;

  @Parameters(index = "2", paramLabel = "NUMBER", description = "Its number.")
  private String number = "";

  @Parameters(
      index = "3",
      paramLabel = "AMOUNT",
      description = "What it is over, with tax, such as '5 EUR'.")
  private Money amount = Money.ofMinor(0, Currency.getInstance("EUR"));

  @Option(
      names = "--issued",
      paramLabel = "DAY",
      description = "When it was issued, or paid; today unless said.")
  private @Nullable LocalDate issued;

  @Option(names = "--due", paramLabel = "DAY", description = "The last day to pay.")
  private @Nullable LocalDate due;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless said.")
  private BillingStatus status = BillingStatus.OPEN;

  @Option(names = "--deal", paramLabel = "DEAL", description = "The deal it belongs to.")
  private @Nullable String deal;

  @Option(
      names = "--settles",
      paramLabel = "NUMBER",
      description = "The invoice that a payment or a credit note is about.")
  private @Nullable String settles;

  @Option(
      names = "--system",
      paramLabel = "NAME",
      description = "Which system numbered it; ${DEFAULT-VALUE} unless said.")
  private String system = "crm";

  BillingAddCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    Customer customer = new Whom(session).find(who);
    LocalDate day = issued == null ? LocalDate.now(ZoneOffset.UTC) : issued;
    session
        .billing()
        .record(
            BillingDocument.builder()
                .kind(kind)
                .system(system)
                .number(number)
                .amount(amount)
                .status(status)
                .customerId(customer.id())
                .dealId(deal == null ? null : Named.deal(session, deal))
                .settles(settles == null ? null : invoice(session, settles))
                .issuedAt(day.atStartOfDay(ZoneOffset.UTC).toInstant())
                .dueOn(due)
                .build());
    return BillingCommand.answer(crm, session, customer);
  }

  private BillingDocumentId invoice(CrmSession session, String settled) {
    return session
        .billing()
        .find(system, BillingKind.INVOICE, settled)
        .orElseThrow(
            () ->
                new NotFoundException(
                    "There is no invoice '%s' of '%s'. 'crm billing WHO' shows what there is."
                        .formatted(settled, system)))
        .id();
  }
}
