package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.CustomerId;
import dev.crmcore.query.Condition;
import dev.crmcore.segmentation.ReadySegment;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks who satisfies a condition. */
@Command(
    name = "segment",
    description = {
      "Ask who satisfies a condition. It is written such as",
      "  city = 'Berlin' and purchases(last 365 days).sum(amount) >= 1000 EUR"
    })
final class SegmentCommand extends DatabaseVerb {
  @Parameters(
      arity = "0..1",
      paramLabel = "CONDITION",
      description = "The condition; segment 'NAME' asks for a stored one.")
  private String text = "";

  @ArgGroup(exclusive = true)
  private @Nullable Question question;

  @Option(names = "--save", paramLabel = "NAME", description = "Store it as a segment.")
  private @Nullable String name;

  @Option(
      names = "--preview",
      description = "With --save: only say whom the segment would lose, keep and gain.")
  private boolean preview;

  @Option(
      names = "--snapshot",
      description = "With --save: keep whoever belongs to it now, and nobody else later.")
  private boolean snapshot;

  @Option(names = "--ready", description = "Show conditions that are ready to be asked or saved.")
  private boolean ready;

  /** What is asked; how many, unless something else is. */
  static final class Question {
    @SuppressWarnings("unused") // what is done anyway
    @Option(names = "--count", description = "How many (the default).")
    private boolean count;

    @Option(names = "--ids", description = "Their ids, one a line.")
    private boolean ids;

    @Option(
        names = "--explain",
        paramLabel = "WHO",
        description = "Why somebody belongs to it or does not.")
    private @Nullable String whom;

    private Question() {}
  }

  SegmentCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  public Integer call() throws IOException {
    return ready ? give(new ReadySegmentsAnswer(ReadySegment.all())) : super.call();
  }

  @Override
  Answer answer(Crm crm, CrmSession session) {
    if (text.isEmpty()) {
      throw new InvalidInputException(
          "Say who is meant: crm segment \"tag 'vip'\". 'crm segment --ready' shows examples.");
    }
    Condition condition = ConditionOption.parse(crm, text);
    if (preview) {
      if (name == null) {
        throw new InvalidInputException("--preview needs --save NAME: whose change is it?");
      }
      return new SegmentPreviewAnswer(name, session.segments().preview(name, text));
    }
    if (name != null) {
      save(session, name);
    } else if (snapshot) {
      throw new InvalidInputException("--snapshot needs --save NAME: under which name?");
    }
    String whom = question == null ? null : question.whom;
    if (whom != null) {
      CustomerId id = new Whom(session).find(whom).id();
      return new MembershipAnswer(
          session.segments().explain(condition, id),
          session.segments().nextChange(condition, id).orElse(null));
    }
    return question != null && question.ids
        ? new MemberIdsAnswer(session.segments(), condition)
        : CountAnswer.of(session, condition, common().url());
  }

  private void save(CrmSession session, String segment) {
    if (snapshot) {
      session.segments().snapshot(segment, text);
    } else {
      session.segments().define(segment, text);
    }
  }
}
