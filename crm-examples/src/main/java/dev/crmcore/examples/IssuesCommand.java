package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.QualityIssueFields;
import dev.crmcore.dataquality.OpenIssue;
import dev.crmcore.dataquality.QualityIssues;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.model.QualityIssueId;
import dev.crmcore.model.QualityIssueStatus;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what kept audits found, and takes what is said about it. */
@Command(
    name = "issues",
    description = "Show what 'crm audit --keep' found and is still open; or handle one issue.")
final class IssuesCommand extends DatabaseVerb {
  @Parameters(arity = "0..1", paramLabel = "ISSUE", description = "The issue to handle.")
  private @Nullable String issue;

  @ArgGroup private final Handling handling = new Handling();

  @Option(names = "--rule", paramLabel = "ID", description = "Only issues of this rule.")
  private @Nullable String rule;

  @Option(names = "--assignee", paramLabel = "USER", description = "Only issues of this user.")
  private @Nullable String assignee;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  IssuesCommand(Terminal terminal) {
    super(terminal);
  }

  /** One of these. */
  private static final class Handling {
    @Option(names = "--assign", paramLabel = "USER", description = "Somebody is to mend it.")
    private @Nullable String user;

    @Option(names = "--ignore", paramLabel = "WHY", description = "It is right as it is.")
    private @Nullable String why;

    @Option(names = "--reopen", description = "Put what was ignored back on the list.")
    private boolean reopen;
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    QualityIssues issues = session.quality().issues();
    boolean handles = handling.user != null || handling.why != null || handling.reopen;
    if (issue == null) {
      if (handles) {
        throw new InvalidInputException("Name the issue: crm issues ISSUE --assign USER");
      }
      return new Listed(issues.page(which(), limit, null).items());
    }
    if (!handles) {
      throw new InvalidInputException(
          "Say what to do with the issue: --assign USER, --ignore WHY or --reopen.");
    }
    QualityIssueId id = id(issue);
    if (handling.user != null) {
      issues.assign(id, handling.user);
    } else if (handling.why != null) {
      issues.ignore(id, handling.why);
    } else {
      issues.reopen(id);
    }
    return new Listed(
        issues
            .page(Conditions.equal(QualityIssueFields.STATUS, QualityIssueStatus.OPEN), limit, null)
            .items());
  }

  private Condition which() {
    Condition which = Conditions.equal(QualityIssueFields.STATUS, QualityIssueStatus.OPEN);
    if (rule != null) {
      which = which.and(Conditions.equal(QualityIssueFields.RULE, rule));
    }
    if (assignee != null) {
      which = which.and(Conditions.equal(QualityIssueFields.ASSIGNEE, assignee));
    }
    return which;
  }

  private static QualityIssueId id(String text) {
    try {
      return QualityIssueId.parse(text.strip());
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "E_INVALID",
          "'%s' is not the id of an issue. 'crm issues' prints it.".formatted(text),
          e);
    }
  }

  /** Lists issues. */
  private record Listed(List<OpenIssue> issues) implements Answer {
    @Override
    public Object json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("issues", issues.stream().map(Listed::issue).toList());
      return json;
    }

    private static Map<String, Object> issue(OpenIssue open) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("id", open.issue().id().toString());
      json.put("customer", open.issue().customerId().toString());
      json.put("name", open.customer());
      json.put("rule", open.issue().rule());
      json.put("field", open.issue().field());
      json.put("status", open.issue().status().name());
      json.put("assignee", open.issue().assignee());
      json.put("found", open.issue().foundAt().toString());
      json.put("message", open.message());
      return json;
    }

    @Override
    public void print(Terminal terminal) {
      if (issues.isEmpty()) {
        terminal.line("No open issue. To look for some: crm audit --keep");
        return;
      }
      TextTable table =
          new TextTable().words("issue").words("customer").words("assignee").words("what");
      for (OpenIssue open : issues) {
        String assignee = open.issue().assignee();
        table.row(
            open.issue().id().toString(),
            open.customer(),
            assignee == null ? "" : assignee,
            open.message());
      }
      terminal.table(table);
      terminal.gap();
      terminal.line(
          Figures.count(issues.size(), "issue")
              + " shown. To handle one: crm issues ISSUE --assign USER, --ignore WHY");
    }
  }
}
