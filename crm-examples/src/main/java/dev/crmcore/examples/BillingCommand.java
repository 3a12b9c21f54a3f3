package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Customer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what a customer ordered, was invoiced and paid. */
@Command(
    name = "billing",
    description = {
      "Show what a customer ordered, was invoiced, paid and owes.",
      "First the sums in each currency, then the documents, the latest first.",
      "'billing add WHO KIND NUMBER AMOUNT' records one."
    })
final class BillingCommand extends DatabaseVerb {
  @Parameters(index = "0", arity = "0..1", paramLabel = "WHO", description = Whom.WHO)
  private @Nullable String who;

  private BillingCommand(Terminal terminal) {
    super(terminal);
  }

  static CommandLine line(Terminal terminal) {
    return new CommandLine(new BillingCommand(terminal))
        .addSubcommand(new BillingAddCommand(terminal));
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    return answer(crm, session, new Whom(session).find(given(who, "WHO")));
  }

  static BillingAnswer answer(Crm crm, CrmSession session, Customer customer) {
    return new BillingAnswer(
        customer,
        session.billing().totals(customer.id()),
        session.billing().of(customer.id()),
        new EntityView(crm.catalogue()));
  }
}
