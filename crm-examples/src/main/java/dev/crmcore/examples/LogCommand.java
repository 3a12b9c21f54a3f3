package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Direction;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionKind;
import dev.crmcore.model.ServiceCase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a touch down. */
@Command(
    name = "log",
    description = "Write a call, a meeting, a message or a note down on a customer's timeline.")
final class LogCommand extends DatabaseVerb {
  @Parameters(index = "0", paramLabel = "WHO", description = Whom.WHO)
  private String who = "";

  @Parameters(index = "1", paramLabel = "SUBJECT", description = "What it was about, in a line.")
  private String subject = "";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless said.")
  private InteractionKind kind = InteractionKind.NOTE;

  @Option(
      names = "--direction",
      paramLabel = "DIRECTION",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless said.")
  private Direction direction = Direction.INTERNAL;

  @Option(names = "--body", paramLabel = "TEXT", description = "What was said.")
  private @Nullable String body;

  @Option(
      names = "--outcome",
      paramLabel = "TEXT",
      description = "What came of it, such as 'no answer'.")
  private @Nullable String outcome;

  @Option(
      names = "--at",
      paramLabel = "MOMENT",
      description = "When, such as 2026-03-01T10:00:00Z; now unless said.")
  private @Nullable Instant at;

  @Option(names = "--minutes", paramLabel = "N", description = "How long it took.")
  private @Nullable Long minutes;

  @Option(names = "--case", paramLabel = "NUMBER", description = "The service case it is about.")
  private @Nullable Long number;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "What has the same key is written down once.")
  private @Nullable String key;

  @Option(
      names = "--keep",
      description = "Keep it where nobody has the address; 'crm waiting' shows it then.")
  private boolean keep;

  LogCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    if (minutes != null && minutes < 0) {
      throw new InvalidInputException("It took at least no minutes, not " + minutes + ".");
    }
    Interaction.Builder touch =
        Interaction.builder()
            .kind(kind)
            .direction(direction)
            .subject(subject)
            .body(body)
            .outcome(outcome)
            .occurredAt(at == null ? Instant.now().truncatedTo(ChronoUnit.MICROS) : at)
            .duration(minutes == null ? null : Duration.ofMinutes(minutes))
            .caseId(number == null ? null : find(session, number).id())
            .idempotencyKey(key);
    if (keep) {
      touch.identities(Whom.address(who));
    } else {
      touch.customerId(new Whom(session).find(who).id());
    }
    return new LoggedAnswer(
        session.interactions().log(touch.build()), new EntityView(crm.catalogue()));
  }

  static ServiceCase find(CrmSession session, long number) {
    return session
        .cases()
        .find(number)
        .orElseThrow(
            () ->
                new NotFoundException(
                    "There is no case " + number + ". 'crm case' lists the open ones."));
  }
}
