package dev.crmcore.testkit;

import dev.crmcore.model.Customer;
import dev.crmcore.model.Direction;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionKind;
import dev.crmcore.model.Participant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes up calls, messages, meetings and notes, in a language that suits the customer's name. */
final class InteractionMaker {
  private final Lexicon talk;

  InteractionMaker(Lexicon talk) {
    this.talk = talk;
  }

  List<Interaction> make(Customer customer, ActivityDates dates) {
    Dice dice = dates.dice();
    List<Word> subjects = talk.words(language(customer.displayName()));
    String key = Long.toHexString(ActivityGenerator.identity(customer));
    List<Interaction> interactions = new ArrayList<>();
    for (Instant at : dates.take(dates.count(0.25, 0.7, 80))) {
      Interaction.Builder touch = touch(dice.common(subjects), dice);
      interactions.add(
          touch
              .customerId(customer.id())
              .occurredAt(at)
              .idempotencyKey("touch-" + key + "-" + (interactions.size() + 1))
              .build());
    }
    return List.copyOf(interactions);
  }

  private Interaction.Builder touch(Word subject, Dice dice) {
    InteractionKind kind = InteractionKind.valueOf(subject.columns().get(0));
    String outcome = subject.columns().get(2);
    String agent = dice.common(talk.words("agent")).text();
    return Interaction.builder()
        .kind(kind)
        .direction(Direction.valueOf(subject.columns().get(1)))
        .subject(subject.text())
        .outcome(outcome.isEmpty() ? null : outcome)
        .duration(duration(kind, dice))
        .channel(channel(kind))
        .source(kind == InteractionKind.FORM ? CustomerGenerator.WEB_FORM : "desk")
        .participants(List.of(Participant.ours("agent", agent)));
  }

  private static @Nullable Duration duration(InteractionKind kind, Dice dice) {
    return switch (kind) {
      case CALL -> Duration.ofSeconds(dice.between(20, 900));
      case MEETING, VISIT -> Duration.ofMinutes(dice.between(10, 90));
      default -> null;
    };
  }

  private static @Nullable String channel(InteractionKind kind) {
    return switch (kind) {
      case EMAIL -> "email";
      case MESSAGE -> "sms";
      default -> null;
    };
  }

  /** Returns in which of the languages of the talk a name is written. */
  static String language(String name) {
    for (int i = 0; i < name.length(); i++) {
      Character.UnicodeScript script = Character.UnicodeScript.of(name.charAt(i));
      if (script == Character.UnicodeScript.HAN) {
        return "zh";
      }
      if (script == Character.UnicodeScript.CYRILLIC) {
        return "ru";
      }
    }
    return "en";
  }
}
