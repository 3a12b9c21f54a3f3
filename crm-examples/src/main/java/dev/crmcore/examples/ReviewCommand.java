package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Customer;
import dev.crmcore.model.DuplicateDecision;
import dev.crmcore.model.DuplicateVerdict;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows which pairs a person should look at, and takes what the person says. */
@Command(
    name = "review",
    description =
        "Show the pairs to look at, those first that are worth most; or decide about one pair.")
final class ReviewCommand extends DatabaseVerb {
  private static final String NO_DAY = "";

  @Parameters(
      index = "0..*",
      arity = "0..2",
      paramLabel = "A B",
      description = "Two customers, each an id, an e-mail address or a telephone number.")
  private List<String> pair = List.of();

  @ArgGroup private final Verdict verdict = new Verdict();

  @Option(names = "--note", paramLabel = "TEXT", description = "Why, for whoever looks next.")
  private @Nullable String note;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many pairs at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  ReviewCommand(Terminal terminal) {
    super(terminal);
  }

  /** One of these, or none to see what was said. */
  private static final class Verdict {
    @Option(names = "--duplicate", description = "They are one customer.")
    private boolean duplicate;

    @Option(names = "--not-duplicate", description = "They are not, however alike.")
    private boolean notDuplicate;

    @Option(
        names = "--later",
        arity = "0..1",
        fallbackValue = NO_DAY,
        paramLabel = "DATE",
        description = "Ask again on that day; without one, after the next 'crm dedupe'.")
    private @Nullable String later;

    boolean isGiven() {
      return duplicate || notDuplicate || later != null;
    }
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    if (pair.size() != 2) {
      if (pair.size() == 1 || verdict.isGiven() || note != null) {
        throw new InvalidInputException("Name the two customers: crm review A B --not-duplicate");
      }
      return new ReviewQueueAnswer(
          session.reviewQueue().size(), session.reviewQueue().page(limit, null).items());
    }
    Whom whom = new Whom(session);
    Customer one = whom.find(pair.get(0));
    Customer other = whom.find(pair.get(1));
    if (verdict.isGiven()) {
      decide(session, one, other);
    } else if (note != null) {
      throw new InvalidInputException("A note goes with --duplicate, --not-duplicate or --later.");
    }
    return new DecisionsAnswer(
        one, other, session.duplicates().decisions(one.id(), other.id()), verdict.isGiven());
  }

  private DuplicateDecision decide(CrmSession session, Customer one, Customer other) {
    String day = verdict.later;
    if (day != null && !day.equals(NO_DAY)) {
      return session.duplicates().putOff(one.id(), other.id(), date(day), note);
    }
    DuplicateVerdict said =
        verdict.duplicate
            ? DuplicateVerdict.DUPLICATE
            : verdict.notDuplicate ? DuplicateVerdict.NOT_DUPLICATE : DuplicateVerdict.LATER;
    return session.duplicates().decide(one.id(), other.id(), said, note);
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new InvalidInputException(
          "E_TYPE", "'%s' is not a date such as 2026-03-01.".formatted(text), e);
    }
  }
}
