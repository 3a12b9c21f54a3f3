package dev.crmcore.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.model.Consent;
import dev.crmcore.model.ConsentState;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.LawfulBasis;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.Person;
import dev.crmcore.overview.CustomerOverview;
import dev.crmcore.query.Condition;
import dev.crmcore.segmentation.ConditionText;
import dev.crmcore.testkit.MutableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConsentsTest {
  private static final String NEWS = "newsletter";

  private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");
  private final Crm crm = Crm.builder().inMemory().clock(clock).build();
  private final CrmSession session = crm.session("anna");
  private final Consents consents = session.consents();
  private final CustomerId ada = customer("Ada");
  private final CustomerId twin = customer("Ada Byron");

  @AfterEach
  void close() {
    crm.close();
  }

  private CustomerId customer(String name) {
    return session.customers().create(Person.builder().givenName(name).build()).id();
  }

  private Consent.Builder said(CustomerId who, ConsentState state, String at) {
    return Consent.builder()
        .customerId(who)
        .purpose(NEWS)
        .channel(ContactKind.EMAIL)
        .state(state)
        .givenAt(Instant.parse(at));
  }

  private @Nullable ConsentState state(CustomerId who) {
    return consents.status(who, NEWS, ContactKind.EMAIL).state();
  }

  @Test
  void theLatestStatementStandsAndAllAreKept() {
    consents.grant(ada, NEWS, ContactKind.EMAIL, "web-form");
    clock.advance(Duration.ofDays(1));
    Consent withdrawn = consents.withdraw(ada, NEWS, ContactKind.EMAIL, "phone");

    assertThat(consents.of(ada))
        .containsExactly(
            new ConsentStatus(NEWS, ContactKind.EMAIL, ConsentState.WITHDRAWN, withdrawn));
    assertThat(consents.history(ada, 10, null).items())
        .extracting(Consent::state, Consent::source, Consent::isStanding)
        .containsExactly(
            tuple(ConsentState.WITHDRAWN, "phone", true),
            tuple(ConsentState.GRANTED, "web-form", false));
  }

  @Test
  void silenceIsNoConsent() {
    assertThat(consents.status(ada, NEWS, ContactKind.EMAIL))
        .isEqualTo(new ConsentStatus(NEWS, ContactKind.EMAIL, null, null))
        .matches(status -> !status.isGranted());
    assertThat(consents.of(ada)).isEmpty();
  }

  @Test
  void purposesAndChannelsStandApart() {
    consents.grant(ada, NEWS, ContactKind.EMAIL, null);
    consents.deny(ada, NEWS, ContactKind.PHONE, null);
    consents.grant(ada, "profiling", null, null);

    assertThat(consents.status(ada, NEWS, ContactKind.EMAIL).isGranted()).isTrue();
    assertThat(consents.status(ada, NEWS, ContactKind.PHONE).isGranted()).isFalse();
    assertThat(consents.status(ada, NEWS, null).isGranted()).isFalse();
    assertThat(consents.status(ada, "profiling", null).isGranted()).isTrue();
    assertThat(consents.status(ada, "profiling", ContactKind.EMAIL).isGranted()).isFalse();
  }

  @Test
  void whatIsRecordedLateReplacesNothingThatWasSaidLater() {
    consents.record(said(ada, ConsentState.WITHDRAWN, "2026-02-10T00:00:00Z").build());
    consents.record(said(ada, ConsentState.GRANTED, "2026-01-10T00:00:00Z").build());

    assertThat(state(ada)).isEqualTo(ConsentState.WITHDRAWN);
    assertThat(consents.history(ada, 10, null).items()).hasSize(2);
  }

  @Test
  void theSameOnceMoreChangesNothing() {
    Consent once = consents.record(said(ada, ConsentState.GRANTED, "2026-01-10T00:00:00Z").build());

    assertThat(consents.record(said(ada, ConsentState.GRANTED, "2026-01-10T00:00:00Z").build()))
        .isEqualTo(once);
    assertThat(consents.history(ada, 10, null).items()).containsExactly(once);
  }

  @Test
  void consentExpiresByTheClock() {
    consents.record(
        said(ada, ConsentState.GRANTED, "2026-03-01T00:00:00Z")
            .expiresAt(Instant.parse("2026-03-03T10:00:00Z"))
            .basis(LawfulBasis.CONSENT)
            .wording("May we write to you for two days?")
            .evidence("form 17")
            .build());

    assertThat(state(ada)).isEqualTo(ConsentState.GRANTED);
    clock.advance(Duration.ofDays(1).minusNanos(1));
    assertThat(state(ada)).isEqualTo(ConsentState.GRANTED);
    clock.advance(Duration.ofNanos(1));
    assertThat(state(ada)).isEqualTo(ConsentState.EXPIRED);
  }

  @Test
  void everythingIsTakenBackInOneCall() {
    consents.grant(ada, NEWS, ContactKind.EMAIL, null);
    consents.grant(ada, "profiling", null, null);
    consents.deny(ada, NEWS, ContactKind.PHONE, null);

    assertThat(consents.withdrawAll(ada, "letter")).hasSize(2);
    assertThat(consents.of(ada))
        .extracting(ConsentStatus::state)
        .containsExactly(ConsentState.WITHDRAWN, ConsentState.DENIED, ConsentState.WITHDRAWN);
    assertThat(consents.withdrawAll(ada, "letter")).isEmpty();
  }

  @Test
  void aChangeHasOneMomentHoweverLongItTakes() {
    Clock ticking =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            clock.advance(Duration.ofSeconds(1));
            return clock.instant();
          }
        };
    try (Crm live = Crm.builder().inMemory().clock(ticking).build()) {
      CrmSession bob = live.session("bob");
      CustomerId eve = bob.customers().create(Person.builder().givenName("Eve").build()).id();

      bob.atomically("signup", all -> all.consents().grant(eve, NEWS, null, "form"));

      assertThat(bob.consents().withdrawAll(eve, "call")).hasSize(1);
      assertThat(bob.consents().status(eve, NEWS, null).state()).isEqualTo(ConsentState.WITHDRAWN);
    }
  }

  @Test
  void whatCannotBeSaidIsRefused() {
    List<Consent> wrong =
        List.of(
            said(ada, ConsentState.EXPIRED, "2026-03-01T00:00:00Z").build(),
            said(ada, ConsentState.GRANTED, "2026-03-01T00:00:00Z").purpose("  ").build(),
            said(ada, ConsentState.GRANTED, "2026-03-02T10:00:01Z").build(),
            said(ada, ConsentState.GRANTED, "2026-03-01T00:00:00Z")
                .expiresAt(Instant.parse("2026-03-01T00:00:00Z"))
                .build());
    for (Consent one : wrong) {
      assertThatThrownBy(() -> consents.record(one))
          .isInstanceOfSatisfying(
              InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("E_CONSENT"));
    }
    assertThatThrownBy(() -> consents.grant(CustomerId.UNASSIGNED, NEWS, null, null))
        .isInstanceOf(NotFoundException.class);
  }

  /** What one card says, what the other says, what holds when they are one. */
  static Stream<Arguments> pairs() {
    Stream.Builder<Arguments> all = Stream.builder();
    List<String> states = List.of("", "GRANTED", "EXPIRED", "WITHDRAWN", "DENIED");
    for (String left : states) {
      for (String right : states) {
        for (boolean leftFirst : new boolean[] {true, false}) {
          all.add(Arguments.of(left, right, leftFirst));
        }
      }
    }
    return all.build();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void theStrictestOfMergedCustomersCountsAndUndoingGivesBoth(
      String left, String right, boolean leftFirst) {
    say(ada, left, leftFirst ? "2026-01-01T00:00:00Z" : "2026-02-01T00:00:00Z");
    say(twin, right, leftFirst ? "2026-02-01T00:00:00Z" : "2026-01-01T00:00:00Z");
    List<ConsentStatus> ofAda = consents.of(ada);
    List<ConsentStatus> ofTwin = consents.of(twin);

    MergeRecord merge = session.merges().merge(ada, List.of(twin), null);

    ConsentState strictest =
        Stream.of(left, right)
            .filter(state -> !state.isEmpty())
            .map(ConsentState::valueOf)
            .max(ConsentState::compareTo)
            .orElse(null);
    assertThat(state(ada)).isEqualTo(strictest);
    assertThat(state(twin)).isEqualTo(strictest);
    assertThat(session.segments().count(Consents.granted(NEWS, ContactKind.EMAIL)))
        .isEqualTo(strictest == ConsentState.GRANTED ? 1 : 0);

    session.merges().undo(merge.id());
    assertThat(consents.of(ada)).isEqualTo(ofAda);
    assertThat(consents.of(twin)).isEqualTo(ofTwin);
  }

  private void say(CustomerId who, String state, String at) {
    switch (state) {
      case "" -> {}
      case "EXPIRED" ->
          consents.record(
              said(who, ConsentState.GRANTED, at)
                  .expiresAt(Instant.parse("2026-03-01T00:00:00Z"))
                  .build());
      default -> consents.record(said(who, ConsentState.valueOf(state), at).build());
    }
  }

  @Test
  void whatIsSaidAfterAMergeReplacesWhatAllCardsSaidAndStaysWhereItWasSaid() {
    consents.grant(ada, NEWS, ContactKind.EMAIL, null);
    consents.deny(twin, NEWS, ContactKind.EMAIL, null);
    MergeRecord merge = session.merges().merge(ada, List.of(twin), null);
    clock.advance(Duration.ofDays(1));
    consents.grant(twin, NEWS, ContactKind.EMAIL, "asked again");
    assertThat(state(ada)).isEqualTo(ConsentState.GRANTED);

    session.merges().undo(merge.id());

    assertThat(state(ada)).isEqualTo(ConsentState.GRANTED);
    assertThat(consents.status(ada, NEWS, ContactKind.EMAIL).statement())
        .matches(statement -> statement != null && "asked again".equals(statement.source()));
    assertThat(state(twin)).isEqualTo(ConsentState.DENIED);
  }

  @Test
  void whatWasRecordedLateOnMergedCustomersStandsAgainWhereItWasRecorded() {
    consents.record(said(ada, ConsentState.DENIED, "2026-01-01T00:00:00Z").build());
    consents.record(said(twin, ConsentState.WITHDRAWN, "2026-02-20T00:00:00Z").build());
    MergeRecord merge = session.merges().merge(ada, List.of(twin), null);
    consents.record(said(ada, ConsentState.GRANTED, "2026-02-10T00:00:00Z").build());
    assertThat(state(ada)).isEqualTo(ConsentState.WITHDRAWN);

    session.merges().undo(merge.id());

    assertThat(state(ada)).isEqualTo(ConsentState.GRANTED);
    assertThat(state(twin)).isEqualTo(ConsentState.WITHDRAWN);
  }

  @Test
  void theOverviewAndTheNoteTellIt() {
    consents.grant(ada, NEWS, ContactKind.EMAIL, null);
    consents.deny(ada, NEWS, ContactKind.PHONE, null);

    CustomerOverview seen = session.overviews().of(ada);

    assertThat(seen.consents()).isEqualTo(consents.of(ada));
    assertThat(session.overviews().handOver(seen, ZoneOffset.UTC))
        .contains("Has not agreed to, or no more: newsletter by phone.\n");
  }

  @Test
  void conditionsAskForIt() {
    consents.grant(ada, NEWS, ContactKind.EMAIL, null);
    consents.grant(twin, NEWS, ContactKind.EMAIL, null);
    clock.advance(Duration.ofDays(1));
    consents.withdraw(twin, NEWS, ContactKind.EMAIL, null);
    Condition granted = Consents.granted(NEWS, ContactKind.EMAIL);
    ConditionText text = new ConditionText(crm.catalogue());

    assertThat(session.segments().count(granted)).isEqualTo(1);
    assertThat(session.segments().explain(granted, ada).holds()).isTrue();
    assertThat(text.parse(granted.toString(), CustomerFields.TYPE)).isEqualTo(granted);
    assertThat(session.segments().count(Consents.granted(NEWS, null))).isZero();
  }
}
