package dev.crmcore.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.model.Affiliation;
import dev.crmcore.model.CaseStatus;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Direction;
import dev.crmcore.model.Identity;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionKind;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.model.Utm;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InteractionsTest {
  private static final Identity HOME = Identity.visitor("home");
  private static final Identity ADA = Identity.email("ada@example.com");
  private static final Identity BOB = Identity.email("bob@example.com");

  private final MutableClock clock = MutableClock.at("2026-03-02T09:00:00Z");
  private final Crm crm =
      Crm.builder()
          .inMemory()
          .clock(clock)
          .phoneRegion("DE")
          .interactionKind(
              "inspection",
              details -> details.contains("floor") ? List.of() : List.of("it has no floor"))
          .build();
  private final CrmSession session = crm.session("anna");
  private final Interactions interactions = session.interactions();
  private final CustomerId ada = person("Ada", "ada@example.com", "030 901820");
  private final CustomerId bob = person("Bob", "bob@example.com", "030 901820");

  @AfterEach
  void close() {
    crm.close();
  }

  private CustomerId person(String name, String email, String phone) {
    return session
        .customers()
        .create(
            Person.builder()
                .givenName(name)
                .email(email)
                .phone(phone)
                .externalId("shop", name.toLowerCase(Locale.ROOT))
                .build())
        .id();
  }

  private Interaction.Builder touch(Identity... identities) {
    clock.advance(Duration.ofMinutes(1));
    return Interaction.builder()
        .kind(InteractionKind.EMAIL)
        .direction(Direction.INBOUND)
        .subject("Lamps")
        .occurredAt(clock.instant())
        .identities(identities);
  }

  private Interaction heard(Identity... identities) {
    return interactions.log(touch(identities).build());
  }

  private List<Interaction> timeline(CustomerId customer) {
    return interactions.timeline(customer, 100, null).items();
  }

  private List<Interaction> waiting() {
    return interactions.waiting(100, null).items();
  }

  @Nested
  class Recognising {
    @Test
    void anAddressInAnyFormatSaysWhoItIs() {
      Interaction stored = heard(Identity.email(" Ada@Example.com "));

      assertThat(stored.customerId()).isEqualTo(ada);
      assertThat(stored.identities()).as("the card has it").isEmpty();
      assertThat(timeline(ada)).containsExactly(stored);
    }

    @Test
    void aNameInAnotherSystemSaysWhoItIs() {
      assertThat(heard(new Identity("shop", "bob")).customerId()).isEqualTo(bob);
    }

    @Test
    void whoeverSharesANumberIsToldApartByTheAddress() {
      assertThat(heard(Identity.phone("+49 30 901820"), BOB).customerId()).isEqualTo(bob);
    }

    @Test
    void nobodyIsGuessed() {
      Interaction shared = heard(Identity.phone("030 901820"));
      Interaction torn = heard(ADA, BOB);

      assertThat(shared.customerId()).isNull();
      assertThat(torn.customerId()).isNull();
      assertThat(interactions.recognise(Identity.phone("030 901820")).candidates())
          .containsExactlyInAnyOrder(ada, bob);
      assertThat(waiting()).containsExactly(torn, shared);
      assertThat(timeline(ada)).isEmpty();
    }

    @Test
    void whoeverIsArchivedIsNobody() {
      session.customers().archive(bob, null);

      assertThat(interactions.recognise(BOB).certain()).isEmpty();
      assertThat(interactions.recognise(Identity.phone("030 901820")).certain()).contains(ada);
    }

    @Test
    void whoeverWasMergedIsTheSurvivor() {
      session.merges().merge(ada, List.of(bob), "same");

      assertThat(heard(BOB).customerId()).isEqualTo(ada);
      assertThat(interactions.log(touch().customerId(bob).build()).customerId()).isEqualTo(ada);
    }

    @Test
    void nothingToGoByIsRefused() {
      assertThatThrownBy(() -> heard())
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("whose interaction");
    }

    @Test
    void anIdentityKnowsItsKind() {
      assertThat(Identity.of(ContactKind.MESSENGER, "@ada").contactKind())
          .contains(ContactKind.MESSENGER);
      assertThat(HOME.contactKind()).isEmpty();
      assertThat(new Identity("shop", "7").contactKind()).isEmpty();
    }
  }

  @Nested
  class Waiting {
    private final Identity who = Identity.email("who@example.org");

    @Test
    void aPersonSaysWhoseItIsOnce() {
      Interaction unknown = heard(who);

      Interaction assigned = interactions.assign(unknown.id(), ada);

      assertThat(assigned.customerId()).isEqualTo(ada);
      assertThat(waiting()).isEmpty();
      assertThatThrownBy(() -> interactions.assign(unknown.id(), bob))
          .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void whoeverGetsTheAddressLaterGetsWhatWaits() {
      Interaction before = heard(who);
      crm.maintenance().runDue();
      assertThat(waiting()).containsExactly(before);

      CustomerId eve = person("Eve", "who@example.org", "0170 1234567");
      Interaction other = heard(Identity.email("other@example.org"));
      crm.maintenance().runDue();

      assertThat(timeline(eve)).extracting(Interaction::id).containsExactly(before.id());
      assertThat(waiting()).containsExactly(other);
    }

    @Test
    void aNumberOfTwoFindsItsPlaceWhenTheyTurnOutToBeOne() {
      Interaction shared = heard(Identity.phone("030 901820"));
      crm.maintenance().runDue();
      session.merges().merge(ada, List.of(bob), "same");

      crm.maintenance().runDue();

      assertThat(timeline(ada)).extracting(Interaction::id).containsExactly(shared.id());
    }

    @Test
    void aSurvivorWithTheOnlyNumberGetsWhatWaits() {
      CustomerId twin =
          session
              .customers()
              .create(Person.builder().givenName("A").phone("030 5555555").build())
              .id();
      session.customers().change(bob, one -> one.toBuilder().phone("030 5555555").build());
      Interaction call = heard(Identity.phone("030 5555555"));
      crm.maintenance().runDue();
      assertThat(waiting()).containsExactly(call);

      session.merges().merge(bob, List.of(twin), "same");
      crm.maintenance().runDue();

      assertThat(timeline(bob)).extracting(Interaction::id).containsExactly(call.id());
    }

    @Test
    void theOtherOneGetsWhatWaitsWhenOneIsArchived() {
      Interaction call = heard(Identity.phone("030 901820"));
      crm.maintenance().runDue();
      session.customers().archive(bob, null);

      crm.maintenance().runDue();

      assertThat(timeline(ada)).extracting(Interaction::id).containsExactly(call.id());
    }

    @Test
    void junkIsDiscarded() {
      Interaction junk = heard(who);
      assertThatThrownBy(() -> interactions.withdraw(junk.id(), null))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("discard");

      interactions.discard(junk.id());

      assertThat(waiting()).isEmpty();
      Interaction hers = heard(ADA);
      assertThatThrownBy(() -> interactions.discard(hers.id()))
          .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void theSameTouchTwiceIsOneWhileItWaitsAndAfterwards() {
      Interaction first = interactions.log(touch(who).idempotencyKey("mail-1").build());
      assertThat(interactions.log(touch(who).idempotencyKey("mail-1").build())).isEqualTo(first);

      Interaction assigned = interactions.assign(first.id(), ada);
      assertThat(interactions.log(touch(who).idempotencyKey("mail-1").build())).isEqualTo(assigned);
    }
  }

  @Nested
  class Browsers {
    private Interaction view(String mark) {
      return interactions.log(
          touch(Identity.visitor(mark))
              .kind(InteractionKind.PAGE_VIEW)
              .utm(new Utm("newsletter", "email", "spring", null, null))
              .build());
    }

    @Test
    void whatWasDoneBeforeSomebodyWasKnownIsTheirs() {
      Interaction first = view("home");
      Interaction second = view("home");
      Interaction other = view("work");

      Interaction form = heard(HOME, ADA);
      Interaction after = view("home");

      assertThat(timeline(ada))
          .extracting(Interaction::id)
          .containsExactly(after.id(), form.id(), second.id(), first.id());
      assertThat(timeline(ada).get(3).utm().source()).isEqualTo("newsletter");
      assertThat(waiting()).containsExactly(other);
    }

    @Test
    void whoeverIsRecognisedLaterWithTheSameBrowserHasWhatComesThen() {
      heard(HOME, ADA);
      Interaction hers = view("home");
      heard(HOME, BOB);
      Interaction his = view("home");

      assertThat(hers.customerId()).isEqualTo(ada);
      assertThat(his.customerId()).isEqualTo(bob);
      assertThat(timeline(ada)).hasSize(2);
    }

    @Test
    void anUnknownAddressInAKnownBrowserIsACandidateAndNoMore() {
      heard(HOME, ADA);
      Identity guest = Identity.email("guest@example.org");

      assertThat(heard(HOME, guest).customerId()).isNull();
      assertThat(interactions.recognise(HOME, guest).candidates()).containsExactly(ada);
    }

    @Test
    void aBrowserFollowsAMergeAndItsUndoing() {
      heard(HOME, BOB);
      var merge = session.merges().merge(ada, List.of(bob), "same");
      assertThat(view("home").customerId()).isEqualTo(ada);

      session.merges().undo(merge.id());
      assertThat(view("home").customerId()).isEqualTo(bob);
    }

    @Test
    void whatAGuestSentWithAnAddressOfTheirOwnIsNotHistoryOfTheBrowser() {
      Interaction guests = heard(HOME, Identity.email("guest@example.org"));
      Interaction page = view("home");

      heard(HOME, ADA);

      assertThat(timeline(ada)).extracting(Interaction::id).contains(page.id());
      assertThat(waiting()).containsExactly(guests);
      CustomerId guest = person("Guest", "guest@example.org", "0170 7654321");
      crm.maintenance().runDue();
      assertThat(timeline(guest)).extracting(Interaction::id).containsExactly(guests.id());
    }

    @Test
    void whatAPersonSaysCountsForTheBrowserToo() {
      Interaction first = view("home");
      Interaction second = view("home");

      interactions.assign(second.id(), ada);

      assertThat(timeline(ada))
          .extracting(Interaction::id)
          .containsExactly(second.id(), first.id());
      assertThat(view("home").customerId()).isEqualTo(ada);
    }
  }

  @Nested
  class Many {
    @Test
    void manyAreStoredAsEachOfThemWouldBe() {
      List<Interaction> said = new ArrayList<>();
      said.add(touch(HOME).kind(InteractionKind.PAGE_VIEW).build());
      said.add(touch(ADA).idempotencyKey("k").build());
      said.add(touch().customerId(bob).build());
      said.add(touch(ADA).idempotencyKey("k").build());
      said.add(touch(HOME, BOB).build());
      said.add(touch(Identity.email("nobody@example.org")).build());

      List<Interaction> stored = interactions.logAll(said);

      assertThat(stored).hasSize(6);
      assertThat(stored.get(0).customerId()).as("by what came later").isEqualTo(bob);
      assertThat(stored.get(3)).isEqualTo(stored.get(1));
      assertThat(stored.get(1).customerId()).isEqualTo(ada);
      assertThat(timeline(bob))
          .extracting(Interaction::id)
          .containsExactly(stored.get(4).id(), stored.get(2).id(), stored.get(0).id());
      assertThat(waiting()).containsExactly(stored.get(5));
      assertThat(interactions.logAll(List.of())).isEmpty();
    }

    @Test
    void anAnswerInAThreadThatBeganInTheSameBatchIsPlaced() {
      List<Interaction> stored =
          interactions.logAll(
              List.of(
                  touch(ADA).threadId("t").build(),
                  touch(Identity.email("elsewhere@example.net")).threadId("t").build(),
                  touch().threadId("t").build()));

      assertThat(stored).extracting(Interaction::customerId).containsExactly(ada, ada, ada);
    }

    @Test
    void oneThatCannotBeStoredKeepsTheOthersOut() {
      Interaction good = touch(ADA).build();
      Interaction nobodys = touch().build();
      assertThatThrownBy(() -> interactions.logAll(List.of(good, nobodys)))
          .isInstanceOf(InvalidInputException.class);

      assertThat(timeline(ada)).isEmpty();
    }
  }

  @Nested
  class Threads {
    private ServiceCase reported() {
      return session.cases().open(ServiceCase.builder().customerId(ada).subject("Dark").build());
    }

    @Test
    void anAnswerInAThreadIsAboutTheCaseOfTheThread() {
      ServiceCase one = reported();
      interactions.log(touch().caseId(one.id()).threadId("mail-7").build());
      session.cases().resolve(one.id(), "Changed the bulb");
      clock.advance(Duration.ofHours(1));

      Interaction answer = interactions.log(touch(ADA).threadId("mail-7").build());

      assertThat(answer.caseId()).isEqualTo(one.id());
      assertThat(session.cases().get(one.id()).reopened()).isEqualTo(1);
      assertThat(interactions.thread("mail-7", 10, null).items()).hasSize(2);
    }

    @Test
    void anAnswerThatIsPlacedLaterOpensTheCaseOfItsThread() {
      ServiceCase one = reported();
      interactions.log(touch().caseId(one.id()).threadId("mail-7").build());
      session.cases().resolve(one.id(), "Changed the bulb");
      clock.advance(Duration.ofHours(1));
      Interaction mail =
          interactions.log(touch(Identity.phone("030 901820")).threadId("mail-7").build());
      assertThat(mail.isWaiting()).isTrue();

      Interaction assigned = interactions.assign(mail.id(), ada);

      assertThat(assigned.caseId()).isEqualTo(one.id());
      assertThat(session.cases().get(one.id()).reopened()).isEqualTo(1);
    }

    @Test
    void anAnswerThatFindsItsPlaceByItselfOpensTheCaseOfItsThread() {
      ServiceCase one = reported();
      interactions.log(touch().caseId(one.id()).threadId("mail-7").build());
      session.cases().resolve(one.id(), "Changed the bulb");
      clock.advance(Duration.ofHours(1));
      Interaction mail =
          interactions.log(touch(Identity.phone("030 901820")).threadId("mail-7").build());

      session.customers().archive(bob, null);
      crm.maintenance().runDue();

      assertThat(timeline(ada)).extracting(Interaction::id).contains(mail.id());
      assertThat(timeline(ada).get(0).caseId()).isEqualTo(one.id());
      assertThat(session.cases().get(one.id()).reopened()).isEqualTo(1);
    }

    @Test
    void anAnswerThatIsCorrectedIntoACaseOpensIt() {
      ServiceCase one = reported();
      session.cases().resolve(one.id(), "Changed the bulb");
      clock.advance(Duration.ofHours(1));
      Interaction mail = interactions.log(touch().customerId(ada).build());

      interactions.correct(mail.id(), touch -> touch.toBuilder().caseId(one.id()).build(), null);

      assertThat(session.cases().get(one.id()).reopened()).isEqualTo(1);
    }

    @Test
    void anotherWordingOfAnAnswerDoesNotOpenACaseAgain() {
      ServiceCase one = reported();
      Interaction mail = interactions.log(touch().caseId(one.id()).build());
      session.cases().resolve(one.id(), "Changed the bulb");

      interactions.correct(mail.id(), touch -> touch.toBuilder().subject("Lamp").build(), null);

      assertThat(session.cases().get(one.id()).status()).isEqualTo(CaseStatus.RESOLVED);
    }

    @Test
    void whatMovesToTheCustomerOfAThreadIsAboutItsCase() {
      ServiceCase one = reported();
      interactions.log(touch().caseId(one.id()).threadId("mail-7").build());
      session.cases().resolve(one.id(), "Changed the bulb");
      clock.advance(Duration.ofHours(1));
      Interaction mail = interactions.log(touch(BOB).threadId("mail-7").build());

      Interaction right =
          interactions.correct(mail.id(), touch -> touch.toBuilder().customerId(ada).build(), null);

      assertThat(right.caseId()).isEqualTo(one.id());
      assertThat(session.cases().get(one.id()).reopened()).isEqualTo(1);
    }

    @Test
    void somebodyElseInTheThreadIsNotAboutTheCase() {
      ServiceCase one = reported();
      interactions.log(touch().caseId(one.id()).threadId("mail-7").build());

      Interaction other = interactions.log(touch(BOB).threadId("mail-7").build());

      assertThat(other.customerId()).isEqualTo(bob);
      assertThat(other.caseId()).isNull();
    }

    @Test
    void anUnknownAddressInAThreadIsTakenForWhomeverTheThreadIsWith() {
      interactions.log(touch().customerId(ada).threadId("mail-7").build());

      Identity elsewhere = Identity.email("ada.private@example.net");
      assertThat(interactions.log(touch(elsewhere).threadId("mail-7").build()).customerId())
          .isEqualTo(ada);
    }
  }

  @Nested
  class Deals {
    private final Organization firm = Organization.builder().legalName("Engines Ltd").build();
    private final CustomerId engines = session.customers().create(firm).id();
    private final Deal lamps =
        session
            .deals()
            .create(
                Deal.builder()
                    .name("Lamps")
                    .customerId(engines)
                    .pipelineId(
                        session
                            .deals()
                            .createPipeline(
                                Pipeline.of(
                                    "Sales",
                                    List.of(Stage.of("new", "New", StageCategory.OPEN, 10))))
                            .id())
                    .build());

    private Interaction about(CustomerId customer) {
      return interactions.log(touch().customerId(customer).dealId(lamps.id()).build());
    }

    @Test
    void aDealIsTalkedAboutWithWhomItConcerns() {
      session.customers().affiliate(Affiliation.of(ada, engines, "engineer"));
      session.deals().addContact(lamps.id(), bob, "pays");

      assertThat(List.of(about(engines), about(ada), about(bob)))
          .extracting(Interaction::dealId)
          .containsOnly(lamps.id());
    }

    @Test
    void aDealOfSomebodyElseIsRefused() {
      assertThatThrownBy(() -> about(ada))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("The deal 'Lamps' is of another customer.");
      Interaction hers = interactions.log(touch().customerId(ada).build());
      assertThatThrownBy(
              () ->
                  interactions.correct(
                      hers.id(), one -> one.toBuilder().dealId(lamps.id()).build(), null))
          .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void whatWaitedLeavesADealOfSomebodyElse() {
      Interaction waiting =
          interactions.log(touch(Identity.phone("030 901820")).dealId(lamps.id()).build());

      assertThat(interactions.assign(waiting.id(), ada).dealId()).isNull();
    }
  }

  @Nested
  class Corrections {
    private final Interaction wrong = interactions.log(touch().customerId(ada).build());

    @Test
    void aCorrectionTakesThePlaceAndTheFormerStays() {
      Interaction right =
          interactions.correct(
              wrong.id(), one -> one.toBuilder().subject("Ten lamps").build(), "misheard");

      assertThat(timeline(ada)).containsExactly(right);
      assertThat(right.corrects()).isEqualTo(wrong.id());
      assertThat(interactions.corrected(right.id()))
          .singleElement()
          .satisfies(
              former -> {
                assertThat(former.subject()).isEqualTo("Lamps");
                assertThat(former.withdrawnFrom()).isEqualTo(ada);
              });
      assertThat(interactions.withdrawn(ada, 10, null).items()).hasSize(1);
      assertThat(session.segments().count(session.segments().parse("interactions.count = 1")))
          .isEqualTo(1);
      assertThat(waiting()).isEmpty();
    }

    @Test
    void whatStoodOnTheWrongTimelineMoves() {
      interactions.correct(wrong.id(), one -> one.toBuilder().customerId(bob).build(), null);

      assertThat(timeline(ada)).isEmpty();
      assertThat(timeline(bob)).hasSize(1);
    }

    @Test
    void whatMovesLeavesTheCaseOfTheFormerCustomer() {
      ServiceCase hers =
          session.cases().open(ServiceCase.builder().customerId(ada).subject("Dark").build());
      Interaction said = interactions.log(touch().caseId(hers.id()).threadId("t").build());

      Interaction moved =
          interactions.correct(said.id(), one -> one.toBuilder().customerId(bob).build(), null);

      assertThat(moved.caseId()).isNull();
      assertThatThrownBy(
              () ->
                  interactions.correct(
                      moved.id(), one -> one.toBuilder().caseId(hers.id()).build(), null))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("another customer");
    }

    @Test
    void whatIsCorrectedIsNotCorrectedAgain() {
      Interaction right = interactions.correct(wrong.id(), one -> one, null);

      assertThatThrownBy(() -> interactions.correct(wrong.id(), one -> one, null))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("corrected");
      Interaction third = interactions.correct(right.id(), one -> one, null);
      assertThat(interactions.corrected(third.id()))
          .extracting(Interaction::id)
          .containsExactly(right.id(), wrong.id());
    }

    @Test
    void whatNeverWasIsWithdrawnAndStaysStored() {
      Interaction never =
          interactions.log(touch().customerId(ada).subject("Chairs").idempotencyKey("c").build());

      interactions.withdraw(never.id(), "another Ada");

      assertThat(timeline(ada)).containsExactly(wrong);
      assertThat(interactions.log(touch().customerId(ada).idempotencyKey("c").build()).id())
          .isEqualTo(never.id());
      assertThat(session.customers().search("Chairs", 10)).isEmpty();
      assertThatThrownBy(() -> interactions.withdraw(never.id(), null))
          .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void whatWasWithdrawnFollowsAMergeAndItsUndoing() {
      Interaction never = interactions.log(touch().customerId(bob).build());
      interactions.withdraw(never.id(), null);

      var merge = session.merges().merge(ada, List.of(bob), "same");
      assertThat(interactions.withdrawn(ada, 10, null).items()).hasSize(1);

      session.merges().undo(merge.id());
      assertThat(interactions.withdrawn(ada, 10, null).items()).isEmpty();
      assertThat(interactions.withdrawn(bob, 10, null).items()).hasSize(1);
    }
  }

  @Nested
  class Gateways {
    /** May store touches and sees those on timelines alone. */
    private static final class Intake implements AccessPolicy {
      @Override
      public Condition visible(Actor actor, EntityType<?> type) {
        return actor.name().equals("gateway") && type.name().equals(InteractionFields.TYPE.name())
            ? Conditions.missing(InteractionFields.CUSTOMER_ID).negate()
            : Conditions.everyone();
      }

      @Override
      public boolean permits(Actor actor, Action action, EntityType<?> type) {
        return !actor.name().equals("gateway")
            || (action == Action.CREATE && type.name().equals(InteractionFields.TYPE.name()));
      }

      @Override
      public Set<String> concealed(Actor actor, EntityType<?> type) {
        return Set.of();
      }
    }

    @Test
    void whoeverMayOnlyStoreNeedNotSeeWhatWaits() {
      try (Crm guarded = Crm.builder().inMemory().clock(clock).accessPolicy(new Intake()).build()) {
        CrmSession desk = guarded.session("desk");
        CustomerId eve =
            desk.customers()
                .create(Person.builder().givenName("Eve").email("eve@example.com").build())
                .id();
        Interactions gateway = guarded.session("gateway").interactions();
        Interaction first =
            gateway.log(touch(HOME).kind(InteractionKind.PAGE_VIEW).idempotencyKey("1").build());
        Interaction again =
            gateway.log(touch(HOME).kind(InteractionKind.PAGE_VIEW).idempotencyKey("1").build());
        gateway.log(touch(HOME, Identity.email("eve@example.com")).build());

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(desk.interactions().timeline(eve, 10, null).items())
            .extracting(Interaction::id)
            .contains(first.id())
            .hasSize(2);
      }
    }
  }

  @Nested
  class Kinds {
    private Interaction.Builder inspection(String kind, String details) {
      return touch(ADA).kind(InteractionKind.CUSTOM).customKind(kind).details(details);
    }

    @Test
    void aKindOfTheHostsOwnHasDetails() {
      assertThat(interactions.log(inspection("inspection", "{\"floor\": 3}").build()).details())
          .isEqualTo("{\"floor\": 3}");
    }

    @Test
    void detailsThatAreNotAsTheyShouldBeAreRefused() {
      assertThatThrownBy(() -> interactions.log(inspection("inspection", "{}").build()))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("The details of 'inspection' are not as they should be: it has no floor.");
      Interaction stored = interactions.log(inspection("inspection", "{\"floor\": 3}").build());
      assertThatThrownBy(
              () ->
                  interactions.correct(
                      stored.id(), one -> one.toBuilder().details("{}").build(), null))
          .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aKindThatNobodyNamedIsRefused() {
      assertThatThrownBy(() -> interactions.log(inspection("inspecton", "{}").build()))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("Did you mean 'inspection'?");
      assertThatThrownBy(() -> interactions.log(touch(ADA).kind(InteractionKind.CUSTOM).build()))
          .isInstanceOf(InvalidInputException.class);
      assertThatThrownBy(() -> interactions.log(touch(ADA).details("{}").build()))
          .isInstanceOf(InvalidInputException.class);
    }
  }
}
