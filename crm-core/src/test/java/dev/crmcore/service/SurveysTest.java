package dev.crmcore.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.channel.ChannelConfig;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.messaging.Message;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Person;
import dev.crmcore.model.Survey;
import dev.crmcore.model.SurveyClass;
import dev.crmcore.model.SurveyId;
import dev.crmcore.model.SurveyInstrument;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Window;
import dev.crmcore.scoring.Score;
import dev.crmcore.scoring.ScoreCard;
import dev.crmcore.scoring.ScoreRule;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import dev.crmcore.testkit.MutableClock;
import dev.crmcore.testkit.RecordingChannel;
import dev.crmcore.testkit.RecordingChannelProvider;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveysTest {
  private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");
  private final Crm crm =
      Crm.builder()
          .inMemory()
          .clock(clock)
          .health(
              new ScoreCard(50, List.of())
                  .with(
                      "is content", "surveys(last 90 days where outcome = POSITIVE).count > 0", 30)
                  .with("is not", "surveys(where outcome = NEGATIVE).count > 0", -70)
                  .with("is nobody", "givenName is missing", -5))
          .build();
  private final CrmSession session = crm.session("anna");
  private final Surveys surveys = session.surveys();

  @AfterEach
  void close() {
    crm.close();
  }

  private CustomerId person(String name) {
    return session.customers().create(Person.builder().givenName(name).build()).id();
  }

  private static Survey answer(CustomerId who, SurveyInstrument instrument, long score) {
    return Survey.builder().customerId(who).instrument(instrument).score(score).build();
  }

  @ParameterizedTest
  @CsvSource({
    "NPS,0,NEGATIVE", "NPS,6,NEGATIVE", "NPS,7,NEUTRAL", "NPS,8,NEUTRAL", "NPS,9,POSITIVE",
    "NPS,10,POSITIVE", "CSAT,1,NEGATIVE", "CSAT,2,NEGATIVE", "CSAT,3,NEUTRAL", "CSAT,4,POSITIVE",
    "CES,3,NEGATIVE", "CES,4,NEUTRAL", "CES,5,POSITIVE",
  })
  void everyScoreHasAClass(SurveyInstrument instrument, long score, SurveyClass outcome) {
    assertThat(surveys.record(answer(person("Ada"), instrument, score)).outcome())
        .isEqualTo(outcome);
    assertThat(
            session
                .segments()
                .count(
                    session.segments().parse("surveys(where outcome = " + outcome + ").count = 1")))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"NPS,-1", "NPS,11", "CSAT,0", "CSAT,6", "CES,8"})
  void whatIsNotOnTheScaleIsRefused(SurveyInstrument instrument, long score) {
    CustomerId ada = person("Ada");
    assertThatThrownBy(() -> surveys.record(answer(ada, instrument, score)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("A score of " + instrument + " goes from");
  }

  @Test
  void figuresTellWhoAnsweredAndTheNetPromoterScore() {
    for (int score : new int[] {10, 9, 9, 8, 3}) {
      surveys.record(answer(person("P" + score), SurveyInstrument.NPS, score));
    }
    surveys.record(answer(person("C"), SurveyInstrument.CSAT, 1));
    SurveyFigures figures = surveys.figures(SurveyInstrument.NPS, Window.last(1, ChronoUnit.DAYS));

    assertThat(figures.answered()).isEqualTo(5);
    assertThat(figures.positive()).isEqualTo(3);
    assertThat(figures.negative()).isEqualTo(1);
    assertThat(figures.balance()).isEqualTo(40);
    assertThat(figures.mean()).isEqualByComparingTo("7.8");
    clock.advance(Duration.ofDays(3));
    assertThat(surveys.figures(SurveyInstrument.NPS, Window.last(1, ChronoUnit.DAYS)).balance())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "NPS, 8 8 9, IMPROVING, 8.00", "NPS, 8 9 9, STEADY, 8.50", "NPS, 9 8, WORSENING, 9.00",
    "CSAT, 4 4 4 4 3, WORSENING, 4.00", "CES, 5 5 6 5, STEADY, 5.33", "NPS, 7, , ",
  })
  void aTrendIsTheLatestAnswerAgainstThoseBefore(
      SurveyInstrument instrument,
      String scores,
      @Nullable SurveyCourse course,
      @Nullable BigDecimal meanBefore) {
    CustomerId ada = person("Ada");
    List<String> given = List.of(scores.split(" ", -1));
    for (String score : given) {
      clock.advance(Duration.ofDays(1));
      surveys.record(answer(ada, instrument, Long.parseLong(score)));
    }
    surveys.record(answer(person("Bob"), instrument, instrument.least()));

    SurveyTrend trend = surveys.trend(ada, instrument);

    assertThat(trend.course()).isEqualTo(course);
    assertThat(trend.meanBefore()).isEqualTo(meanBefore);
    assertThat(trend.answers()).extracting(one -> String.valueOf(one.score())).isEqualTo(given);
  }

  @Test
  void whoeverAnsweredNothingHasNoTrend() {
    SurveyTrend none = surveys.trend(person("Ada"), SurveyInstrument.CSAT);

    assertThat(none.answers()).isEmpty();
    assertThat(none.latest()).isNull();
    assertThat(none.course()).isNull();
  }

  @Test
  void anAnswerIsGivenOnce() {
    CustomerId ada = person("Ada");
    Survey draft =
        answer(ada, SurveyInstrument.CSAT, 4).toBuilder().idempotencyKey("web-1").build();
    assertThat(surveys.record(draft)).isEqualTo(surveys.record(draft));
    assertThat(surveys.of(ada, 10, null).items()).hasSize(1);
    SurveyId id = surveys.of(ada, 10, null).items().get(0).id();
    assertThat(surveys.answer(id, 4, null).score()).isEqualTo(4);
    assertThatThrownBy(() -> surveys.answer(id, 5, null)).isInstanceOf(ConflictException.class);
  }

  @Test
  void askingPromisesAMessageAndAnAnswerNamesTheSurvey() {
    try (Crm mailing =
        Crm.builder()
            .inMemory()
            .clock(clock)
            .addPlugin(new RecordingChannelProvider(RecordingChannel.email()))
            .channel("email", ChannelConfig.of())
            .build()) {
      CrmSession desk = mailing.session("anna");
      CustomerId ada =
          desk.customers()
              .create(Person.builder().givenName("Ada").email("ada@example.com").build())
              .id();
      CustomerId mute = desk.customers().create(Person.builder().givenName("Mute").build()).id();
      Survey question = Survey.builder().customerId(ada).instrument(SurveyInstrument.NPS).build();

      Optional<Survey> asked = desk.surveys().ask(question, SurveysTest::message);
      assertThat(asked).isPresent();
      assertThat(
              desk.surveys()
                  .ask(question.toBuilder().customerId(mute).build(), SurveysTest::message))
          .isEmpty();
      assertThat(desk.surveys().of(mute, 10, null).items()).isEmpty();
      mailing.maintenance().runDue();

      Message reminder = message(new SurveyId(UUID.randomUUID()));
      Optional<Survey> reminded = desk.surveys().ask(question, id -> reminder);
      assertThat(desk.surveys().ask(question, id -> reminder)).isEqualTo(reminded).isPresent();
      desk.messages().send(ada, Message.email("welcome", "Welcome", "Welcome"));
      assertThat(
              desk.surveys().ask(question, id -> Message.email("welcome", "How was it?", "Tell")))
          .as("had a message of that key")
          .isEmpty();
      assertThat(desk.surveys().of(ada, 10, null).items()).hasSize(2);

      desk.surveys().answer(asked.orElseThrow().id(), 9, "fine");
      SurveyFigures figures =
          desk.surveys().figures(SurveyInstrument.NPS, Window.last(1, ChronoUnit.DAYS));
      assertThat(figures.asked()).isEqualTo(2);
      assertThat(figures.balance()).isEqualTo(100);
    }
  }

  private static Message message(SurveyId id) {
    return new Message("survey:" + id, "email", "How was it?", "Answer at /s/" + id);
  }

  @Test
  void healthSaysWhatItIsMadeOf() {
    CustomerId ada = person("Ada");
    assertThat(session.health().of(ada)).isEqualTo(new Score(50, 50, List.of()));
    surveys.record(answer(ada, SurveyInstrument.CSAT, 5));
    assertThat(session.health().of(ada).value()).isEqualTo(80);
    surveys.record(answer(ada, SurveyInstrument.CSAT, 1));
    Score score = session.health().of(ada);
    assertThat(score.value()).isEqualTo(10);
    assertThat(score.reasons()).extracting(ScoreRule::name).containsExactly("is not", "is content");
    clock.advance(Duration.ofDays(100));
    assertThat(session.health().of(ada).value()).isZero();
  }

  @Test
  void whoMayNotSeeAnswersIsToldNothingByTheScore() {
    try (Crm guarded =
        Crm.builder()
            .inMemory()
            .clock(clock)
            .accessPolicy(new SurveysAreForAnna())
            .health(new ScoreCard(50, List.of()).with("is not", "surveys.count > 0", -20))
            .build()) {
      CrmSession anna = guarded.session("anna");
      CustomerId ada = anna.customers().create(Person.builder().givenName("Ada").build()).id();
      anna.surveys().record(answer(ada, SurveyInstrument.NPS, 1));

      assertThat(anna.health().of(ada).value()).isEqualTo(30);
      assertThat(guarded.session("bob").health().of(ada).value()).isEqualTo(50);
    }
  }

  @Test
  void whoMayNotSeeAnswersStoresEachOnce() {
    try (Crm guarded =
        Crm.builder()
            .inMemory()
            .clock(clock)
            .accessPolicy(new SurveysAreForAnna())
            .health(new ScoreCard(50, List.of()))
            .build()) {
      CrmSession anna = guarded.session("anna");
      CustomerId ada = anna.customers().create(Person.builder().givenName("Ada").build()).id();
      Survey form =
          answer(ada, SurveyInstrument.NPS, 9).toBuilder().idempotencyKey("form-17").build();
      Surveys web = guarded.session("web").surveys();

      assertThat(web.record(form).id()).isEqualTo(web.record(form).id());
      assertThat(anna.surveys().of(ada, 10, null).items()).hasSize(1);
    }
  }

  private static final class SurveysAreForAnna implements AccessPolicy {
    @Override
    public Condition visible(Actor actor, EntityType<?> type) {
      return actor.name().equals("anna") || !type.name().equals("survey")
          ? Conditions.everyone()
          : Conditions.nobody();
    }

    @Override
    public Set<String> concealed(Actor actor, EntityType<?> type) {
      return Set.of();
    }

    @Override
    public boolean permits(Actor actor, Action action, EntityType<?> type) {
      return true;
    }
  }

  @Test
  void theDefaultCardsCanBeReadAndABrokenOneIsRefusedAtOnce() {
    ScoreCard.health().requireValid(crm.catalogue());
    ScoreCard.promise().requireValid(crm.catalogue());
    assertThatThrownBy(
            () ->
                Crm.builder()
                    .inMemory()
                    .health(ScoreCard.health().with("x", "citty = 'Paris'", 1))
                    .build())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("citty");
  }
}
