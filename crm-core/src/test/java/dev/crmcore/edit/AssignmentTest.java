package dev.crmcore.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.TaskFields;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Due;
import dev.crmcore.model.EditRunKind;
import dev.crmcore.model.Lead;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.model.Task;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import dev.crmcore.task.TaskEscalation;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AssignmentTest {
  private final MutableClock clock = MutableClock.at(Instant.parse("2026-03-01T10:00:00Z"));
  private final Set<String> mayNotTouch = new HashSet<>();
  private final Set<String> concealed = new HashSet<>();
  private Condition seen = Conditions.everyone();
  private final Crm crm =
      Crm.builder()
          .inMemory()
          .clock(clock)
          .accessPolicy(new Policy())
          .escalateTasks(TaskEscalation.ofAssignee("greta", Duration.ofHours(1), "elena"))
          .build();
  private final CrmSession boss = crm.session("boss");
  private final Pipeline sales =
      boss.deals()
          .createPipeline(
              Pipeline.of(
                  "Sales",
                  List.of(
                      Stage.of("new", "New", StageCategory.OPEN, 10),
                      Stage.of("won", "Won", StageCategory.WON, 100))));

  /** What "boss" may do is what the test says. */
  private final class Policy implements AccessPolicy {
    @Override
    public Condition visible(Actor actor, EntityType<?> type) {
      return type.name().equals("customer") ? seen : Conditions.everyone();
    }

    @Override
    public Set<String> concealed(Actor actor, EntityType<?> type) {
      return type.name().equals("deal") ? Set.copyOf(concealed) : Set.of();
    }

    @Override
    public boolean permits(Actor actor, Action action, EntityType<?> type) {
      return !mayNotTouch.contains(type.name());
    }
  }

  @AfterEach
  void close() {
    crm.close();
  }

  private Customer customer(String name, String... tags) {
    return boss.customers()
        .create(Person.builder().givenName(name).owner("elena").tags(List.of(tags)).build());
  }

  private Deal deal(CustomerId customer, String name) {
    return boss.deals()
        .create(
            Deal.builder()
                .name(name)
                .customerId(customer)
                .pipelineId(sales.id())
                .owner("elena")
                .build());
  }

  private Task task(CustomerId customer, String subject) {
    return boss.tasks()
        .create(Task.builder().subject(subject).customerId(customer).assignee("elena").build());
  }

  private AssignmentPlan plan(Assignment assignment) {
    return boss.edits().plan(assignment);
  }

  private static Map<AssignedKind, Map<String, Long>> all(AssignmentPlan plan) {
    return plan.counts();
  }

  @Nested
  class Plan {
    @Test
    void countsByKindAndReceiverAndChangesNothing() {
      Customer ada = customer("Ada");
      Customer bea = customer("Bea");
      deal(ada.id(), "Lamps");
      task(ada.id(), "call");
      task(bea.id(), "write");

      AssignmentPlan plan = plan(Assignment.from("elena").to("anna", "bob"));

      assertThat(all(plan))
          .isEqualTo(
              Map.of(
                  AssignedKind.CUSTOMERS, Map.of("anna", 1L, "bob", 1L),
                  AssignedKind.DEALS, Map.of("anna", 1L),
                  AssignedKind.TASKS, Map.of("anna", 1L, "bob", 1L)));
      assertThat(plan.complete()).isTrue();
      assertThat(plan.examples(1))
          .extracting(PlannedAssignment::name)
          .containsExactly("Ada", "Lamps", "call");
      assertThat(boss.customers().get(ada.id())).isEqualTo(ada);
    }

    @Test
    void whatIsAboutOneCustomerGoesToOneOfThem() {
      List<Customer> all = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        Customer one = customer("c" + i);
        all.add(one);
        for (int k = 0; k < i; k++) {
          deal(one.id(), "d" + k);
          task(one.id(), "t" + k);
        }
      }

      AssignmentPlan plan = plan(Assignment.from("elena").to("anna", "bob", "cleo"));

      for (Customer one : all) {
        assertThat(plan.assignments())
            .filteredOn(planned -> one.id().equals(planned.customerId()))
            .extracting(PlannedAssignment::receiver)
            .containsOnly(plan.assignments().get(all.indexOf(one)).receiver());
      }
    }

    @Test
    void goesToWhoHasLeastWhereThatIsAsked() {
      for (int i = 0; i < 4; i++) {
        boss.customers().create(Person.builder().givenName("b" + i).owner("bob").build());
      }
      for (int i = 0; i < 6; i++) {
        customer("c" + i);
      }

      AssignmentPlan plan = plan(Assignment.from("elena").to("bob", "anna").byLoad());

      assertThat(all(plan))
          .isEqualTo(Map.of(AssignedKind.CUSTOMERS, Map.of("bob", 1L, "anna", 5L)));
    }

    @Test
    void leavesWhatIsClosedWithTheNameItHas() {
      Customer ada = customer("Ada");
      Customer gone = customer("Gone");
      boss.customers().archive(gone.id(), null);
      Deal won = deal(ada.id(), "Won");
      boss.deals().move(won.id(), "won", null);
      boss.tasks().complete(task(ada.id(), "done").id());
      Lead dropped =
          boss.leads()
              .assign(
                  boss.leads()
                      .capture(Lead.builder().name("Bea").email("bea@x.example").build())
                      .id(),
                  "elena");
      boss.leads().disqualify(dropped.id(), "spam");
      ServiceCase closed =
          boss.cases()
              .open(ServiceCase.builder().customerId(ada.id()).subject("x").owner("elena").build());
      boss.cases().resolve(closed.id(), "x");
      boss.cases().close(closed.id(), "x");

      AssignmentPlan plan = plan(Assignment.from("elena").to("bob"));

      assertThat(all(plan)).isEqualTo(Map.of(AssignedKind.CUSTOMERS, Map.of("bob", 1L)));
      assertThat(plan.elsewhere()).containsEntry("archivedCustomers", 1L);
    }

    @Test
    void takesOnlyWhatIsAboutCustomersOfTheCondition() {
      Customer ada = customer("Ada", "vip");
      Customer bea = customer("Bea");
      deal(ada.id(), "yes");
      deal(bea.id(), "no");
      boss.tasks().create(Task.builder().subject("about nobody").assignee("elena").build());

      AssignmentPlan plan = plan(Assignment.from("elena").to("bob").where(Conditions.tag("vip")));

      assertThat(plan.assignments())
          .extracting(PlannedAssignment::name)
          .containsExactly("Ada", "yes");
    }

    @Test
    void takesOnlySomeKindsAndSaysWhereElseTheNameStands() {
      Customer ada = customer("Ada");
      boss.customers()
          .create(Person.builder().givenName("Bea").team("Elena").team("support").build());
      deal(ada.id(), "Lamps");
      boss.forecast().quota("elena", YearMonth.of(2026, 3), Money.parse("1000 EUR"));

      AssignmentPlan plan =
          plan(Assignment.from("elena").to("bob").only(EnumSet.of(AssignedKind.DEALS)));

      assertThat(plan.counts()).containsOnlyKeys(AssignedKind.DEALS);
      assertThat(plan.elsewhere()).isEqualTo(Map.of("customers", 1L, "teams", 1L, "quotas", 1L));
    }

    @Test
    void givesOneLineOfServiceAndPlacesInTeams() {
      Customer ada =
          boss.customers()
              .create(
                  Person.builder()
                      .givenName("Ada")
                      .owner("gravel", "elena")
                      .owner("concrete", "elena")
                      .team("elena")
                      .team("tom")
                      .build());
      Assignment gravel =
          Assignment.from("elena")
              .to("bob")
              .only(EnumSet.of(AssignedKind.CUSTOMERS, AssignedKind.TEAMS))
              .inLines(List.of("gravel"));

      EditReport report = boss.edits().apply(plan(gravel));

      assertThat(report.run().applied()).isEqualTo(1);
      Customer now = boss.customers().get(ada.id());
      assertThat(now.owners()).isEqualTo(Map.of("gravel", "bob", "concrete", "elena"));
      assertThat(now.profile().teams()).containsExactly("bob", "tom");
    }

    @Test
    void ofALineOfServiceGoesWhatIsAboutItsCustomersAlone() {
      CustomerId gravel = inLine("Ada", "gravel");
      CustomerId concrete = inLine("Bea", "concrete");
      deal(gravel, "yes");
      deal(concrete, "no");
      boss.tasks().create(Task.builder().subject("about nobody").assignee("elena").build());

      AssignmentPlan plan = plan(Assignment.from("elena").to("greg").inLines(List.of("gravel")));

      assertThat(plan.assignments())
          .extracting(PlannedAssignment::name)
          .containsExactlyInAnyOrder("Ada", "yes");
    }

    private CustomerId inLine(String name, String line) {
      return boss.customers()
          .create(Person.builder().givenName(name).owner(line, "elena").build())
          .id();
    }

    @Test
    void tellsOfDelegations() {
      crm.session("carl")
          .deals()
          .approvals()
          .delegate(
              "elena",
              Instant.parse("2026-03-01T00:00:00Z"),
              Instant.parse("2099-01-01T00:00:00Z"),
              "away");

      assertThat(plan(Assignment.from("elena").to("bob")).elsewhere())
          .containsEntry("delegations", 1L);
    }

    @Test
    void needsSomebodyElseToGiveItTo() {
      assertThatThrownBy(() -> Assignment.from("elena").to("bob", "elena"))
          .isInstanceOf(InvalidInputException.class);
      assertThatThrownBy(() -> Assignment.from("elena").to(List.of()))
          .isInstanceOf(InvalidInputException.class);
      assertThatThrownBy(() -> boss.edits().plan(Assignment.from("elena")))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  @Nested
  class Access {
    @Test
    void takesOnlyWhatTheActorSees() {
      customer("Ada", "vip");
      customer("Bea");
      seen = Conditions.tag("vip");

      assertThat(plan(Assignment.from("elena").to("bob")).assignments())
          .extracting(PlannedAssignment::name)
          .containsExactly("Ada");
    }

    @Test
    void leavesAKindThatMayNotBeChangedAndRefusesItWhereItIsNamed() {
      Customer ada = customer("Ada");
      deal(ada.id(), "Lamps");
      mayNotTouch.add("deal");

      AssignmentPlan plan = plan(Assignment.from("elena").to("bob"));

      assertThat(plan.counts()).containsOnlyKeys(AssignedKind.CUSTOMERS);
      assertThat(plan.refused()).containsExactly(AssignedKind.DEALS);
      assertThatThrownBy(
              () -> plan(Assignment.from("elena").to("bob").only(EnumSet.of(AssignedKind.DEALS))))
          .isInstanceOf(AccessDeniedException.class)
          .hasMessageContaining("deals");
    }

    @Test
    void doesNotTellOfPeopleWhoAreConcealed() {
      Customer ada = customer("Ada");
      deal(ada.id(), "Lamps");
      concealed.add("owner");

      AssignmentPlan plan = plan(Assignment.from("elena").to("bob"));

      assertThat(plan.counts()).containsOnlyKeys(AssignedKind.CUSTOMERS);
      assertThat(plan.refused()).containsExactly(AssignedKind.DEALS);
      assertThat(plan.elsewhere()).isEmpty();
    }
  }

  @Nested
  class ApplyAndRevert {
    @Test
    void givesEverythingInOneRunAndTakesItBackExactly() {
      Customer ada = customer("Ada");
      Deal deal = deal(ada.id(), "Lamps");
      Lead lead =
          boss.leads()
              .assign(
                  boss.leads()
                      .capture(Lead.builder().name("Bea").email("bea@x.example").build())
                      .id(),
                  "elena");
      ServiceCase open =
          boss.cases()
              .open(ServiceCase.builder().customerId(ada.id()).subject("x").owner("elena").build());
      boss.tasks()
          .create(Task.builder().subject("call").queue("calls").customerId(ada.id()).build());
      Task taken = boss.tasks().claim("calls", "elena", Duration.ofMinutes(30)).orElseThrow();
      clock.advance(Duration.ofMinutes(1));

      EditReport report = boss.edits().apply(plan(Assignment.from("elena").to("bob")));

      assertThat(report.run().kind()).isEqualTo(EditRunKind.ASSIGN);
      assertThat(report.run().applied()).isEqualTo(5);
      assertThat(boss.customers().get(ada.id()).owners()).containsValue("bob");
      assertThat(boss.deals().get(deal.id()).owner()).isEqualTo("bob");
      assertThat(boss.leads().get(lead.id()).assignee()).isEqualTo("bob");
      assertThat(boss.leads().get(lead.id()).assignedAt()).isEqualTo(clock.instant());
      assertThat(boss.cases().get(open.id()).owner()).isEqualTo("bob");
      Task given = boss.tasks().agenda("bob", 10).items().get(0);
      assertThat(given.claimedUntil()).isNull();
      clock.advance(Duration.ofHours(1));
      assertThat(boss.tasks().claim("calls", "tom", Duration.ofMinutes(5))).isEmpty();

      EditReport reverted = boss.edits().revert(report.run().id().value());

      assertThat(reverted.refused()).isEmpty();
      assertThat(reverted.run().applied()).isEqualTo(5);
      assertThat(boss.deals().get(deal.id()).owner()).isEqualTo("elena");
      assertThat(boss.leads().get(lead.id()).assignedAt()).isEqualTo(lead.assignedAt());
      assertThat(boss.cases().get(open.id()).owner()).isEqualTo("elena");
      assertThat(boss.customers().get(ada.id()).profile()).isEqualTo(ada.profile());
      assertThat(boss.tasks().agenda("elena", 10).items())
          .extracting(Task::claimedUntil)
          .containsExactly(taken.claimedUntil());
    }

    @Test
    void whatWasEscalatedIsOfNobodyElseAnyMore() {
      Customer ada = customer("Ada");
      boss.tasks()
          .create(
              Task.builder()
                  .subject("call")
                  .customerId(ada.id())
                  .assignee("greta")
                  .due(Due.at(clock.instant()))
                  .build());
      clock.advance(Duration.ofHours(2));
      crm.maintenance().runDue();
      Task escalated = boss.tasks().agenda("elena", 10).items().get(0);
      assertThat(escalated.escalatedFrom()).isEqualTo("greta");

      EditReport report = boss.edits().apply(plan(Assignment.from("elena").to("bob")));

      assertThat(boss.tasks().agenda("bob", 10).items())
          .extracting(Task::escalatedFrom)
          .containsOnlyNulls();
      boss.edits().revert(report.run().id().value());
      assertThat(boss.tasks().agenda("elena", 10).items())
          .extracting(Task::escalatedFrom)
          .containsExactly("greta");
    }

    @Test
    void leavesWhatSomebodyChangedSinceThePlanAndSaysWhoWhenAndWhat() {
      Customer ada = customer("Ada");
      Deal first = deal(ada.id(), "first");
      Deal second = deal(ada.id(), "second");
      AssignmentPlan plan = plan(Assignment.from("elena").to("bob"));
      clock.advance(Duration.ofMinutes(5));
      crm.session("tom").deals().update(first.toBuilder().nextStep("call").build());

      List<RefusedEdit> heard = new ArrayList<>();
      EditReport report = boss.edits().apply(plan, heard::add);

      assertThat(report.run().refused()).isEqualTo(1);
      assertThat(heard).hasSize(1);
      assertThat(heard.get(0).id()).isEqualTo(first.id().value());
      assertThat(heard.get(0).entity()).isEqualTo("deal");
      assertThat(heard.get(0).reason())
          .contains("first", "tom", "2026-03-01T10:05:00Z", "nextStep");
      assertThat(boss.deals().get(second.id()).owner()).isEqualTo("bob");
    }

    @Test
    void doesNotTakeBackWhatSomebodyChangedSince() {
      Customer ada = customer("Ada");
      Deal deal = deal(ada.id(), "Lamps");
      EditReport report = boss.edits().apply(plan(Assignment.from("elena").to("bob")));
      crm.session("bob").deals().move(deal.id(), "won", "sold");

      EditReport reverted = boss.edits().revert(report.run().id().value());

      assertThat(boss.deals().get(deal.id()).owner()).isEqualTo("bob");
      assertThat(boss.customers().get(ada.id()).owners()).containsValue("elena");
      assertThat(reverted.refused()).hasSize(1);
      assertThat(reverted.refused().get(0).reason()).contains("bob", "stage");
    }

    @Test
    void asksToConfirmMuchOfIt() {
      for (int i = 0; i < 120; i++) {
        customer("c" + i);
      }
      AssignmentPlan plan = plan(Assignment.from("elena").to("bob"));

      assertThatThrownBy(() -> boss.edits().apply(plan))
          .isInstanceOfSatisfying(
              ConflictException.class, e -> assertThat(e.code()).isEqualTo("E_CONFIRM"));
      assertThat(boss.edits().runs(10)).isEmpty();

      assertThat(boss.edits().apply(plan.confirmed(120)).run().applied()).isEqualTo(120);
      assertThat(boss.customers().count(Conditions.equal(CustomerFields.OWNER, "bob")))
          .isEqualTo(120);
    }

    @Test
    void isDoneAgainForWhatIsLeft() {
      Customer ada = customer("Ada");
      deal(ada.id(), "Lamps");
      task(ada.id(), "call");
      AssignmentPlan whole = plan(Assignment.from("elena").to("bob"));
      boss.edits().apply(whole.keeping(one -> one.kind() == AssignedKind.CUSTOMERS));

      AssignmentPlan rest = plan(Assignment.from("elena").to("bob"));
      boss.edits().apply(rest);

      assertThat(rest.counts()).containsOnlyKeys(AssignedKind.DEALS, AssignedKind.TASKS);
      assertThat(plan(Assignment.from("elena").to("bob")).assignments()).isEmpty();
      assertThat(
              boss.deals()
                  .query(Conditions.equal(DealFields.OWNER, "bob"), List.of(), 5, null)
                  .items())
          .hasSize(1);
      assertThat(TaskFields.ASSIGNEE.get(boss.tasks().agenda("bob", 5).items().get(0)))
          .isEqualTo("bob");
    }
  }
}
