package dev.crmcore.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.ApprovalRequestFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.TaskFields;
import dev.crmcore.changes.Change;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.field.EntityType;
import dev.crmcore.model.ApprovalRequest;
import dev.crmcore.model.ApprovalRule;
import dev.crmcore.model.ApprovalStatus;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.DealId;
import dev.crmcore.model.Due;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Playbook;
import dev.crmcore.model.PlaybookStep;
import dev.crmcore.model.Recurrence;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.model.StageChange;
import dev.crmcore.model.Task;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import dev.crmcore.testkit.MutableClock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What follows from an act by rules is stored whatever whoever acts may do besides. */
class FollowingWritesTest {
  private static final ZoneId UTC = ZoneId.of("UTC");

  private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");
  private final Crm crm =
      Crm.builder()
          .inMemory()
          .clock(clock)
          .recurrence(
              (rule, start, zone) -> Stream.iterate(start, day -> day.plusDays(1)).iterator())
          .accessPolicy(
              new Only(
                  Map.of(
                      "sam",
                      Set.of(DealFields.TYPE.name()),
                      "tim",
                      Set.of(TaskFields.TYPE.name()),
                      "asa",
                      Set.of(ApprovalRequestFields.TYPE.name()),
                      "bea",
                      Set.of(ApprovalRequestFields.TYPE.name()))))
          .build();
  private final CrmSession boss = crm.session("boss");
  private final CustomerId ada =
      boss.customers().create(Person.builder().givenName("Ada").build()).id();
  private final Pipeline sales =
      boss.deals()
          .createPipeline(
              Pipeline.of(
                      "Sales",
                      List.of(
                          Stage.of("new", "New", StageCategory.OPEN, 10),
                          Stage.of("offer", "Offer", StageCategory.OPEN, 40),
                          Stage.of("signed", "Signed", StageCategory.OPEN, 80)))
                  .withApprovals(ApprovalRule.of("big", "signed").byUsers("bea").andMove()));
  private final DealId deal =
      boss.deals()
          .create(Deal.builder().name("Lamps").customerId(ada).pipelineId(sales.id()).build())
          .id();

  @AfterEach
  void close() {
    crm.close();
  }

  private List<Change> changes(UUID id) {
    return boss.changes().since(boss.changes().earliest(), 1_000).items().stream()
        .filter(one -> one.id().equals(id))
        .toList();
  }

  private List<Task> tasks() {
    return boss.tasks().query(Conditions.everyone(), List.of(), 100, null).items();
  }

  @Test
  void whoeverMovesADealNeedNotBeAllowedToMakeTasks() {
    Playbook playbook =
        boss.playbooks()
            .save(
                Playbook.of(
                    "Closing",
                    sales.id(),
                    List.of(PlaybookStep.of("write", "W").atStage("offer"))));
    boss.playbooks().start(playbook.id(), deal);
    Deals sam = crm.session("sam").deals();
    Task call = Task.builder().subject("Call").build();
    assertThatThrownBy(() -> crm.session("sam").tasks().create(call))
        .isInstanceOf(AccessDeniedException.class);

    assertThat(sam.move(deal, "offer", null)).isInstanceOf(StageMove.Moved.class);

    assertThat(tasks()).extracting(Task::step).containsExactly("write");
    assertThat(changes(tasks().get(0).id().value()))
        .extracting(Change::actor, Change::source)
        .containsExactly(tuple("sam", "playbook:Closing"));
    assertThat(boss.deals().history(deal))
        .extracting(StageChange::by, StageChange::to)
        .containsExactly(tuple("boss", "new"), tuple("sam", "offer"));
  }

  @Test
  void whoeverDoesATaskNeedNotBeAllowedToMakeTheNext() {
    Task first =
        boss.tasks()
            .create(
                Task.builder()
                    .subject("Report")
                    .due(Due.onDay(LocalDate.of(2026, 3, 2), UTC))
                    .recurrence(Recurrence.of("FREQ=DAILY", UTC))
                    .build());

    crm.session("tim").tasks().complete(first.id());

    assertThat(boss.tasks().series(first.id())).hasSize(2);
    Task next = boss.tasks().series(first.id()).get(1);
    assertThat(changes(next.id().value()))
        .extracting(Change::actor, Change::source)
        .containsExactly(tuple("tim", "series"));
  }

  @Test
  void whoeverMovesADealNeedNotBeAllowedToChangeWhatWasApproved() {
    boss.deals()
        .changePipeline(
            sales.withApprovals(ApprovalRule.of("big", "signed").byUsers("bea")), Map.of());
    ApprovalRequest asked = boss.deals().approvals().request(deal, "signed", null).get(0);
    crm.session("bea").deals().approvals().approve(asked.id(), null);

    assertThat(crm.session("sam").deals().move(deal, "signed", null))
        .isInstanceOf(StageMove.Moved.class);

    assertThat(boss.deals().approvals().of(deal).get(0).status()).isEqualTo(ApprovalStatus.USED);
  }

  @Test
  void theLastApprovalMovesTheDealOfWhoeverAskedAndMayMoveIt() {
    assertThatThrownBy(() -> crm.session("asa").deals().approvals().request(deal, "signed", null))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessage("asa may not update a deal.");
    ApprovalRequest asked = boss.deals().approvals().request(deal, "signed", "They wait.").get(0);
    Deals bea = crm.session("bea").deals();
    assertThatThrownBy(() -> bea.move(deal, "offer", null))
        .isInstanceOf(AccessDeniedException.class);

    assertThat(bea.approvals().approve(asked.id(), null).status()).isEqualTo(ApprovalStatus.USED);

    assertThat(boss.deals().get(deal).stage()).isEqualTo("signed");
    StageChange moved = boss.deals().history(deal).get(1);
    assertThat(moved.by()).isEqualTo("bea");
    assertThat(moved.reason()).isEqualTo("They wait.");
  }

  /** Some users see everything and change records of some kinds; all others change all. */
  private record Only(Map<String, Set<String>> changed) implements AccessPolicy {
    @Override
    public Condition visible(Actor actor, EntityType<?> type) {
      return Conditions.everyone();
    }

    @Override
    public Set<String> concealed(Actor actor, EntityType<?> type) {
      return Set.of();
    }

    @Override
    public boolean permits(Actor actor, Action action, EntityType<?> type) {
      Set<String> types = changed.get(actor.name());
      boolean add = action == Action.CREATE && type.equals(TaskFields.TYPE);
      return types == null || (types.contains(type.name()) && !add);
    }
  }
}
