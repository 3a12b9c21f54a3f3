package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.dedup.MatchExplanation;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Customer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says why two customers look like one. */
@Command(
    name = "explain",
    description = "Say why two customers look like one, or do not: the evidence, field by field.")
final class ExplainCommand extends DatabaseVerb {
  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "An id, an e-mail address or a telephone number.")
  private String left = "";

  @Parameters(index = "1", paramLabel = "B", description = "The other one.")
  private String right = "";

  ExplainCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    Whom whom = new Whom(session);
    Customer one = whom.find(left);
    Customer other = whom.find(right);
    MatchExplanation explanation = session.duplicates().explain(one.id(), other.id());
    return new PairAnswer(one, other, explanation);
  }
}
