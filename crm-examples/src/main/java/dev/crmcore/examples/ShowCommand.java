package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Customer;
import dev.crmcore.query.Conditions;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one customer with everything that belongs to it. */
@Command(
    name = "show",
    description = "Show one customer: card, timeline, purchases, deals, merges, history.")
final class ShowCommand extends DatabaseVerb {
  private static final int MOST = 1_000;

  @Parameters(paramLabel = "WHO", description = Whom.WHO)
  private String who = "";

  ShowCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    Customer customer = new Whom(session).find(who);
    return new CustomerCard(
        customer,
        session.interactions().timeline(customer.id(), MOST, null).items(),
        session.purchases().of(customer.id(), MOST, null).items(),
        session
            .deals()
            .query(
                Conditions.equal(DealFields.CUSTOMER_ID, customer.id().value()),
                List.of(),
                MOST,
                null)
            .items(),
        session.merges().of(customer.id()),
        session.customers().history(customer.id()),
        new EntityView(crm.catalogue()));
  }
}
