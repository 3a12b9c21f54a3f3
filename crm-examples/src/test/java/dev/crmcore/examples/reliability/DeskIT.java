package dev.crmcore.examples.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.LeadFields;
import dev.crmcore.catalogue.TaskFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.icalendar.Rfc5545Rules;
import dev.crmcore.jdbc.JdbcOptions;
import dev.crmcore.lead.LeadConversion;
import dev.crmcore.model.ApprovalRequest;
import dev.crmcore.model.ApprovalRule;
import dev.crmcore.model.ApprovalStatus;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Due;
import dev.crmcore.model.Lead;
import dev.crmcore.model.LeadId;
import dev.crmcore.model.LeadStatus;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Playbook;
import dev.crmcore.model.PlaybookStep;
import dev.crmcore.model.Recurrence;
import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.model.Task;
import dev.crmcore.model.TaskId;
import dev.crmcore.model.TaskStatus;
import dev.crmcore.query.Conditions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people do at the same moment with the same tasks, leads and cases. */
class DeskIT {
  private static final int WORKERS = 6;
  private static final int EACH = 15;

  private static <T> List<T> together(IntFunction<Callable<T>> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
    try {
      List<Callable<T>> all = new ArrayList<>();
      for (int worker = 0; worker < WORKERS; worker++) {
        all.add(work.apply(worker));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : threads.invokeAll(all)) {
        results.add(one.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource(Database.Engine.class)
  void noTwoWorkersGetOneTask(Database.Engine engine, @TempDir Path folder) throws Exception {
    try (Crm crm = engine.create(folder).open()) {
      CrmSession anna = crm.session("anna");
      for (int i = 0; i < WORKERS * EACH; i++) {
        anna.tasks().create(Task.builder().subject("t" + i).queue("calls").build());
      }

      List<List<TaskId>> taken =
          together(
              worker ->
                  () -> {
                    List<TaskId> mine = new ArrayList<>();
                    CrmSession session = crm.session("w" + worker);
                    Optional<Task> next = claim(session, worker);
                    while (next.isPresent()) {
                      mine.add(next.get().id());
                      next = claim(session, worker);
                    }
                    return mine;
                  });

      assertThat(taken.stream().flatMap(List::stream).toList())
          .hasSize(WORKERS * EACH)
          .doesNotHaveDuplicates();
    }
  }

  private static Optional<Task> claim(CrmSession session, int worker) {
    return session.tasks().claim("calls", "w" + worker, Duration.ofHours(1));
  }

  @ParameterizedTest
  @EnumSource(Database.Engine.class)
  void casesOpenedAtOnceHaveNumbersOneByOne(Database.Engine engine, @TempDir Path folder)
      throws Exception {
    try (Crm crm = engine.create(folder).open()) {
      CustomerId ada =
          crm.session("anna").customers().create(Person.builder().givenName("Ada").build()).id();

      List<List<Long>> numbers =
          together(
              worker ->
                  () -> {
                    List<Long> mine = new ArrayList<>();
                    CrmSession session = crm.session("w" + worker);
                    for (int i = 0; i < 5; i++) {
                      mine.add(
                          session
                              .cases()
                              .open(ServiceCase.builder().customerId(ada).subject("x").build())
                              .number());
                    }
                    return mine;
                  });

      assertThat(numbers.stream().flatMap(List::stream).sorted().toList())
          .isEqualTo(LongStream.rangeClosed(1, WORKERS * 5).boxed().toList());
    }
  }

  @ParameterizedTest
  @EnumSource(Database.Engine.class)
  void aTouchDeliveredBySeveralAtOnceCountsOnce(Database.Engine engine, @TempDir Path folder)
      throws Exception {
    try (Crm crm = engine.create(folder).open()) {
      for (int round = 0; round < 5; round++) {
        Lead touch =
            Lead.builder()
                .name("Ada")
                .email("ada" + round + "@example.com")
                .source("web")
                .sourceId("touch " + round)
                .build();

        List<LeadId> taken =
            together(worker -> () -> crm.session("w" + worker).leads().capture(touch).id());

        assertThat(taken).containsOnly(taken.get(0));
        assertThat(crm.session("anna").leads().get(taken.get(0)).times()).isEqualTo(1);
        assertThat(crm.session("anna").leads().touches(taken.get(0))).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Database.Engine.class)
  void aLeadConvertedTwiceAtOnceIsOneCustomer(Database.Engine engine, @TempDir Path folder)
      throws Exception {
    try (Crm crm = engine.create(folder).open()) {
      for (int round = 0; round < 5; round++) {
        LeadId id =
            crm.session("anna")
                .leads()
                .capture(Lead.builder().name("Ada").email("ada" + round + "@example.com").build())
                .id();

        together(
            worker ->
                () -> {
                  try {
                    return crm.session("w" + worker)
                        .leads()
                        .convert(id, LeadConversion.toCustomer())
                        .status();
                  } catch (ConflictException e) {
                    return LeadStatus.CONVERTED; // another one was quicker, and said so
                  }
                });

        assertThat(crm.session("anna").leads().get(id).status()).isEqualTo(LeadStatus.CONVERTED);
      }
      assertThat(crm.session("anna").customers().count(Conditions.everyone())).isEqualTo(5);
      assertThat(
              crm.session("anna")
                  .leads()
                  .query(
                      Conditions.equal(LeadFields.STATUS, LeadStatus.CONVERTED),
                      List.of(),
                      10,
                      null)
                  .items())
          .hasSize(5);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.Engine.class)
  void aTaskDoneByManyAtOnceComesAgainOnce(Database.Engine engine, @TempDir Path folder)
      throws Exception {
    try (Crm crm =
        engine
            .create(folder)
            .builder(JdbcOptions.DEFAULTS)
            .recurrence(new Rfc5545Rules())
            .build()) {
      CrmSession anna = crm.session("anna");
      for (int round = 0; round < 5; round++) {
        TaskId id =
            anna.tasks()
                .create(
                    Task.builder()
                        .subject("report " + round)
                        .due(Due.onDay(LocalDate.of(2036, 3, 6), ZoneId.of("Europe/Berlin")))
                        .recurrence(Recurrence.of("FREQ=DAILY", ZoneId.of("Europe/Berlin")))
                        .build())
                .id();

        together(
            worker ->
                () -> {
                  try {
                    return crm.session("w" + worker).tasks().complete(id).status();
                  } catch (ConflictException e) {
                    return TaskStatus.DONE; // another one was quicker, and said so
                  }
                });

        assertThat(anna.tasks().series(id)).hasSize(2);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Database.Engine.class)
  void aPlaybookStartedByManyAtOnceIsStartedOnce(Database.Engine engine, @TempDir Path folder)
      throws Exception {
    try (Crm crm = engine.create(folder).open()) {
      CrmSession anna = crm.session("anna");
      Playbook welcome =
          anna.playbooks()
              .save(
                  Playbook.of(
                      "Welcome",
                      null,
                      List.of(PlaybookStep.of("call", "Call"), PlaybookStep.of("mail", "Write"))));
      for (int round = 0; round < 5; round++) {
        CustomerId ada =
            anna.customers().create(Person.builder().givenName("Ada " + round).build()).id();

        together(
            worker ->
                () -> {
                  try {
                    return crm.session("w" + worker).playbooks().start(welcome.id(), ada).done();
                  } catch (ConflictException e) {
                    return 0; // another one was quicker, and said so
                  }
                });

        assertThat(anna.playbooks().progress(ada)).hasSize(1);
        assertThat(
                anna.tasks()
                    .query(
                        Conditions.equal(TaskFields.CUSTOMER_ID, ada.value()), List.of(), 9, null)
                    .items())
            .hasSize(2);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Database.Engine.class)
  void editsOfOneCardAreAllPutTogether(Database.Engine engine, @TempDir Path folder)
      throws Exception {
    try (Crm crm = engine.create(folder).open()) {
      CustomerId ada =
          crm.session("anna").customers().create(Person.builder().givenName("Ada").build()).id();
      Customer read = crm.session("anna").customers().get(ada);

      together(
          worker ->
              () -> {
                CrmSession session = crm.session("w" + worker);
                Customer mine = read.toBuilder().tag("t" + worker).build();
                while (true) {
                  try {
                    return session
                        .customers()
                        .update(session.conflicts().merged(CustomerFields.TYPE, mine));
                  } catch (ConflictException e) {
                    // Another was stored since the merge was made, so it is made again.
                    assertThat(e.edit().orElseThrow().colliding()).isEmpty();
                  }
                }
              });

      assertThat(crm.session("anna").customers().get(ada).tags())
          .containsExactlyInAnyOrder("t0", "t1", "t2", "t3", "t4", "t5");
    }
  }

  @ParameterizedTest
  @EnumSource(Database.Engine.class)
  void whatIsSaidFollowedAndSeenAtOnceIsAllThere(Database.Engine engine, @TempDir Path folder)
      throws Exception {
    try (Crm crm = engine.create(folder).open()) {
      CustomerId ada =
          crm.session("anna").customers().create(Person.builder().givenName("Ada").build()).id();
      crm.session("boss").follows().follow(ada);

      together(
          worker ->
              () -> {
                CrmSession mine = crm.session("w" + worker);
                CrmSession boss = crm.session("boss");
                for (int i = 0; i < 5; i++) {
                  mine.comments().add(ada, "@boss @dora " + i);
                  mine.editing().begin(CustomerFields.TYPE, ada, Duration.ofHours(1));
                  boss.follows().follow(ada);
                  boss.feed().seenUpTo(Instant.EPOCH.plusSeconds(i));
                  boss.feed().page(3, null);
                }
                return true;
              });

      CrmSession boss = crm.session("boss");
      assertThat(boss.feed().unread(1_000)).isEqualTo(WORKERS * 5);
      assertThat(boss.feed().seenUpTo()).contains(Instant.EPOCH.plusSeconds(4));
      assertThat(boss.editing().others(CustomerFields.TYPE, ada)).hasSize(WORKERS);
      assertThat(crm.session("dora").follows().isFollowing(ada)).isTrue();
      crm.session("dora").follows().unfollow(ada);
      assertThat(crm.session("dora").follows().mine()).isEmpty();
    }
  }

  /**
   * Of six who approve at once, where three are needed, three are counted and the deal moves once.
   */
  @ParameterizedTest
  @EnumSource(Database.Engine.class)
  void approvalsAtOnceCountOneByOne(Database.Engine engine, @TempDir Path folder) throws Exception {
    try (Crm crm = engine.create(folder).open()) {
      CrmSession anna = crm.session("anna");
      CustomerId ada = anna.customers().create(Person.builder().givenName("Ada").build()).id();
      Pipeline sales =
          anna.deals()
              .createPipeline(
                  Pipeline.of(
                          "Sales",
                          List.of(
                              Stage.of("new", "New", StageCategory.OPEN, 10),
                              Stage.of("offer", "Offer", StageCategory.OPEN, 50)))
                      .withApprovals(ApprovalRule.of("discount", "offer").needing(3).andMove()));
      Deal deal =
          anna.deals()
              .create(Deal.builder().name("x").customerId(ada).pipelineId(sales.id()).build());
      ApprovalRequest asked = anna.deals().approvals().request(deal.id(), "offer", null).get(0);

      List<Boolean> counted =
          together(
              worker ->
                  () -> {
                    try {
                      crm.session("w" + worker).deals().approvals().approve(asked.id(), null);
                      return true;
                    } catch (ConflictException e) {
                      return false;
                    }
                  });

      assertThat(counted.stream().filter(one -> one)).hasSize(3);
      ApprovalRequest now = anna.deals().approvals().of(deal.id()).get(0);
      assertThat(now.votes()).hasSize(3);
      assertThat(now.status()).isEqualTo(ApprovalStatus.USED);
      assertThat(anna.deals().get(deal.id()).stage()).isEqualTo("offer");
      assertThat(anna.deals().history(deal.id())).hasSize(2);
    }
  }
}
