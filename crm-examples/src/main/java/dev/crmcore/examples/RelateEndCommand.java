package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Relationship;
import dev.crmcore.model.RelationshipId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a relationship. */
@Command(name = "end", description = "Say when a relationship ended.")
final class RelateEndCommand extends DatabaseVerb {
  @Parameters(paramLabel = "ID", description = "The id that 'crm relate WHO' shows.")
  private UUID id = new UUID(0, 0);

  @Option(names = "--on", paramLabel = "DAY", description = "The last day; today unless said.")
  private @Nullable LocalDate on;

  RelateEndCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    LocalDate last = on == null ? LocalDate.now(ZoneOffset.UTC) : on;
    Relationship ended = session.customers().endRelationship(new RelationshipId(id), last);
    Customer customer = session.customers().get(ended.fromId());
    return new RelationshipsAnswer(customer, session.customers().relationships(customer.id()));
  }
}
