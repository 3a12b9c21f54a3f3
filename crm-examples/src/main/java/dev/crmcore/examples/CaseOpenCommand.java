package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.CaseKind;
import dev.crmcore.model.Priority;
import dev.crmcore.model.ServiceCase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens a service case. */
@Command(name = "open", description = "Open a service case for a customer.")
final class CaseOpenCommand extends DatabaseVerb {
  @Parameters(index = "0", paramLabel = "WHO", description = Whom.WHO)
  private String who = "";

  @Parameters(index = "1", paramLabel = "SUBJECT", description = "What it is about, in a line.")
  private String subject = "";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless said.")
  private CaseKind kind = CaseKind.QUESTION;

  @Option(
      names = "--priority",
      paramLabel = "PRIORITY",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless said.")
  private Priority priority = Priority.NORMAL;

  @Option(names = "--owner", paramLabel = "USER", description = "Who works on it.")
  private @Nullable String owner;

  @Option(names = "--description", paramLabel = "TEXT", description = "What was reported.")
  private @Nullable String description;

  @Option(names = "--key", paramLabel = "KEY", description = "What has the same key is one case.")
  private @Nullable String key;

  CaseOpenCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    ServiceCase opened =
        session
            .cases()
            .open(
                ServiceCase.builder()
                    .customerId(new Whom(session).find(who).id())
                    .subject(subject)
                    .kind(kind)
                    .priority(priority)
                    .owner(owner)
                    .description(description)
                    .idempotencyKey(key)
                    .build());
    return new CasesAnswer(List.of(opened), new EntityView(crm.catalogue()));
  }
}
