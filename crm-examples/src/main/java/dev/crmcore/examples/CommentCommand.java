package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.CommentFields;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Comment;
import dev.crmcore.model.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows and adds comments. */
@Command(
    name = "comment",
    description = {
      "Show what we say to each other about a customer, or add to it.",
      "@NAME in the text mentions somebody, who follows the customer from then on."
    })
final class CommentCommand extends DatabaseVerb {
  private static final int MOST = 1_000;

  @Parameters(index = "0", paramLabel = "WHO", description = Whom.WHO)
  private String who = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "TEXT", description = "What is to be said.")
  private @Nullable String text;

  @Option(names = "--pin", description = "Let it stand before all others.")
  private boolean pin;

  CommentCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    CustomerId about = new Whom(session).find(who).id();
    if (text != null) {
      Comment comment =
          Comment.builder()
              .customerId(about)
              .author(session.actor().name())
              .text(text)
              .pinned(pin)
              .build();
      session.comments().add(comment);
    }
    return new RecordsAnswer<>(
        CommentFields.TYPE,
        session.comments().of(about, MOST, null).items(),
        List.of("createdAt", "author", "pinned", "text"),
        "Nobody has said anything yet.",
        new EntityView(crm.catalogue()));
  }
}
