package dev.crmcore.service;

import dev.crmcore.field.FieldType;
import dev.crmcore.model.Direction;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.ServiceCase;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it was in a conversation about a case: what the promises of responses follow from.
 *
 * @param firstAnswer when we first said something; null if we never did
 * @param question when the customer first said something after our last word; null if they did not,
 *     or never had a first answer
 */
record Turns(@Nullable Instant firstAnswer, @Nullable Instant question) {
  private static final Comparator<Interaction> IN_ORDER =
      Comparator.comparing(Interaction::occurredAt)
          .thenComparing(one -> one.id().value(), FieldType.ID::compare);

  static Turns of(ServiceCase about, List<Interaction> said, Instant now) {
    Instant firstAnswer = null;
    Instant question = null;
    for (Interaction one : said.stream().sorted(IN_ORDER).toList()) {
      Instant at = moment(about, one, now);
      if (one.direction() == Direction.OUTBOUND) {
        firstAnswer = firstAnswer == null ? at : firstAnswer;
        question = null;
      } else if (one.direction() == Direction.INBOUND && firstAnswer != null && question == null) {
        question = at;
      }
    }
    return new Turns(firstAnswer, question);
  }

  /** Returns when something counts as said: not before the report, and not in the future. */
  static Instant moment(ServiceCase about, Interaction said, Instant now) {
    Instant at = said.occurredAt();
    Instant since = about.openedAt();
    Instant counted = at.isBefore(since) ? since : at;
    return counted.isAfter(now) ? now : counted;
  }
}
