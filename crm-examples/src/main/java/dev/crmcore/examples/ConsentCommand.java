package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Consent;
import dev.crmcore.model.ConsentState;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.Customer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows and records what a customer agreed to. */
@Command(
    name = "consent",
    description = {
      "Show what a customer agreed to, or record what they said.",
      "Such as: crm consent ada@example.com --grant newsletter --by EMAIL --source web-form"
    })
final class ConsentCommand extends DatabaseVerb {
  private static final int SHOWN = 1_000;

  @Parameters(paramLabel = "WHO", description = Whom.WHO)
  private String who = "";

  @ArgGroup private @Nullable Said said;

  @Option(
      names = "--by",
      paramLabel = "CHANNEL",
      description =
          "By which way: ${COMPLETION-CANDIDATES}. Without it, a purpose with no channel.")
  private @Nullable ContactKind channel;

  @Option(names = "--source", paramLabel = "TEXT", description = "Where it was said.")
  private @Nullable String source;

  @Option(names = "--at", paramLabel = "MOMENT", description = "When it was said (default: now).")
  private @Nullable Instant at;

  @Option(names = "--until", paramLabel = "MOMENT", description = "When it expires.")
  private @Nullable Instant until;

  @Option(names = "--wording", paramLabel = "TEXT", description = "What was asked.")
  private @Nullable String wording;

  @Option(names = "--evidence", paramLabel = "TEXT", description = "What proves it.")
  private @Nullable String evidence;

  @Option(names = "--history", description = "Show everything that was said, the latest first.")
  private boolean history;

  ConsentCommand(Terminal terminal) {
    super(terminal);
  }

  /** What was said; one of them. */
  private static final class Said {
    @Option(names = "--grant", paramLabel = "PURPOSE", description = "The customer said yes.")
    private @Nullable String grant;

    @Option(names = "--deny", paramLabel = "PURPOSE", description = "The customer said no.")
    private @Nullable String deny;

    @Option(
        names = "--withdraw",
        paramLabel = "PURPOSE",
        description = "The customer took it back.")
    private @Nullable String withdraw;

    @Option(names = "--withdraw-all", description = "The customer took everything back.")
    private boolean all;
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    Customer customer = new Whom(session).find(who);
    if (said != null) {
      record(session, customer, said);
    } else if (isAboutStatement()) {
      throw new InvalidInputException("Say what was said: --grant, --deny or --withdraw PURPOSE.");
    }
    return new ConsentsAnswer(
        customer,
        session.consents().of(customer.id()),
        history ? session.consents().history(customer.id(), SHOWN, null).items() : null);
  }

  private boolean isAboutStatement() {
    return channel != null
        || source != null
        || at != null
        || until != null
        || wording != null
        || evidence != null;
  }

  private void record(CrmSession session, Customer customer, Said what) {
    if (what.all) {
      session.consents().withdrawAll(customer.id(), source);
      return;
    }
    Consent.Builder statement =
        Consent.builder()
            .customerId(customer.id())
            .channel(channel)
            .givenAt(at == null ? Instant.now().truncatedTo(ChronoUnit.MICROS) : at)
            .expiresAt(until)
            .source(source)
            .wording(wording)
            .evidence(evidence);
    if (what.grant != null) {
      statement.purpose(what.grant).state(ConsentState.GRANTED);
    } else if (what.deny != null) {
      statement.purpose(what.deny).state(ConsentState.DENIED);
    } else if (what.withdraw != null) {
      statement.purpose(what.withdraw).state(ConsentState.WITHDRAWN);
    }
    session.consents().record(statement.build());
  }
}
