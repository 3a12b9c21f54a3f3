package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.dedup.MatchExplanation;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Customer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says why two customers look like one. */
@Command(
    name = "explain",
    description = "Say why two customers look like one, or do not: the evidence, field by field.")
final class ExplainCommand extends DatabaseVerb {
  @Parameters(index = "0", paramLabel = "A", description = Whom.WHO)
  private String left = "";

  @Parameters(index = "1", paramLabel = "B", description = "The other one.")
  private String right = "";

  @Option(
      names = "--svg",
      paramLabel = "OUT.svg",
      description = "Draw the evidence into this file, too.")
  private @Nullable Path picture;

  ExplainCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) throws IOException {
    Whom whom = new Whom(session);
    Customer one = whom.find(left);
    Customer other = whom.find(right);
    MatchExplanation explanation = session.duplicates().explain(one.id(), other.id());
    if (picture != null) {
      Files.writeString(picture, explanation.toSvg());
    }
    return new PairAnswer(one, other, explanation);
  }
}
