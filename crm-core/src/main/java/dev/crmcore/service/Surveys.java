package dev.crmcore.service;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.SurveyFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Delivered;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.messaging.Message;
import dev.crmcore.messaging.Messages;
import dev.crmcore.messaging.SendDecision;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Survey;
import dev.crmcore.model.SurveyClass;
import dev.crmcore.model.SurveyId;
import dev.crmcore.model.SurveyInstrument;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import dev.crmcore.query.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How satisfied customers are: surveys that were sent, and what was answered, asked or not. Belongs
 * to one session; not safe for use by several threads at once.
 */
public final class Surveys {
  /** The most answers that a trend is made of. */
  public static final int TREND = 100;

  private final Gateway gateway;
  private final Messages messages;

  /** Creates the service; hosts get it from their session. */
  public Surveys(Gateway gateway, Messages messages) {
    this.gateway = gateway;
    this.messages = messages;
  }

  /**
   * Asks a customer: the survey is stored and its message promised in one change. A message of the
   * same key is promised to them once, and so is one survey stored: asking again returns it.
   *
   * @param survey whom, what and about what; the answer is left out
   * @param message what is said, for the id of the survey, which an answer has to name
   * @return the survey as stored; empty where the customer must not be written to or cannot be, or
   *     had a message of that key without a survey
   * @throws NotFoundException if the actor cannot see the customer
   */
  public Optional<Survey> ask(Survey survey, Function<SurveyId, Message> message) {
    return gateway.change(
        Origin.of("survey.ask"),
        changes -> {
          SurveyId id = new SurveyId(gateway.engine().ids().next());
          CustomerId customer = Customers.require(changes.reader(), survey.customerId()).id();
          Message asking = message.apply(id);
          String given = survey.idempotencyKey();
          Survey asked =
              survey.toBuilder()
                  .id(id)
                  .customerId(customer)
                  .sentAt(changes.now())
                  .answeredAt(null)
                  .score(null)
                  .comment(null)
                  .idempotencyKey(
                      given == null ? "message:" + customer + ":" + asking.key() : given)
                  .build();
          Optional<Survey> before = delivered(changes, asked);
          if (before.isPresent()) {
            return before;
          }
          return messages.send(customer, asking) instanceof SendDecision.Queued
              ? Optional.of(changes.create(SurveyFields.TYPE, asked))
              : Optional.empty();
        });
  }

  private static Optional<Survey> delivered(ChangeSet changes, Survey survey) {
    return Delivered.before(
        changes.reader(),
        SurveyFields.TYPE,
        SurveyFields.IDEMPOTENCY_KEY,
        survey.idempotencyKey(),
        survey);
  }

  /**
   * Stores an answer that nobody asked for, or that was asked for elsewhere. One with an
   * idempotency key that was stored before is returned as it was; to whoever may not see it, as
   * they gave it, under its id.
   *
   * @throws NotFoundException if the actor cannot see the customer
   * @throws InvalidInputException if there is no score, or it is not on the scale
   */
  public Survey record(Survey answer) {
    requireOnScale(answer.instrument(), answer.score());
    return gateway.change(
        Origin.of("survey.record"),
        changes ->
            delivered(changes, answer)
                .orElseGet(
                    () -> {
                      Instant at = answer.answeredAt();
                      return create(
                          changes,
                          answer.toBuilder().answeredAt(at == null ? changes.now() : at).build());
                    }));
  }

  private static Survey create(ChangeSet changes, Survey survey) {
    CustomerId customer = Customers.require(changes.reader(), survey.customerId()).id();
    return changes.create(
        SurveyFields.TYPE, survey.toBuilder().id(SurveyId.UNASSIGNED).customerId(customer).build());
  }

  /**
   * Stores what was answered to a survey that was sent. The same answer twice changes nothing.
   *
   * @throws ConflictException with the code {@code E_SURVEY_ANSWERED} if it was answered otherwise
   * @throws InvalidInputException if the score is not on the scale
   */
  public Survey answer(SurveyId id, long score, @Nullable String comment) {
    return gateway.change(
        Origin.of("survey.answer"),
        changes -> {
          changes.reader().get(SurveyFields.TYPE, id.value());
          // Whoever answers may not see what was answered, and answers all the same.
          Survey survey = changes.stored(SurveyFields.TYPE, List.of(id.value())).get(0);
          requireOnScale(survey.instrument(), score);
          Long given = survey.score();
          if (given != null && given != score) {
            throw new ConflictException(
                "E_SURVEY_ANSWERED", "The survey was answered with %d before.".formatted(given));
          }
          if (given == null) {
            changes.updateKept(
                SurveyFields.TYPE,
                survey.toBuilder().score(score).comment(comment).answeredAt(changes.now()).build());
          }
          return changes.reader().get(SurveyFields.TYPE, id.value());
        });
  }

  private static void requireOnScale(SurveyInstrument instrument, @Nullable Long score) {
    if (score == null || !instrument.has(score)) {
      throw new InvalidInputException(
          "A score of %s goes from %d to %d, not %s."
              .formatted(instrument, instrument.least(), instrument.greatest(), score));
    }
  }

  /** Returns one page of the surveys of a customer, the latest answers first. */
  public Page<Survey> of(CustomerId customer, int limit, @Nullable Keyset after) {
    return gateway.read(
        reader ->
            reader.query(
                SurveyFields.TYPE,
                Conditions.equal(
                    SurveyFields.CUSTOMER_ID, Customers.require(reader, customer).id().value()),
                List.of(Sort.descending(SurveyFields.ANSWERED_AT)),
                limit,
                after));
  }

  /**
   * Returns what a customer answered to an instrument over time, as far as the actor may see it: of
   * more than {@value #TREND} answers, the latest.
   *
   * @throws NotFoundException if the actor cannot see the customer
   */
  public SurveyTrend trend(CustomerId customer, SurveyInstrument instrument) {
    requireNonNull(instrument, "instrument");
    return gateway.read(
        reader -> trend(reader, Customers.require(reader, customer).id(), instrument));
  }

  /**
   * Returns the trends that answers make, by instrument.
   *
   * @param latestFirst answers of one customer, the latest first
   */
  public static List<SurveyTrend> trends(List<Survey> latestFirst) {
    return Arrays.stream(SurveyInstrument.values())
        .map(instrument -> trend(instrument, latestFirst))
        .filter(trend -> !trend.answers().isEmpty())
        .toList();
  }

  private static SurveyTrend trend(SurveyInstrument instrument, List<Survey> latestFirst) {
    List<Survey> answers =
        latestFirst.stream()
            .filter(one -> one.instrument() == instrument && one.score() != null)
            .limit(TREND)
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.reverse(answers);
    return new SurveyTrend(instrument, answers);
  }

  private static SurveyTrend trend(
      Reader reader, CustomerId customer, SurveyInstrument instrument) {
    if (!Collections.disjoint(reader.concealed(SurveyFields.TYPE), Set.of("answeredAt", "score"))) {
      return new SurveyTrend(instrument, List.of());
    }
    List<Survey> latestFirst =
        reader
            .query(
                SurveyFields.TYPE,
                Conditions.all(
                    Conditions.equal(SurveyFields.CUSTOMER_ID, customer.value()),
                    Conditions.equal(SurveyFields.INSTRUMENT, instrument),
                    Conditions.missing(SurveyFields.ANSWERED_AT).negate(),
                    Conditions.missing(SurveyFields.SCORE).negate()),
                List.of(Sort.descending(SurveyFields.ANSWERED_AT)),
                TREND,
                null)
            .items();
    return trend(instrument, latestFirst);
  }

  /** Returns what the surveys of an instrument come to that were answered in a window. */
  public SurveyFigures figures(SurveyInstrument instrument, Window answered) {
    requireNonNull(answered, "answered");
    Condition of = Conditions.equal(SurveyFields.INSTRUMENT, instrument);
    Map<SurveyClass, Long> counts = new EnumMap<>(SurveyClass.class);
    long[] sum = new long[1];
    return gateway.read(
        reader -> {
          reader.scan(
              SurveyFields.TYPE,
              Conditions.all(of, Conditions.during(SurveyFields.ANSWERED_AT, answered)),
              survey -> {
                SurveyClass outcome = survey.outcome();
                Long score = survey.score();
                if (outcome != null && score != null) {
                  counts.merge(outcome, 1L, Long::sum);
                  sum[0] += score;
                }
              });
          long unanswered =
              reader.count(
                  SurveyFields.TYPE,
                  Conditions.all(
                      of,
                      Conditions.missing(SurveyFields.ANSWERED_AT),
                      Conditions.during(SurveyFields.SENT_AT, answered)));
          return figures(instrument, counts, sum[0], unanswered);
        });
  }

  private static SurveyFigures figures(
      SurveyInstrument instrument, Map<SurveyClass, Long> counts, long sum, long unanswered) {
    long answered = counts.values().stream().mapToLong(Long::longValue).sum();
    BigDecimal mean =
        answered == 0
            ? BigDecimal.ZERO
            : BigDecimal.valueOf(sum)
                .divide(BigDecimal.valueOf(answered), 2, RoundingMode.HALF_EVEN);
    return new SurveyFigures(
        instrument,
        answered + unanswered,
        answered,
        counts.getOrDefault(SurveyClass.POSITIVE, 0L),
        counts.getOrDefault(SurveyClass.NEUTRAL, 0L),
        counts.getOrDefault(SurveyClass.NEGATIVE, 0L),
        mean);
  }
}
