package dev.crmcore.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.channel.ChannelConfig;
import dev.crmcore.channel.OutboundMessage;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.host.IdSource;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.Person;
import dev.crmcore.model.SuppressionReason;
import dev.crmcore.model.TenantId;
import dev.crmcore.security.Actor;
import dev.crmcore.testkit.MutableClock;
import dev.crmcore.testkit.RecordingChannel;
import dev.crmcore.testkit.RecordingChannelProvider;
import dev.crmcore.testkit.SequentialIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private final MutableClock clock = MutableClock.at("2026-03-01T10:00:00Z");
  private final RecordingChannel mailbox = RecordingChannel.email();
  private final Crm crm =
      Crm.builder()
          .inMemory()
          .clock(clock)
          .addPlugin(new RecordingChannelProvider(mailbox))
          .channel("email", ChannelConfig.of())
          .build();
  private final CrmSession session = crm.session("anna");
  private final Customer ada =
      session
          .customers()
          .create(Person.builder().givenName("Ada").email("ada@example.org").build());

  @AfterEach
  void close() {
    crm.close();
  }

  private SendDecision welcome() {
    return session.messages().send(ada.id(), Message.email("welcome", "Welcome", "Hello!"));
  }

  private List<String> outcomes() {
    return session.interactions().timeline(ada.id(), 10, null).items().stream()
        .map(Interaction::outcome)
        .toList();
  }

  @Test
  void aMessageIsDeliveredAfterTheCommitAndStandsOnTheTimeline() {
    assertThat(welcome()).isEqualTo(new SendDecision.Queued("ada@example.org"));
    assertThat(mailbox.delivered()).isEmpty();

    crm.maintenance().runDue();

    assertThat(mailbox.delivered()).extracting("subject").containsExactly("Welcome");
    assertThat(outcomes()).containsExactly("accepted");
  }

  @Test
  void theSameKeyIsSentOnce() {
    welcome();
    crm.maintenance().runDue();
    welcome();
    crm.maintenance().runDue();

    assertThat(mailbox.delivered()).hasSize(1);
  }

  @Test
  void theSameKeyTwiceInOneChangeIsSentOnce() {
    session.atomically(
        "twice",
        s -> {
          s.messages().send(ada.id(), Message.email("k", "s", "b"));
          return s.messages().send(ada.id(), Message.email("k", "s", "b"));
        });
    crm.maintenance().runDue();

    assertThat(mailbox.delivered()).hasSize(1);
  }

  @Test
  void aBodyThatCouldNotStandOnTheTimelineIsRefusedBeforeItIsSent() {
    assertThatThrownBy(() -> session.messages().send(ada.id(), Message.email("k", "s", "a\u0000b")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("U+0000");
  }

  @Test
  void aMessageToAMergedCustomerGoesToTheSurvivorAndStandsOnItsTimeline() {
    Customer survivor =
        session
            .customers()
            .create(Person.builder().givenName("Ada").email("lovelace@example.org").build());
    welcome();
    session.merges().merge(survivor.id(), List.of(ada.id()), null);
    session.messages().send(ada.id(), Message.email("second", "Again", "b"));

    crm.maintenance().runDue();

    assertThat(mailbox.delivered())
        .extracting("recipient")
        .containsExactly("ada@example.org", "lovelace@example.org");
    assertThat(session.interactions().timeline(survivor.id(), 10, null).items()).hasSize(2);
  }

  @Test
  void aListenerThatFailsDoesNotKeepTheOthersFromHearing() {
    List<String> heard = new ArrayList<>();
    try (Crm other =
        Crm.builder()
            .inMemory()
            .onChange(
                event -> {
                  throw new IllegalStateException("deaf");
                })
            .onChange(event -> heard.add(event.action()))
            .build()) {
      other.session("anna").customers().create(Person.builder().givenName("Bob").build());
      other.maintenance().runDue();
    }

    assertThat(heard).containsExactly("customer.create");
  }

  @Test
  void aRollBackTakesThePromiseBack() {
    assertThatThrownBy(
            () ->
                session.atomically(
                    "signup",
                    s -> {
                      s.messages().send(ada.id(), Message.email("k", "s", "b"));
                      throw new IllegalStateException("the host changed its mind");
                    }))
        .isInstanceOf(IllegalStateException.class);

    crm.maintenance().runDue();

    assertThat(mailbox.attempts()).isEmpty();
  }

  @Test
  void whatFailsIsTriedAgainLaterAndNotBefore() {
    mailbox.failNext(1);
    welcome();
    crm.maintenance().runDue();
    crm.maintenance().runDue();
    assertThat(mailbox.attempts()).hasSize(1);

    clock.advance(Duration.ofSeconds(2));
    crm.maintenance().runDue();

    assertThat(mailbox.delivered()).hasSize(1);
    assertThat(outcomes()).containsExactly("accepted");
  }

  @Test
  void afterTenTriesItWaitsForAPerson() {
    mailbox.goDown();
    welcome();
    for (int i = 0; i < OutboxRelay.MAX_ATTEMPTS + 3; i++) {
      crm.maintenance().runDue();
      clock.advance(Duration.ofHours(2));
    }
    mailbox.comeBack();
    crm.maintenance().runDue();

    assertThat(mailbox.delivered()).isEmpty();
    assertThat(mailbox.attempts()).hasSize(OutboxRelay.MAX_ATTEMPTS);
  }

  @Test
  void aFinalRefusalIsNotTriedAgainAndStandsOnTheTimeline() {
    mailbox.refuse("ada@example.org", "no such mailbox");
    welcome();
    crm.maintenance().runDue();
    clock.advance(Duration.ofDays(1));
    crm.maintenance().runDue();

    assertThat(mailbox.attempts()).hasSize(1);
    assertThat(outcomes()).containsExactly("refused: no such mailbox");
  }

  @Test
  void aSuppressedAddressIsRefused() {
    session
        .messages()
        .suppress(ContactKind.EMAIL, "ADA@example.org", SuppressionReason.UNSUBSCRIBED, null);

    assertThat(welcome())
        .isEqualTo(
            new SendDecision.Refused("ada@example.org must not be written to: UNSUBSCRIBED."));
  }

  @Test
  void whoAsksToBeLeftAloneAfterTheMessageWasQueuedIsLeftAlone() {
    welcome();
    session
        .messages()
        .suppress(ContactKind.EMAIL, "ada@example.org", SuppressionReason.COMPLAINT, null);

    crm.maintenance().runDue();

    assertThat(mailbox.attempts()).isEmpty();
    assertThat(outcomes()).containsExactly("refused: suppressed");
  }

  @Test
  void aMessageForAPurposeIsSentToWhomGrantedItAlone() {
    Message news = Message.email("news", "News", "Lamps").forPurpose("newsletter");
    assertThat(session.messages().send(ada.id(), news))
        .isEqualTo(new SendDecision.Refused("no consent to newsletter by EMAIL: nothing said."));

    session.consents().grant(ada.id(), "newsletter", ContactKind.EMAIL, "form");
    assertThat(session.messages().send(ada.id(), news))
        .isEqualTo(new SendDecision.Queued("ada@example.org"));
    crm.maintenance().runDue();

    assertThat(mailbox.attempts()).hasSize(1);
  }

  @Test
  void whoWithdrawsAfterTheMessageWasQueuedIsLeftAlone() {
    session.consents().grant(ada.id(), "newsletter", ContactKind.EMAIL, "form");
    session
        .messages()
        .send(ada.id(), Message.email("news", "News", "Lamps").forPurpose("newsletter"));
    clock.advance(Duration.ofSeconds(1));
    session.consents().withdraw(ada.id(), "newsletter", ContactKind.EMAIL, "call");

    crm.maintenance().runDue();

    assertThat(mailbox.attempts()).isEmpty();
    assertThat(outcomes())
        .containsExactly("refused: no consent to newsletter by EMAIL: WITHDRAWN.");
  }

  @Test
  void aCustomerWithoutAUsableAddressIsRefused() {
    Customer bob =
        session
            .customers()
            .create(Person.builder().givenName("Bob").email("bob(at)example.org").build());

    assertThat(session.messages().send(bob.id(), Message.email("k", "s", "b")))
        .isEqualTo(new SendDecision.Refused("Bob has no usable EMAIL."));
  }

  @Test
  void aChannelThatIsNotOpenIsNamed() {
    assertThatThrownBy(
            () -> session.messages().send(ada.id(), new Message("k", "pigeon", null, "b")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no channel 'pigeon'")
        .hasMessageContaining("[email]");
  }

  @Test
  void messagesOfTwoTenantsWithTheSameIdsAndKeysAreBothSent() {
    RecordingChannel shared = RecordingChannel.email().honouringIdempotencyKeys();
    AtomicReference<IdSource> ids = new AtomicReference<>(new SequentialIds());
    try (Crm several =
        Crm.builder()
            .inMemory()
            .multiTenant()
            .ids(() -> ids.get().next())
            .addPlugin(new RecordingChannelProvider(shared))
            .channel("email", ChannelConfig.of())
            .build()) {
      for (String tenant : List.of("acme", "globex")) {
        ids.set(new SequentialIds());
        CrmSession own = several.session(Actor.user("anna").withTenant(tenant));
        Customer ada =
            own.customers()
                .create(Person.builder().givenName("Ada").email("ada@example.org").build());
        own.messages().send(ada.id(), Message.email("welcome", "Hello", "From " + tenant));
        several.maintenance(new TenantId(tenant)).runDue();
      }
    }

    assertThat(shared.delivered())
        .extracting(OutboundMessage::body)
        .containsExactly("From acme", "From globex");
  }
}
