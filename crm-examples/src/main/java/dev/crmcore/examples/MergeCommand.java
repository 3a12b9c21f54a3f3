package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.merging.MergePolicy;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.MergeRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes one customer of several. */
@Command(
    name = "merge",
    description = "Make one customer of several. The first one stays; 'crm unmerge' undoes it.")
final class MergeCommand extends DatabaseVerb {
  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "Who stays: an id, an e-mail address or a telephone number.")
  private String survivor = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "B",
      description = "Who becomes part of A.")
  private List<String> losers = List.of();

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the history.")
  private @Nullable String reason;

  @Option(
      names = "--overrule",
      description = "Merge them although somebody called two of them different.")
  private boolean overrule;

  MergeCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    Whom whom = new Whom(session);
    CustomerId keeper = whom.find(survivor).id();
    List<CustomerId> others = losers.stream().map(whom::find).map(Customer::id).toList();
    MergePolicy policy = MergePolicy.survivorFirst();
    MergeRecord merge =
        session
            .merges()
            .merge(keeper, others, overrule ? policy.overrulingDecisions() : policy, reason);
    return new Merged(merge, session.customers().get(keeper));
  }

  /** Says what became of it. */
  private record Merged(MergeRecord merge, Customer survivor) implements Answer {
    @Override
    public Object json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("merge", merge.id().toString());
      json.put("survivor", merge.survivorId().toString());
      json.put("losers", merge.loserIds().stream().map(CustomerId::toString).toList());
      json.put("references", merge.repointed().size());
      json.put("name", survivor.displayName());
      return json;
    }

    @Override
    public void print(Terminal terminal) {
      terminal.line(
          "%s is now one customer of %d; %s moved along."
              .formatted(
                  survivor.displayName(),
                  merge.loserIds().size() + 1,
                  Figures.count(merge.repointed().size(), "reference")));
      terminal.line("To look at it: crm show " + merge.survivorId());
      terminal.line("To undo it:    crm unmerge " + merge.id());
    }
  }
}
