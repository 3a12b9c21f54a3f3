package dev.crmcore.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmcore.Crm;
import dev.crmcore.deal.StageObstacle.Kind;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.field.EntityType;
import dev.crmcore.model.ApprovalDelegation;
import dev.crmcore.model.ApprovalRequest;
import dev.crmcore.model.ApprovalRule;
import dev.crmcore.model.ApprovalStatus;
import dev.crmcore.model.ApprovalVote;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.DealId;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;

class ApprovalsTest {
  private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");
  private final Crm crm =
      Crm.builder()
          .inMemory()
          .clock(clock)
          .teams(user -> user.equals("tom") || user.equals("tim") ? Set.of("finance") : Set.of())
          .build();
  private final Deals deals = deals("anna");
  private final CustomerId ada =
      crm.session("anna").customers().create(Person.builder().givenName("Ada").build()).id();

  @AfterProperty
  void close() {
    crm.close();
  }

  private Deals deals(String user) {
    return crm.session(user).deals();
  }

  private DealId deal(ApprovalRule... rules) {
    String name = "Sales " + deals.pipelines().size();
    Pipeline pipeline =
        deals.createPipeline(
            Pipeline.of(
                    name,
                    List.of(
                        Stage.of("new", "New", StageCategory.OPEN, 10),
                        Stage.of("offer", "Offer", StageCategory.OPEN, 50),
                        Stage.of("won", "Won", StageCategory.WON, 100)))
                .withApprovals(rules));
    assertThat(deals.pipeline(name).orElseThrow().approvals()).containsExactly(rules);
    return deals
        .create(
            Deal.builder()
                .name("Lamps")
                .customerId(ada)
                .pipelineId(pipeline.id())
                .amount(Money.parse("20000 EUR"))
                .build())
        .id();
  }

  private StageObstacle refused(DealId deal) {
    StageMove.Refused refused = (StageMove.Refused) deals.move(deal, "offer", null);
    assertThat(refused.obstacles()).hasSize(1);
    assertThat(refused.obstacles().get(0).kind()).isEqualTo(Kind.APPROVAL);
    return refused.obstacles().get(0);
  }

  private static final ApprovalRule BIG =
      ApprovalRule.of("big", "offer").when("amount >= 10000 EUR");

  @Example
  void noEditMakesARuleOfItsStageHoldThatNobodyApproved() {
    DealId id = deal(BIG.byUsers("bob"));
    deals.update(deals.get(id).toBuilder().amount(Money.parse("10 EUR")).build());
    assertThat(deals.move(id, "offer", null)).isInstanceOf(StageMove.Moved.class);

    Deal raised = deals.get(id).toBuilder().amount(Money.parse("1000000 EUR")).build();
    assertThatThrownBy(() -> deals.update(raised))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'big'");
    assertThat(deals.get(id).amount()).isEqualTo(Money.parse("10 EUR"));

    assertThat(deals.updateAndMove(raised, "new", null)).isInstanceOf(StageMove.Moved.class);
    ApprovalRequest asked = deals.approvals().request(id, "offer", null).get(0);
    deals("bob").approvals().approve(asked.id(), null);
    assertThat(deals.move(id, "offer", null)).isInstanceOf(StageMove.Moved.class);
    Deal smaller = deals.get(id).toBuilder().amount(Money.parse("900000 EUR")).build();
    assertThat(deals.update(smaller).amount()).isEqualTo(Money.parse("900000 EUR"));
  }

  @Example
  void aDealEntersWhenEnoughOthersHaveApproved() {
    DealId deal = deal(BIG.byUsers("anna", "bob", "cleo").byRoles("boss").needing(2));

    assertThat(refused(deal).sentence())
        .isEqualTo(
            "To enter 'offer', ask for the approval of 2 more (big): anna, bob, cleo, role boss,"
                + " but not who asks.");
    ApprovalRequest asked = deals.approvals().request(deal, "offer", "They wait.").get(0);
    assertThat(deals.approvals().request(deal, "offer", "again")).containsExactly(asked);
    assertThatThrownBy(() -> deals.approvals().approve(asked.id(), null))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessage("anna asked for 'big', so somebody else has to approve.");
    assertThatThrownBy(() -> deals("eve").approvals().approve(asked.id(), null))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessage("eve may not decide about 'big'; these may: anna, bob, cleo, role boss.");

    deals("bob").approvals().approve(asked.id(), "fine");
    assertThatThrownBy(() -> deals("bob").approvals().approve(asked.id(), "fine"))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(refused(deal).names()).containsExactly("anna", "cleo", "role boss");
    Actor bea = Actor.user("bea").withRoles("boss");
    assertThat(crm.session(bea).deals().approvals().waiting())
        .extracting(ApprovalRequest::id)
        .containsExactly(asked.id());
    ApprovalRequest approved = crm.session(bea).deals().approvals().approve(asked.id(), null);

    assertThat(approved.status()).isEqualTo(ApprovalStatus.APPROVED);
    assertThat(approved.votes())
        .extracting(ApprovalVote::by, ApprovalVote::comment)
        .containsExactly(tuple("bob", "fine"), tuple("bea", null));
    assertThat(deals.move(deal, "offer", null)).isInstanceOf(StageMove.Moved.class);
    assertThat(deals.approvals().of(deal))
        .extracting(ApprovalRequest::status)
        .containsExactly(ApprovalStatus.USED);
    deals.move(deal, "new", null);
    assertThat(refused(deal).sentence()).contains("ask for");
  }

  @Example
  void theLastApprovalMovesTheDealIfTheRuleSaysSo() {
    DealId deal = deal(BIG.byUsers("bob").andMove());
    ApprovalRequest asked = deals.approvals().request(deal, "offer", null).get(0);

    ApprovalRequest done = deals("bob").approvals().approve(asked.id(), null);

    assertThat(done.status()).isEqualTo(ApprovalStatus.USED);
    assertThat(deals.get(deal).stage()).isEqualTo("offer");
  }

  @Example
  void smallDealsNeedNobody() {
    DealId deal = deal(BIG);
    deals.update(deals.get(deal).toBuilder().amount(Money.parse("9999.99 EUR")).build());

    assertThat(deals.approvals().request(deal, "offer", null)).isEmpty();
    assertThat(deals.move(deal, "offer", null)).isInstanceOf(StageMove.Moved.class);
  }

  @Example
  void anotherAmountWithdrawsWhatWasApproved() {
    DealId deal = deal(BIG.byUsers("bob"));
    ApprovalRequest asked = deals.approvals().request(deal, "offer", null).get(0);
    deals("bob").approvals().approve(asked.id(), null);

    deals.update(deals.get(deal).toBuilder().nextStep("call").build());
    assertThat(deals.approvals().of(deal).get(0).status()).isEqualTo(ApprovalStatus.APPROVED);
    deals.update(deals.get(deal).toBuilder().amount(Money.parse("30000 EUR")).build());

    ApprovalRequest withdrawn = deals.approvals().of(deal).get(0);
    assertThat(withdrawn.status()).isEqualTo(ApprovalStatus.WITHDRAWN);
    assertThat(withdrawn.outcome()).isEqualTo("The deal was changed.");
    assertThat(refused(deal).sentence()).contains("ask for");
    assertThatThrownBy(() -> deals("bob").approvals().approve(asked.id(), null))
        .isInstanceOf(ConflictException.class)
        .satisfies(e -> assertThat(((ConflictException) e).code()).isEqualTo("E_APPROVAL_OVER"))
        .hasMessageContaining("it is withdrawn");
  }

  @Example
  void approvalsExpire() {
    DealId deal = deal(BIG.byUsers("bob").expiringAfter(7L));
    ApprovalRequest asked = deals.approvals().request(deal, "offer", null).get(0);
    deals("bob").approvals().approve(asked.id(), null);

    clock.advance(Duration.ofDays(7));

    assertThat(refused(deal).sentence()).contains("ask for");
    ApprovalRequest again = deals.approvals().request(deal, "offer", null).get(0);
    assertThat(again.id()).isNotEqualTo(asked.id());
    clock.advance(Duration.ofDays(8));
    assertThat(deals("bob").approvals().waiting()).isEmpty();
    assertThatThrownBy(() -> deals("bob").approvals().approve(again.id(), null))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("expired");
  }

  private void rule(DealId deal, ApprovalRule rule) {
    Pipeline pipeline =
        deals.pipelines().stream()
            .filter(one -> one.id().equals(deals.get(deal).pipelineId()))
            .findFirst()
            .orElseThrow();
    deals.changePipeline(pipeline.withApprovals(rule), Map.of());
  }

  @Example
  void whatWasApprovedIsAskedForAgainWhenTheRuleIsTightened() {
    List<ApprovalRule> tighter =
        List.of(
            BIG.byUsers("bob", "cleo").needing(2),
            BIG.byUsers("cleo"),
            BIG.byRoles("chief"),
            BIG.byTeams("finance"),
            BIG.byUsers("bob").expiringAfter(1L));
    for (ApprovalRule rule : tighter) {
      DealId deal = deal(BIG.byUsers("bob"));
      ApprovalRequest asked = deals.approvals().request(deal, "offer", null).get(0);
      deals("bob").approvals().approve(asked.id(), null);
      clock.advance(Duration.ofDays(2));

      rule(deal, rule);

      assertThat(refused(deal).sentence()).contains("ask for");
      ApprovalRequest again = deals.approvals().request(deal, "offer", null).get(0);
      assertThat(again.id()).isNotEqualTo(asked.id());
      assertThat(again.needed()).isEqualTo(rule.needed());
      assertThat(deals.approvals().of(deal))
          .extracting(ApprovalRequest::status)
          .containsExactly(ApprovalStatus.WITHDRAWN, ApprovalStatus.PENDING);
    }
  }

  @Example
  void whoAskedDoesNotCountWhenFourEyesAreAskedForSince() {
    DealId deal = deal(BIG.byUsers("anna").alsoByTheAsking());
    ApprovalRequest asked = deals.approvals().request(deal, "offer", null).get(0);
    deals.approvals().approve(asked.id(), null);

    rule(deal, BIG.byUsers("anna"));

    assertThat(refused(deal).sentence()).contains("ask for");
  }

  @Example
  void whatWasApprovedStaysSoByARuleThatItSatisfies() {
    DealId deal = deal(BIG.byUsers("bob").byRoles("boss").byTeams("finance").needing(3));
    ApprovalRequest asked = deals.approvals().request(deal, "offer", null).get(0);
    deals("bob").approvals().approve(asked.id(), null);
    deals("tom").approvals().approve(asked.id(), null);
    ApprovalRequest approved =
        crm.session(Actor.user("bea").withRoles("boss", "clerk"))
            .deals()
            .approvals()
            .approve(asked.id(), null);
    assertThat(approved.votes())
        .extracting(ApprovalVote::capacities)
        .containsExactly(List.of(), List.of("team finance"), List.of("role boss"));

    rule(deal, BIG.byUsers("bob", "eve").byRoles("boss").needing(2));
    assertThat(deals.approvals().request(deal, "offer", null)).containsExactly(approved);
    rule(deal, BIG.byRoles("clerk"));
    assertThat(refused(deal).names()).containsExactly("role clerk");
    rule(deal, BIG.byRoles("boss"));
    assertThat(deals.move(deal, "offer", null)).isInstanceOf(StageMove.Moved.class);
  }

  @Example
  void whoeverDecidesDoesSoByTheRuleAsItIs() {
    DealId deal = deal(BIG.byUsers("bob", "cleo"));
    ApprovalRequest asked = deals.approvals().request(deal, "offer", null).get(0);
    rule(deal, BIG.byUsers("bob", "cleo", "dora").needing(2));

    ApprovalRequest half = deals("bob").approvals().approve(asked.id(), null);
    assertThat(half.status()).isEqualTo(ApprovalStatus.PENDING);
    assertThat(half.needed()).isEqualTo(2);
    rule(deal, BIG.byUsers("cleo", "dora").needing(2));
    assertThat(deals("cleo").approvals().approve(asked.id(), null).status())
        .as("bob does not count any more")
        .isEqualTo(ApprovalStatus.PENDING);
    assertThat(deals("dora").approvals().approve(asked.id(), null).status())
        .isEqualTo(ApprovalStatus.APPROVED);
  }

  @Example
  void oneWhoRefusesIsEnoughAndOneMayAskAgain() {
    DealId deal = deal(BIG.byUsers("bob", "cleo").needing(2));
    ApprovalRequest asked = deals.approvals().request(deal, "offer", null).get(0);
    deals("bob").approvals().approve(asked.id(), null);

    ApprovalRequest rejected = deals("cleo").approvals().reject(asked.id(), "too cheap");

    assertThat(rejected.status()).isEqualTo(ApprovalStatus.REJECTED);
    assertThat(rejected.outcome()).isEqualTo("too cheap");
    ApprovalRequest again = deals.approvals().request(deal, "offer", null).get(0);
    assertThat(again.votes()).isEmpty();
    assertThatThrownBy(() -> deals("bob").approvals().withdraw(again.id(), null))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(deals.approvals().withdraw(again.id(), "later").status())
        .isEqualTo(ApprovalStatus.WITHDRAWN);
  }

  @Example
  void somebodyDecidesInThePlaceOfSomebodyForATime() {
    DealId deal = deal(BIG.byUsers("bob").byTeams("finance").needing(2));
    ApprovalRequest asked = deals.approvals().request(deal, "offer", null).get(0);
    ApprovalDelegation delegation =
        deals("bob")
            .approvals()
            .delegate(
                "dora", clock.instant(), clock.instant().plus(Duration.ofDays(1)), "holidays");
    deals("tim").approvals().delegate("anna", clock.instant(), null, null);

    assertThatThrownBy(() -> deals.approvals().approve(asked.id(), null))
        .as("whoever asks decides for nobody")
        .isInstanceOf(AccessDeniedException.class);
    ApprovalRequest half = deals("dora").approvals().approve(asked.id(), null);
    assertThat(half.votes())
        .extracting(ApprovalVote::by, ApprovalVote::forWhom)
        .containsExactly(tuple("dora", "bob"));
    assertThatThrownBy(() -> deals("bob").approvals().approve(asked.id(), null))
        .as("dora spoke for bob")
        .isInstanceOf(AccessDeniedException.class);
    assertThat(deals("tom").approvals().approve(asked.id(), null).status())
        .isEqualTo(ApprovalStatus.APPROVED);

    assertThatThrownBy(() -> deals("dora").approvals().endDelegation(delegation.id()))
        .isInstanceOf(AccessDeniedException.class);
    deals("bob").approvals().endDelegation(delegation.id());
    assertThat(deals.approvals().delegations()).hasSize(1);
    assertThatThrownBy(
            () -> deals("bob").approvals().delegate("dora", clock.instant(), clock.instant(), null))
        .isInstanceOf(InvalidInputException.class);
  }

  @Example
  void whoLetsTheAskingDecideIsNotTheAsking() {
    DealId deal = deal(BIG.byUsers("anna", "bob"));
    deals.approvals().delegate("dora", clock.instant(), null, null);
    ApprovalRequest asked = deals.approvals().request(deal, "offer", null).get(0);

    assertThatThrownBy(() -> deals("dora").approvals().approve(asked.id(), null))
        .as("in the place of anna, who asks")
        .isInstanceOf(AccessDeniedException.class);
  }

  @Example
  void anEndedDelegationIsWorthNothing() {
    DealId deal = deal(BIG.byUsers("bob"));
    deals("bob")
        .approvals()
        .delegate("dora", clock.instant(), clock.instant().plus(Duration.ofHours(1)), null);
    clock.advance(Duration.ofHours(1));
    ApprovalRequest asked = deals.approvals().request(deal, "offer", null).get(0);

    assertThatThrownBy(() -> deals("dora").approvals().approve(asked.id(), null))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Example
  void whoeverMayNotSeeAmountsOrDealsSeesNoneHere() {
    try (Crm guarded = Crm.builder().inMemory().clock(clock).accessPolicy(new Guarded()).build()) {
      Deals own = guarded.session("anna").deals();
      CustomerId customer =
          guarded.session("anna").customers().create(Person.builder().givenName("A").build()).id();
      Pipeline pipeline =
          own.createPipeline(
              Pipeline.of(
                      "Sales",
                      List.of(
                          Stage.of("new", "New", StageCategory.OPEN, 10),
                          Stage.of("offer", "Offer", StageCategory.OPEN, 50)))
                  .withApprovals(BIG.expiringAfter(1L)));
      DealId deal =
          own.create(
                  Deal.builder()
                      .name("Lamps")
                      .customerId(customer)
                      .pipelineId(pipeline.id())
                      .amount(Money.parse("20000 EUR"))
                      .build())
              .id();
      own.approvals().request(deal, "offer", null);

      Approvals bob = guarded.session("bob").deals().approvals();
      assertThat(own.approvals().of(deal).get(0).amount()).isEqualTo(Money.parse("20000 EUR"));
      assertThat(bob.of(deal)).extracting(ApprovalRequest::amount).containsOnlyNulls();
      assertThat(bob.waiting()).hasSize(1).extracting(ApprovalRequest::amount).containsOnlyNulls();
      assertThat(bob.request(deal, "offer", null).get(0).amount()).isNull();
      Approvals eve = guarded.session("eve").deals().approvals();
      assertThatThrownBy(() -> eve.of(deal)).isInstanceOf(NotFoundException.class);
      assertThat(eve.waiting()).isEmpty();
      assertThat(guarded.session("dora").deals().approvals().waiting()).isEmpty();
      clock.advance(Duration.ofDays(1));
      assertThat(bob.waiting()).isEmpty();
    }
  }

  /** Bob sees no amounts, eve no deals, dora no pipelines. */
  private static final class Guarded implements AccessPolicy {
    @Override
    public Condition visible(Actor actor, EntityType<?> type) {
      boolean hidden =
          (actor.name().equals("eve") && type.name().equals("deal"))
              || (actor.name().equals("dora") && type.name().equals("pipeline"));
      return hidden ? Conditions.nobody() : Conditions.everyone();
    }

    @Override
    public Set<String> concealed(Actor actor, EntityType<?> type) {
      return actor.name().equals("bob") && type.name().equals("deal") ? Set.of("amount") : Set.of();
    }

    @Override
    public boolean permits(Actor actor, Action action, EntityType<?> type) {
      return true;
    }
  }

  /** Whoever decides in which order: as many different people as needed, and none who asks. */
  @Property(tries = 100)
  void nobodyCountsTwice(
      @ForAll @IntRange(min = 1, max = 3) int needed,
      @ForAll List<@IntRange(min = 0, max = 4) Integer> order) {
    List<String> people = List.of("anna", "bob", "cleo", "dora", "eve");
    DealId deal = deal(BIG.byUsers("anna", "bob", "cleo", "eve").needing(needed));
    deals("eve").approvals().delegate("dora", clock.instant(), null, null);
    ApprovalRequest asked = deals.approvals().request(deal, "offer", null).get(0);

    for (int who : order) {
      try {
        deals(people.get(who)).approvals().approve(asked.id(), null);
      } catch (AccessDeniedException | ConflictException e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }

    ApprovalRequest now = deals.approvals().of(deal).get(0);
    Stream<String> voices =
        order.stream()
            .map(people::get)
            .filter(one -> !one.equals("anna"))
            .map(one -> one.equals("dora") ? "eve" : one)
            .distinct();
    long expected = Math.min(voices.count(), needed);
    assertThat(now.approvedBy()).isEqualTo(expected);
    assertThat(now.votes()).extracting(ApprovalVote::forWhom).doesNotHaveDuplicates();
    assertThat(now.status())
        .isEqualTo(expected == needed ? ApprovalStatus.APPROVED : ApprovalStatus.PENDING);
    assertThat(deals.move(deal, "offer", null) instanceof StageMove.Moved)
        .isEqualTo(expected == needed);
  }
}
