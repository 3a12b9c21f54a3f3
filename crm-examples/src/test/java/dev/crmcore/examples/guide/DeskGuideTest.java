package dev.crmcore.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.attachment.AttachmentRules;
import dev.crmcore.blob.files.FileBlobStore;
import dev.crmcore.calendar.WorkingCalendar;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.channel.ChannelConfig;
import dev.crmcore.collaboration.FeedEntry;
import dev.crmcore.collaboration.FeedPage;
import dev.crmcore.consent.Consents;
import dev.crmcore.customer.Customers;
import dev.crmcore.customer.LifecyclePeriod;
import dev.crmcore.deal.ConvertedAmount;
import dev.crmcore.deal.StageMove;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.EditConflict;
import dev.crmcore.event.Alert;
import dev.crmcore.forecast.ForecastRow;
import dev.crmcore.holidays.PublicHolidays;
import dev.crmcore.icalendar.Rfc5545Rules;
import dev.crmcore.icalendar.TaskCalendar;
import dev.crmcore.lead.AssignmentRule;
import dev.crmcore.lead.LeadConversion;
import dev.crmcore.lead.LeadScore;
import dev.crmcore.lifecycle.LifecycleAnswer;
import dev.crmcore.lifecycle.LifecycleRule;
import dev.crmcore.messaging.Message;
import dev.crmcore.model.ApprovalRequest;
import dev.crmcore.model.ApprovalRule;
import dev.crmcore.model.Attachment;
import dev.crmcore.model.BankAccount;
import dev.crmcore.model.BillingPeriod;
import dev.crmcore.model.CloseReason;
import dev.crmcore.model.Comment;
import dev.crmcore.model.Consent;
import dev.crmcore.model.ConsentState;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.DealLine;
import dev.crmcore.model.Direction;
import dev.crmcore.model.Due;
import dev.crmcore.model.EditingHint;
import dev.crmcore.model.Identity;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionKind;
import dev.crmcore.model.Lead;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.Money;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineRules;
import dev.crmcore.model.PipelineRules.Reopening;
import dev.crmcore.model.Playbook;
import dev.crmcore.model.PlaybookStep;
import dev.crmcore.model.Priority;
import dev.crmcore.model.Recurrence;
import dev.crmcore.model.Relationship;
import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.model.StepUnit;
import dev.crmcore.model.Survey;
import dev.crmcore.model.SurveyInstrument;
import dev.crmcore.model.Task;
import dev.crmcore.overview.CallerCard;
import dev.crmcore.overview.CustomerOverview;
import dev.crmcore.overview.TimelineKind;
import dev.crmcore.overview.TimelinePage;
import dev.crmcore.playbook.PlaybookProgress;
import dev.crmcore.query.Window;
import dev.crmcore.rates.RatePolicy;
import dev.crmcore.scoring.Score;
import dev.crmcore.scoring.ScoreCard;
import dev.crmcore.service.ServiceCases;
import dev.crmcore.service.ServiceLevel;
import dev.crmcore.service.ServiceTargets;
import dev.crmcore.service.SurveyFigures;
import dev.crmcore.task.TaskEscalation;
import dev.crmcore.testkit.MutableClock;
import dev.crmcore.testkit.RecordingChannel;
import dev.crmcore.testkit.RecordingChannelProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of {@code docs/desk.md}. */
class DeskGuideTest {
  private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");
  private final List<Alert> late = new ArrayList<>();

  private Crm open() {
    // tag::promiseService[]
    WorkingCalendar office =
        WorkingCalendar.in(ZoneId.of("Europe/Berlin"))
            .weekdays(LocalTime.of(9, 0), LocalTime.of(12, 30))
            .weekdays(LocalTime.of(13, 30), LocalTime.of(18, 0))
            .closed(List.of(LocalDate.of(2026, 4, 3), LocalDate.of(2026, 4, 6)));

    Crm crm =
        Crm.builder()
            .inMemory()
            .clock(clock)
            .serviceLevel(
                ServiceLevel.of("standard", office)
                    .promise(
                        Priority.NORMAL,
                        new ServiceTargets(
                            Duration.ofHours(4), Duration.ofHours(8), Duration.ofHours(24)))
                    .escalateTo("boss"))
            .health(ScoreCard.health().with("is a partner", "tag 'partner'", 10))
            .onAlert(late::add)
            .build();
    // end::promiseService[]
    return crm;
  }

  @Test
  void whoAgreedToTheNewsletterGetsIt() {
    RecordingChannel mailbox = RecordingChannel.email();
    try (Crm crm =
        Crm.builder()
            .inMemory()
            .clock(clock)
            .addPlugin(new RecordingChannelProvider(mailbox))
            .channel("email", ChannelConfig.of())
            .build()) {
      CrmSession session = crm.session("anna");
      CustomerId ada =
          session
              .customers()
              .create(Person.builder().givenName("Ada").email("ada@example.com").build())
              .id();
      // tag::consent[]
      session
          .consents()
          .record(
              Consent.builder()
                  .customerId(ada)
                  .purpose("newsletter")
                  .channel(ContactKind.EMAIL)
                  .state(ConsentState.GRANTED)
                  .givenAt(clock.instant())
                  .source("web-form")
                  .wording("Yes, send me your news once a month. (2026-01)")
                  .evidence("form submission 4711")
                  .build());
      session
          .messages()
          .send(ada, Message.email("news-3", "News", "Lamps!").forPurpose("newsletter"));
      long readers = session.segments().count(Consents.granted("newsletter", ContactKind.EMAIL));

      session.consents().withdraw(ada, "newsletter", ContactKind.EMAIL, "call");
      crm.maintenance().runDue(); // asks again before it sends: nothing goes out
      // end::consent[]
      assertThat(readers).isEqualTo(1);
      assertThat(mailbox.attempts()).isEmpty();
    }
  }

  @Test
  void aCaseIsReportedAnsweredAndResolved() {
    try (Crm crm = open()) {
      CrmSession session = crm.session("anna");
      CustomerId ada = session.customers().create(Person.builder().givenName("Ada").build()).id();
      // tag::workOnCase[]
      ServiceCases cases = session.cases();
      ServiceCase one =
          cases.open(ServiceCase.builder().customerId(ada).subject("No light").build());

      session
          .interactions()
          .log(
              Interaction.builder()
                  .customerId(ada)
                  .caseId(one.id())
                  .kind(InteractionKind.EMAIL)
                  .direction(Direction.OUTBOUND)
                  .subject("Which lamp is it?")
                  .occurredAt(clock.instant())
                  .build()); // the first response, in time

      cases.await(one.id(), "asked which lamp"); // the clocks stand still
      cases.reopen(one.id(), "found it ourselves"); // or the customer answers
      cases.resolve(one.id(), "Changed the bulb");
      // end::workOnCase[]
      assertThat(cases.get(one.id()).firstRespondedAt()).isEqualTo(clock.instant());
      assertThat(cases.get(one.id()).resolution()).isEqualTo("Changed the bulb");
      cases.open(ServiceCase.builder().customerId(ada).subject("No water").build());
      clock.advance(Duration.ofDays(30));
      crm.maintenance().runDue();
      assertThat(late).hasSize(2).allMatch(alert -> "boss".equals(alert.owner()));
    }
  }

  @Test
  void customersAreAskedAndScored() {
    try (Crm crm = open()) {
      CrmSession session = crm.session("anna");
      CustomerId ada = session.customers().create(Person.builder().givenName("Ada").build()).id();
      // tag::surveyAndHealth[]
      session
          .surveys()
          .record(
              Survey.builder()
                  .customerId(ada)
                  .instrument(SurveyInstrument.NPS)
                  .score(9L)
                  .idempotencyKey("form-17")
                  .build());

      SurveyFigures nps =
          session.surveys().figures(SurveyInstrument.NPS, Window.last(90, ChronoUnit.DAYS));
      Score health = session.health().of(ada); // 0 to 100, with the rules that held
      // end::surveyAndHealth[]
      assertThat(nps.balance()).isEqualTo(100);
      assertThat(health.value()).isEqualTo(60);
    }
  }

  @Test
  void theWholeCustomerIsOneCall() {
    try (Crm crm = open()) {
      CrmSession session = crm.session("anna");
      CustomerId ada = session.customers().create(Person.builder().givenName("Ada").build()).id();
      // tag::overview[]
      CustomerOverview seen = session.overviews().of(ada);
      String note = session.overviews().handOver(seen, ZoneId.of("Europe/Berlin"));

      TimelinePage page =
          session
              .overviews()
              .timeline(ada, EnumSet.of(TimelineKind.INTERACTION, TimelineKind.CASE), 50, null);
      while (page.next() != null) {
        page =
            session.overviews().timeline(ada, EnumSet.allOf(TimelineKind.class), 50, page.next());
      }
      // end::overview[]
      assertThat(seen.customer().displayName()).isEqualTo("Ada");
      assertThat(note).startsWith("Ada, lead since 2026-03-02");
      assertThat(page.entries()).isEmpty();
    }
  }

  @Test
  void leadsGoRoundAndBecomeDeals() {
    // tag::assignLeads[]
    WorkingCalendar office =
        WorkingCalendar.in(ZoneId.of("Europe/Berlin"))
            .weekdays(LocalTime.of(9, 0), LocalTime.of(18, 0));
    Set<LocalDate> holidayOfBob = Set.of(LocalDate.of(2026, 3, 4));

    Crm crm =
        Crm.builder()
            .inMemory()
            .clock(clock)
            .assignLeads(
                AssignmentRule.when("big companies", "company is present and city = 'Berlin'")
                    .to("dora", 20)
                    .by(AssignmentRule.Way.LEAST_BUSY))
            .assignLeads(
                AssignmentRule.when("all others", "everyone")
                    .to("anna")
                    .to("bob")
                    .unlessAbsent((who, day) -> who.equals("bob") && holidayOfBob.contains(day))
                    .answeredWithin(Duration.ofHours(2), office))
            .build();
    // end::assignLeads[]
    try (crm) {
      CrmSession session = crm.session("anna");
      Pipeline sales =
          session
              .deals()
              .createPipeline(
                  Pipeline.of("Sales", List.of(Stage.of("new", "New", StageCategory.OPEN, 20))));
      // tag::convertLead[]
      Lead lead =
          session
              .leads()
              .capture(
                  Lead.builder()
                      .name("Ada Byron")
                      .email("ada@example.com")
                      .company("Engines Ltd")
                      .source("fair")
                      .build()); // the same person again is the same lead

      LeadScore score = session.leads().score(lead.id()); // by what became of other leads
      Lead converted =
          session
              .leads()
              .convert(
                  lead.id(),
                  LeadConversion.toDeal(sales.id()).named("Lamps", Money.parse("5000 EUR")));
      // end::convertLead[]
      assertThat(lead.assignee()).isEqualTo("anna");
      assertThat(score.won()).isZero();
      assertThat(converted.dealId()).isNotNull();
    }
  }

  @Test
  void dealsPassGatesAndAreForecast() {
    try (Crm crm = open()) {
      CrmSession session = crm.session("anna");
      CustomerId ada = session.customers().create(Person.builder().givenName("Ada").build()).id();
      // tag::moveDeal[]
      Pipeline sales =
          session
              .deals()
              .createPipeline(
                  Pipeline.of(
                      "Sales",
                      List.of(
                          Stage.of("new", "New", StageCategory.OPEN, 10).withRottingAfterDays(14),
                          Stage.of("offer", "Offer", StageCategory.OPEN, 40)
                              .withRequiredFields("expectedCloseOn", "owner")
                              .withEntryCondition("amount >= 100 EUR"),
                          Stage.of("won", "Won", StageCategory.WON, 100))));
      Deal deal =
          session
              .deals()
              .create(
                  Deal.builder()
                      .name("Lamps")
                      .customerId(ada)
                      .pipelineId(sales.id())
                      .lines(
                          List.of(
                              DealLine.of("lamp", 3, Money.parse("33.33 EUR")),
                              DealLine.of("care", 1, Money.parse("9.99 EUR"))
                                  .every(BillingPeriod.MONTHLY)))
                      .build());

      StageMove move = session.deals().move(deal.id(), "offer", null);
      if (move instanceof StageMove.Refused refused) {
        List<String> ask = refused.missing(); // [expectedCloseOn, owner]
        deal =
            session
                .deals()
                .update(
                    deal.toBuilder()
                        .expectedCloseOn(LocalDate.of(2026, 3, 31))
                        .owner("anna")
                        .build());
        move = session.deals().move(deal.id(), "offer", "asked for " + ask);
      }
      List<ForecastRow> expected =
          session
              .forecast()
              .of(YearMonth.of(2026, 3), YearMonth.of(2026, 5), Currency.getInstance("EUR"));
      // end::moveDeal[]
      assertThat(move).isInstanceOf(StageMove.Moved.class);
      assertThat(expected).hasSize(1);
      assertThat(expected.get(0).best()).isEqualTo(Money.parse("219.87 EUR"));
    }
  }

  @Test
  void aDealIsApprovedAndWonInAnotherCurrency() {
    Currency eur = Currency.getInstance("EUR");
    try (Crm crm = Crm.builder().inMemory().clock(clock).rates(RatePolicy.home(eur)).build()) {
      CrmSession session = crm.session("anna");
      CustomerId ada = session.customers().create(Person.builder().givenName("Ada").build()).id();
      // tag::approveDeal[]
      Pipeline export =
          session
              .deals()
              .createPipeline(
                  Pipeline.of(
                          "Export",
                          List.of(
                              Stage.of("new", "New", StageCategory.OPEN, 10),
                              Stage.of("offer", "Offer", StageCategory.OPEN, 40),
                              Stage.of("won", "Won", StageCategory.WON, 100),
                              Stage.of("lost", "Lost", StageCategory.LOST, 0)))
                      .withRules(
                          PipelineRules.FREE
                              .skippingAtMost(0L)
                              .backWithReason()
                              .reopening(Reopening.by("boss").within(30L).withReason())
                              .withCloseReason(false, true)
                              .learning())
                      .withCloseReasons(CloseReason.lost("price", "Too expensive"))
                      .withApprovals(
                          ApprovalRule.of("big", "offer")
                              .when("amount >= 1000 USD")
                              .byUsers("bea", "carl")
                              .expiringAfter(14L)
                              .andMove()));
      Deal deal =
          session
              .deals()
              .create(
                  Deal.builder()
                      .name("Lamps")
                      .customerId(ada)
                      .pipelineId(export.id())
                      .amount(Money.parse("5000 USD"))
                      .build());

      ApprovalRequest asked =
          session.deals().approvals().request(deal.id(), "offer", "They wait.").get(0);
      crm.session("bea").deals().approvals().approve(asked.id(), "Fine."); // moves it, too

      session
          .rates()
          .set(
              Currency.getInstance("USD"),
              eur,
              LocalDate.of(2026, 3, 1),
              new BigDecimal("0.92"),
              "ECB");
      session.deals().move(deal.id(), "won", null); // keeps that rate
      Optional<ConvertedAmount> worth =
          session.deals().amountIn(deal.id(), eur, LocalDate.of(2026, 12, 31));
      // end::approveDeal[]
      assertThat(worth).map(ConvertedAmount::amount).contains(Money.parse("4600 EUR"));
      assertThat(worth).map(ConvertedAmount::frozen).contains(true);
    }
  }

  @Test
  void workersTakeTasksFromAQueue() {
    try (Crm crm = open()) {
      CrmSession session = crm.session("bob");
      // tag::taskQueue[]
      Task task =
          session
              .tasks()
              .create(
                  Task.builder()
                      .subject("Call back")
                      .queue("calls")
                      .due(Due.onDay(LocalDate.of(2026, 3, 6), ZoneId.of("Europe/Berlin")))
                      .remindAt(Instant.parse("2026-03-06T08:00:00Z"))
                      .build());

      Optional<Task> mine = session.tasks().claim("calls", "bob", Duration.ofMinutes(30));
      session.tasks().extend(task.id(), "bob", Duration.ofMinutes(30)); // E_TASK_LOST if too late
      session.tasks().complete(task.id());
      // end::taskQueue[]
      assertThat(mine).map(Task::assignee).contains("bob");
    }
  }

  @Test
  void whoeverWritesIsRecognised() {
    try (Crm crm = Crm.builder().inMemory().clock(clock).phoneRegion("DE").build()) {
      CrmSession session = crm.session("anna");
      CustomerId ada =
          session
              .customers()
              .create(
                  Person.builder()
                      .givenName("Ada")
                      .email("ada@example.com")
                      .phone("030 901820")
                      .build())
              .id();
      String cookie = "7f3a";
      String messageId = "<1@example.com>";
      session
          .interactions()
          .log(
              Interaction.builder()
                  .kind(InteractionKind.PAGE_VIEW)
                  .direction(Direction.INBOUND)
                  .identities(Identity.visitor(cookie))
                  .occurredAt(clock.instant())
                  .build());
      // tag::recognise[]
      Interaction mail =
          session
              .interactions()
              .log(
                  Interaction.builder()
                      .kind(InteractionKind.EMAIL)
                      .direction(Direction.INBOUND)
                      .identities(Identity.email("Ada@Example.com"), Identity.visitor(cookie))
                      .subject("Lamps")
                      .occurredAt(clock.instant())
                      .idempotencyKey(messageId)
                      .build());
      CustomerId from = mail.customerId(); // null where nobody or several people could be meant

      for (Interaction unknown : session.interactions().waiting(50, null).items()) {
        session.interactions().assign(unknown.id(), ada); // a person says whose it is
      }
      CallerCard card = session.overviews().caller(Identity.phone("030 901820"));
      // end::recognise[]
      assertThat(from).isEqualTo(ada);
      assertThat(card.overview()).isNotNull();
      assertThat(session.interactions().timeline(ada, 10, null).items()).hasSize(2);
    }
  }

  private Crm planning() {
    // tag::planTasks[]
    Crm crm =
        Crm.builder()
            .inMemory()
            .clock(clock)
            .recurrence(new Rfc5545Rules()) // of crm-calendar
            .workingDays(
                WorkingCalendar.in(ZoneId.of("Europe/Berlin"))
                    .weekdays(LocalTime.of(9, 0), LocalTime.of(17, 0))
                    .closed(PublicHolidays.of("DE", "BY"))) // of crm-holidays
            .escalateTasks(TaskEscalation.ofQueue("calls", Duration.ofHours(4), "boss"))
            .build();
    // end::planTasks[]
    return crm;
  }

  @Test
  void aTaskComesAgain() {
    try (Crm crm = planning()) {
      CrmSession session = crm.session("bob");
      // tag::repeatTask[]
      ZoneId berlin = ZoneId.of("Europe/Berlin");
      Recurrence lastFridays = Recurrence.of("FREQ=MONTHLY;BYDAY=-1FR", berlin);
      Task report =
          session
              .tasks()
              .create(
                  Task.builder()
                      .subject("Report")
                      .assignee("bob")
                      .due(Due.onDay(LocalDate.of(2026, 3, 27), berlin))
                      .recurrence(lastFridays)
                      .build());

      List<Due> foretold = session.tasks().upcoming(report.id(), 12);
      session.tasks().complete(report.id()); // and there is the one of 24 April
      session.tasks().endSeries(report.id()); // which is the last

      String file = TaskCalendar.todos().text(session.tasks().series(report.id()), clock.instant());
      // end::repeatTask[]
      assertThat(foretold).hasSize(12).startsWith(Due.onDay(LocalDate.of(2026, 4, 24), berlin));
      assertThat(session.tasks().series(report.id())).hasSize(2);
      assertThat(file).contains("STATUS:COMPLETED", "DUE;VALUE=DATE:20260424");
    }
  }

  @Test
  void aPlaybookIsFollowed() {
    try (Crm crm = planning()) {
      CrmSession session = crm.session("bob");
      Pipeline sales =
          session
              .deals()
              .createPipeline(
                  Pipeline.of(
                      "Sales",
                      List.of(
                          Stage.of("new", "New", StageCategory.OPEN, 10),
                          Stage.of("offer", "Offer", StageCategory.OPEN, 40))));
      CustomerId ada = session.customers().create(Person.builder().givenName("Ada").build()).id();
      Deal deal =
          session
              .deals()
              .create(Deal.builder().name("Lamps").customerId(ada).pipelineId(sales.id()).build());
      // tag::playbook[]
      Playbook closing =
          session
              .playbooks()
              .save(
                  Playbook.of(
                      "How we close a deal",
                      sales.id(),
                      List.of(
                          PlaybookStep.of("call", "Call").dueIn(1, StepUnit.WORKING_DAYS),
                          PlaybookStep.of("visit", "Visit")
                              .afterStep("call")
                              .dueIn(3, StepUnit.WORKING_DAYS)
                              .optional(),
                          PlaybookStep.of("offer", "Write the offer")
                              .atStage("offer")
                              .dueIn(4, StepUnit.HOURS)
                              .byQueue("offers")
                              .withChecklist("prices", "terms"))));

      session.playbooks().start(closing.id(), deal.id()); // tasks to call and to visit
      session.deals().move(deal.id(), "offer", null); // and, in the same change, to write
      PlaybookProgress progress = session.playbooks().progress(deal.id()).get(0);
      // end::playbook[]
      assertThat(progress.steps()).allMatch(step -> step.task() != null);
    }
  }

  @Test
  void customersAreRelatedAndMoveThroughTheirLifecycle() {
    // tag::customerLifecycle[]
    Crm crm =
        Crm.builder()
            .inMemory()
            .clock(clock)
            .lifecycle(LifecycleRule.usual(365, "won")) // days until somebody lapses, won stages
            .lifecycle(
                LifecycleRule.when("tag 'wants us back'")
                    .to(LifecycleStage.PROSPECT, EnumSet.of(LifecycleStage.LOST))
                    .named("asked to come back"))
            .build();
    // end::customerLifecycle[]
    try (crm) {
      CrmSession session = crm.session("anna");
      CustomerId ada = session.customers().create(Person.builder().givenName("Ada").build()).id();
      CustomerId bob = session.customers().create(Person.builder().givenName("Bob").build()).id();
      CustomerId acme =
          session.customers().create(Organization.builder().legalName("Acme").build()).id();
      // tag::customerBase[]
      Customers customers = session.customers();
      customers.relate(Relationship.of(ada, bob, "recommended by").withBack("recommended"));
      String word = customers.relationships(bob).get(0).label(); // "recommended"

      customers.change(
          ada,
          card ->
              ((Person) card)
                  .toBuilder()
                      .timeZone(ZoneId.of("Europe/Berlin"))
                      .callHours("Mo-Fr 09:00-12:00, 14:00-18:00")
                      .interest("chess")
                      .bankAccount(BankAccount.of("DE02120300000000202051", "BYLADEM1001", "DKB"))
                      .build());
      boolean now = customers.mayCall(ada, clock.instant());

      customers.setStage(ada, LifecycleStage.LOST, "moved away");
      List<LifecyclePeriod> stages = customers.lifecycle(ada); // since when, by whom, why
      LifecycleAnswer why = session.lifecycle().explain(ada); // what each rule says
      List<Customer> subsidiaries = customers.descendants(acme, 100);
      // end::customerBase[]
      assertThat(word).isEqualTo("recommended");
      assertThat(now).isTrue();
      assertThat(stages).hasSize(2);
      assertThat(why.wanted()).isEqualTo(LifecycleStage.LOST);
      assertThat(subsidiaries).isEmpty();
    }
  }

  @Test
  void twoEditsArePutTogether() {
    try (Crm crm = open()) {
      CrmSession session = crm.session("anna");
      Person read =
          (Person)
              session
                  .customers()
                  .create(Person.builder().givenName("Ada").jobTitle("poet").build());
      crm.session("elena").customers().update(read.toBuilder().jobTitle("countess").build());
      Person mine = read.toBuilder().familyName("Byron").build();
      // tag::settle[]
      Customer stored;
      try {
        stored = session.customers().update(mine);
      } catch (ConflictException e) {
        EditConflict conflict = e.edit().orElseThrow(); // both edits, field by field
        stored =
            session
                .customers()
                .update(
                    conflict.colliding().isEmpty()
                        ? session.conflicts().merged(CustomerFields.TYPE, mine)
                        : session
                            .conflicts() // of what collides, somebody decides
                            .merged(CustomerFields.TYPE, mine, Set.of("jobTitle")));
      }
      // end::settle[]
      assertThat(stored).extracting("familyName", "jobTitle").containsExactly("Byron", "countess");
    }
  }

  @Test
  void colleaguesTalkAndFollow() {
    try (Crm crm = open()) {
      CrmSession session = crm.session("anna");
      CrmSession bob = crm.session("bob");
      CustomerId ada = session.customers().create(Person.builder().givenName("Ada").build()).id();
      // tag::together[]
      Comment said = session.comments().add(ada, "Pays in time. @bob, ask about the lamps");
      session.comments().pin(said.id());

      bob.follows().follow(ada); // so he would anyway, because he is mentioned
      int unread = bob.feed().unread(100);
      FeedPage news = bob.feed().page(20, null);
      bob.feed().seenUpTo(news.entries().get(0).at());

      bob.editing().begin(CustomerFields.TYPE, ada, Duration.ofMinutes(5));
      List<EditingHint> busy = session.editing().others(CustomerFields.TYPE, ada);
      // end::together[]
      assertThat(unread).isEqualTo(1);
      assertThat(news.entries()).extracting(FeedEntry::mentioned).containsExactly(true);
      assertThat(busy).extracting(EditingHint::who).containsExactly("bob");
    }
  }

  @Test
  void filesAreAttached(@TempDir Path folder) throws IOException {
    Path offer = Files.writeString(folder.resolve("offer.txt"), "Three lamps");
    // tag::attach[]
    try (Crm crm =
            Crm.builder()
                .inMemory()
                .blobs(context -> FileBlobStore.open(folder.resolve("files"), context.clock()))
                .attachments(AttachmentRules.defaults().upTo(10_000_000).and("application/zip"))
                .build();
        InputStream bytes = Files.newInputStream(offer)) {
      CrmSession session = crm.session("anna");
      CustomerId ada = session.customers().create(Person.builder().givenName("Ada").build()).id();

      Attachment attached = session.attachments().add(ada, "offer.txt", bytes);
      try (InputStream back = session.attachments().open(attached.id())) {
        back.transferTo(OutputStream.nullOutputStream());
      }
      crm.maintenance().removeUnownedBlobs(Duration.ofDays(1)); // every now and then
    }
    // end::attach[]
  }
}
