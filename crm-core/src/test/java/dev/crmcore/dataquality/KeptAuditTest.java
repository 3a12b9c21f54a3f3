package dev.crmcore.dataquality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.QualityIssueFields;
import dev.crmcore.deal.StageMove;
import dev.crmcore.edit.EditPlan;
import dev.crmcore.edit.EditReport;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Deal;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.OwnerAssignment;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.QualityIssue;
import dev.crmcore.model.QualityRun;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KeptAuditTest {
  private static final Condition ALL = Conditions.everyone();

  private final MutableClock clock = MutableClock.at("2026-03-01T10:00:00Z");
  private final Crm crm = Crm.builder().inMemory().clock(clock).accessPolicy(new Rights()).build();
  private final CrmSession anna = crm.session("anna");

  private Customer person(String given, String email) {
    return anna.customers()
        .create(
            Person.builder()
                .givenName(given)
                .familyName("Berg")
                .email(email)
                .source("shop")
                .owner(OwnerAssignment.GENERAL, "anna")
                .build());
  }

  private List<String> members(String condition) {
    List<String> names = new ArrayList<>();
    anna.segments()
        .scan(
            anna.segments().parse(condition),
            customer -> names.add(((Person) customer).givenName()));
    return names;
  }

  private List<OpenIssue> issuesOf(Customer customer) {
    return anna.quality().issues().open(100).stream()
        .filter(open -> open.issue().customerId().equals(customer.id()))
        .toList();
  }

  @Nested
  class Scores {
    @Test
    void areUsedInConditions() {
      person("Ada", "ada@firm.de");
      person("test", "nowhere");

      anna.quality().record(ALL);

      int worse = anna.quality().worst(ALL, 1).get(0).score();
      assertThat(members("quality.max(score) <= " + worse)).containsExactly("test");
      assertThat(members("qualityIssues(where rule = 'email-valid' and status = OPEN).count > 0"))
          .containsExactly("test");
      assertThat(members("quality.count = 0")).isEmpty();
    }

    @Test
    void areBroughtUpToDateForSomeBetweenAudits() {
      Customer ada = person("Ada", "nowhere");
      Customer bea = person("Bea", "nowhere");
      anna.quality().record(ALL);
      for (Customer one : List.of(ada, bea)) {
        anna.customers()
            .change(
                one.id(),
                card ->
                    ((Person) card)
                        .toBuilder().contactPoints(List.of()).email("a@firm.de").build());
      }

      anna.quality().rate(List.of(ada.id()));

      assertThat(members("qualityIssues(where rule = 'email-valid' and status = OPEN).count > 0"))
          .containsExactly("Bea");
    }

    @Test
    void changeWithTheNextAudit() {
      Customer ada = person("Ada", "nowhere");
      anna.quality().record(ALL);
      anna.customers()
          .change(
              ada.id(),
              card ->
                  ((Person) card)
                      .toBuilder().contactPoints(List.of()).email("ada@firm.de").build());
      clock.advance(Duration.ofDays(1));

      anna.quality().record(ALL);

      assertThat(members("qualityIssues(where rule = 'email-valid' and status = OPEN).count > 0"))
          .isEmpty();
      assertThat(
              members("qualityIssues(where rule = 'email-valid' and status = RESOLVED).count > 0"))
          .containsExactly("Ada");
    }
  }

  @Nested
  class StageGate {
    @Test
    void asksForTheQualityOfTheCustomer() {
      Customer test = person("test", "nowhere");
      anna.quality().record(ALL);
      Pipeline pipeline =
          anna.deals()
              .createPipeline(
                  Pipeline.of(
                      "sales",
                      List.of(
                          Stage.of("new", "New", StageCategory.OPEN, 10),
                          Stage.of("offer", "Offer", StageCategory.OPEN, 50)
                              .withCustomerCondition(
                                  "segment 'reachable' and quality.max(score) >= 10"))));
      anna.segments()
          .define(
              "reachable", "qualityIssues(where rule = 'email-valid' and status = OPEN).count = 0");
      Deal deal =
          anna.deals()
              .create(
                  Deal.builder()
                      .name("A roof")
                      .customerId(test.id())
                      .pipelineId(pipeline.id())
                      .stage("new")
                      .build());

      StageMove refused = anna.deals().move(deal.id(), "offer", null);
      anna.customers()
          .change(
              test.id(),
              card ->
                  ((Person) card).toBuilder().contactPoints(List.of()).email("a@firm.de").build());
      anna.quality().record(ALL);
      StageMove moved = anna.deals().move(deal.id(), "offer", null);

      assertThat(refused)
          .isInstanceOfSatisfying(
              StageMove.Refused.class,
              one -> assertThat(one.reasons().toString()).contains("of the customer"));
      assertThat(moved).isInstanceOf(StageMove.Moved.class);
    }

    @Test
    void isCheckedWhenThePipelineIsMade() {
      assertThatThrownBy(
              () ->
                  anna.deals()
                      .createPipeline(
                          Pipeline.of(
                              "sales",
                              List.of(
                                  Stage.of("new", "New", StageCategory.OPEN, 10)
                                      .withCustomerCondition("qualty.max(score) > 1")))))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  @Nested
  class Trend {
    @Test
    void holdsTheFiguresOfEveryAudit() {
      Customer ada = person("Ada", "nowhere");
      double first = anna.quality().audit(ALL).score();
      anna.quality().record(ALL);
      clock.advance(Duration.ofDays(7));
      anna.customers()
          .change(
              ada.id(),
              card ->
                  ((Person) card)
                      .toBuilder().contactPoints(List.of()).email("ada@firm.de").build());
      double second = anna.quality().audit(ALL).score();
      anna.quality().record(ALL);

      List<QualityTrend> trend = anna.quality().trend(ALL, 10);

      assertThat(trend).hasSize(2);
      assertThat(trend.get(0).score()).isCloseTo(second, within(.01));
      assertThat(trend.get(1).score()).isCloseTo(first, within(.01));
      assertThat(trend.get(1).failed()).containsEntry("email-valid", 1L);
      assertThat(trend.get(0).failed()).containsEntry("email-valid", 0L);
      assertThat(second).isGreaterThan(first);
    }

    @Test
    void isGroupedBySourceOwnerAndSegment() {
      person("Ada", "ada@firm.de");
      person("test", "nowhere");
      anna.segments().define("tests", "givenName = 'test'");

      QualityReport report = anna.quality().audit(ALL, List.of("tests"), count -> {});

      assertThat(report.groups(QualityReport.Grouping.SOURCE))
          .containsExactly(
              new QualityReport.GroupResult(
                  QualityReport.Grouping.SOURCE, "shop", 2, report.score()));
      assertThat(report.groups(QualityReport.Grouping.OWNER)).hasSize(1);
      assertThat(report.groups(QualityReport.Grouping.SEGMENT))
          .singleElement()
          .satisfies(
              group -> {
                assertThat(group.name()).isEqualTo("tests");
                assertThat(group.customers()).isEqualTo(1);
                assertThat(group.score()).isLessThan(report.score());
              });
    }
  }

  @Nested
  class Interrupted {
    @Test
    void goesOnWhereItWas() {
      for (int i = 0; i < 2_500; i++) {
        person(i % 2 == 0 ? "Ada" : "test", "a" + i + "@firm.de");
      }
      QualityReport whole = anna.quality().audit(ALL);
      AtomicInteger parts = new AtomicInteger();

      QualityRun cancelled =
          anna.quality().record(ALL, count -> {}, () -> parts.incrementAndGet() > 2);
      List<Long> counts = new ArrayList<>();
      QualityRun ended = anna.quality().record(ALL, counts::add, () -> false);

      assertThat(cancelled.finishedAt()).isNull();
      assertThat(cancelled.customers()).isEqualTo(2_000);
      assertThat(ended.id()).isEqualTo(cancelled.id());
      assertThat(counts).containsExactly(2_500L);
      assertThat(ended.customers()).isEqualTo(whole.customers());
      assertThat(anna.quality().trend(ALL, 1).get(0).score()).isCloseTo(whole.score(), within(.01));
    }
  }

  @Nested
  class Worklist {
    @Test
    void saysWhatIsWrongNow() {
      Customer test = person("test", "nowhere");
      anna.quality().record(ALL);

      assertThat(issuesOf(test))
          .filteredOn(open -> open.issue().rule().equals("email-valid"))
          .singleElement()
          .satisfies(
              open -> {
                assertThat(open.customer()).isEqualTo("test Berg");
                assertThat(open.message()).contains("nowhere");
                assertThat(open.issue().field()).isEqualTo("contactPoints");
              });
    }

    @Test
    void keepsAssigneeAndWhatWasIgnored() {
      Customer test = person("test", "nowhere");
      anna.quality().record(ALL);
      QualityIssue email = issue(test, "email-valid");
      QualityIssue name = issue(test, "name-placeholder");

      anna.quality().issues().assign(email.id(), "boris");
      anna.quality().issues().ignore(name.id(), "That is how she is called.");
      anna.quality().record(ALL);

      assertThat(issuesOf(test))
          .extracting(open -> open.issue().rule())
          .contains("email-valid")
          .doesNotContain("name-placeholder");
      assertThat(issue(test, "email-valid").assignee()).isEqualTo("boris");
      anna.quality().issues().reopen(name.id());
      assertThat(issue(test, "name-placeholder").note()).isEqualTo("That is how she is called.");
    }

    @Test
    void losesWhoWasPutAside() {
      Customer test = person("test", "nowhere");
      anna.quality().record(ALL);

      anna.customers().archive(test.id(), null);
      anna.quality().record(ALL);

      assertThat(issuesOf(test)).isEmpty();
    }

    @Test
    void showsNothingOfCustomersOutOfSight() {
      Customer test = person("test", "nowhere");
      anna.quality().record(ALL);
      CrmSession blind = crm.session("blind");

      assertThat(blind.quality().issues().open(100)).isEmpty();
      QualityIssue issue = issue(test, "email-valid");
      assertThatThrownBy(() -> blind.quality().issues().assign(issue.id(), "blind"))
          .hasMessageContaining("There is no quality issue");
    }

    @Test
    void isNotMadeByWhoeverSeesOnlyAPartOfTheCard() {
      person("test", "nowhere");

      assertThatThrownBy(() -> crm.session("half").quality().record(ALL))
          .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void isPagedByItsOwnFields() {
      person("test", "nowhere");
      anna.quality().record(ALL);

      assertThat(
              anna.quality()
                  .issues()
                  .page(Conditions.equal(QualityIssueFields.RULE, "email-valid"), 10, null)
                  .items())
          .hasSize(1);
    }

    private QualityIssue issue(Customer customer, String rule) {
      return anna.quality()
          .issues()
          .page(
              Conditions.all(
                  Conditions.equal(QualityIssueFields.CUSTOMER_ID, customer.id().value()),
                  Conditions.equal(QualityIssueFields.RULE, rule)),
              1,
              null)
          .items()
          .get(0)
          .issue();
    }
  }

  @Nested
  class Fixes {
    @Test
    void showAndMendAndAreTakenBack() {
      Customer ada = person("Ada", "ada@gmial.com");
      EditPlan plan = anna.quality().fixes(ALL, Set.of("email-domain-spelled"));
      assertThat(plan.edits())
          .singleElement()
          .satisfies(
              edit -> {
                assertThat(edit.customerId()).isEqualTo(ada.id());
                assertThat(edit.changes())
                    .extracting(FieldChange::field)
                    .containsExactly("contactPoints");
                assertThat(edit.changes().get(0).after()).contains("ada@gmail.com");
              });

      EditReport report = anna.edits().apply(plan);

      assertThat(anna.customers().get(ada.id()).email()).contains("ada@gmail.com");
      assertThat(anna.quality().fixes(ALL, Set.of("email-domain-spelled")).edits()).isEmpty();
      anna.edits().revert(report.run().id().value());
      assertThat(anna.customers().get(ada.id()).contactPoints()).isEqualTo(ada.contactPoints());
    }

    @Test
    void refuseRulesThatAreNotThere() {
      assertThatThrownBy(() -> anna.quality().fixes(ALL, Set.of("email-domain")))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("email-domain");
    }
  }

  /** "blind" sees nobody, "half" sees no contact points. */
  private static final class Rights implements AccessPolicy {
    @Override
    public Condition visible(Actor actor, EntityType<?> type) {
      return actor.name().equals("blind") && isCustomer(type) ? Conditions.nobody() : ALL;
    }

    @Override
    public Set<String> concealed(Actor actor, EntityType<?> type) {
      return actor.name().equals("half") && isCustomer(type) ? Set.of("contactPoints") : Set.of();
    }

    @Override
    public boolean permits(Actor actor, Action action, EntityType<?> type) {
      return true;
    }

    private static boolean isCustomer(EntityType<?> type) {
      return type.name().equals(CustomerFields.TYPE.name());
    }
  }
}
