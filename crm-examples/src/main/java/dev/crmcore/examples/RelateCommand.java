package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Relationship;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says how two customers are related. */
@Command(
    name = "relate",
    description = {
      "Say how two customers are related, and show how the first is related to others.",
      "Such as: crm relate ada@example.com bob@example.com \"recommended by\" --back recommended",
      "'relate end ID' ends it."
    })
final class RelateCommand extends DatabaseVerb {
  @Parameters(index = "0", arity = "0..1", paramLabel = "WHO", description = Whom.WHO)
  private @Nullable String who;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "OTHER",
      description = "To whom; without it, the relationships of WHO are shown.")
  private @Nullable String other;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "LABEL",
      description = "What OTHER is to WHO, such as spouse.")
  private @Nullable String label;

  @Option(
      names = "--back",
      paramLabel = "LABEL",
      description = "What WHO is to OTHER (default: the same).")
  private @Nullable String back;

  @Option(names = "--from", paramLabel = "DAY", description = "The first day.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "The last day.")
  private @Nullable LocalDate to;

  @Option(names = "--note", paramLabel = "TEXT", description = "What else is to be known.")
  private @Nullable String note;

  private RelateCommand(Terminal terminal) {
    super(terminal);
  }

  static CommandLine line(Terminal terminal) {
    return new CommandLine(new RelateCommand(terminal))
        .addSubcommand(new RelateEndCommand(terminal));
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    if (who == null || (other != null && label == null)) {
      throw new InvalidInputException(
          "Name WHO alone to see the relationships, or WHO, OTHER and the LABEL.");
    }
    Customer customer = new Whom(session).find(who);
    if (other != null && label != null) {
      session
          .customers()
          .relate(
              Relationship.of(customer.id(), new Whom(session).find(other).id(), label)
                  .withBack(back)
                  .lasting(from, to)
                  .withNote(note));
    }
    return new RelationshipsAnswer(customer, session.customers().relationships(customer.id()));
  }
}
