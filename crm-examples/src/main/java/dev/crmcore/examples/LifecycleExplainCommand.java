package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.lifecycle.LifecycleRule;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.LifecycleStage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what rules make of a customer's stage. */
@Command(
    name = "explain",
    description = {
      "Say what rules would make of a customer's stage, and why; nothing is changed. Such as:",
      "[{\"when\":\"purchases.count >= 2\",\"to\":\"REPEAT\"},",
      " {\"name\":\"came back\",\"when\":\"tag 'back'\",\"to\":\"PROSPECT\",\"from\":[\"LOST\"]}]"
    })
final class LifecycleExplainCommand extends DatabaseVerb {
  @Parameters(paramLabel = "WHO", description = Whom.WHO)
  private String who = "";

  @ArgGroup(multiplicity = "1")
  private Rules rules = new Rules();

  @Option(
      names = "--won",
      paramLabel = "STAGE",
      split = ",",
      description = "In which stages --usual takes a deal for won (default: ${DEFAULT-VALUE}).")
  private List<String> won = List.of("won");

  /** Whose rules; exactly one of these. */
  static final class Rules {
    @Option(names = "--rules", paramLabel = "F.json", description = "Rules of your own.")
    private @Nullable Path file;

    @Option(
        names = "--usual",
        paramLabel = "DAYS",
        description = "The usual rules; who has bought nothing for so many days has lapsed.")
    private int days;

    private Rules() {}
  }

  /** A rule in a file. */
  record Rule(
      @Nullable String name,
      @Nullable String when,
      @Nullable LifecycleStage to,
      @Nullable Set<LifecycleStage> from) {
    LifecycleRule rule() {
      LifecycleRule.When condition = LifecycleRule.when(JsonText.required(when, "when"));
      LifecycleStage stage = JsonText.required(to, "to");
      LifecycleRule rule = from == null ? condition.to(stage) : condition.to(stage, from);
      return name == null ? rule : rule.named(name);
    }
  }

  LifecycleExplainCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Crm open(String url) throws IOException {
    return Crm.builder().discoverPlugins().storage(url).lifecycle(rules()).build();
  }

  private List<LifecycleRule> rules() throws IOException {
    if (rules.file == null) {
      return LifecycleRule.usual(rules.days, won.toArray(String[]::new));
    }
    Rule[] read = JsonText.read(rules.file, Rule[].class, "a list of rules");
    try {
      return Stream.of(read).map(Rule::rule).toList();
    } catch (InvalidInputException e) {
      throw new InvalidInputException(e.code(), rules.file + ": " + e.getMessage(), e);
    }
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    CustomerId customer = new Whom(session).find(who).id();
    return new LifecycleWhyAnswer(session.lifecycle().explain(customer));
  }
}
