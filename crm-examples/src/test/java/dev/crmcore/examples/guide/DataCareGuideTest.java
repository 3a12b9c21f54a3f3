package dev.crmcore.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.capture.FormInput;
import dev.crmcore.capture.FormRules;
import dev.crmcore.capture.FormVerdict;
import dev.crmcore.catalogue.QualityIssueFields;
import dev.crmcore.channel.ChannelConfig;
import dev.crmcore.dataquality.Admission;
import dev.crmcore.dataquality.OpenIssue;
import dev.crmcore.dataquality.QualityPolicy;
import dev.crmcore.dataquality.QualityTrend;
import dev.crmcore.dataquality.WritePath;
import dev.crmcore.edit.AssignedKind;
import dev.crmcore.edit.Assignment;
import dev.crmcore.edit.AssignmentPlan;
import dev.crmcore.edit.Edit;
import dev.crmcore.edit.EditPlan;
import dev.crmcore.edit.EditReport;
import dev.crmcore.edit.PlannedEdit;
import dev.crmcore.messaging.Message;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.FormSubmission;
import dev.crmcore.model.Person;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Page;
import dev.crmcore.testkit.MutableClock;
import dev.crmcore.testkit.RecordingChannel;
import dev.crmcore.testkit.RecordingChannelProvider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The Java of the guides about mending, editing and forms. */
class DataCareGuideTest {
  private final MutableClock clock = MutableClock.at("2026-03-01T10:00:00Z");
  private final Crm crm = Crm.builder().inMemory().clock(clock).build();
  private final CrmSession session = crm.session("steward");
  private final List<String> shown = new ArrayList<>();
  private final Review review = new Review();

  @AfterEach
  void close() {
    crm.close();
  }

  interface Progress {
    void show(long customers);
  }

  interface Stop {
    boolean isWanted();
  }

  interface Form {
    void show(String field, String message);
  }

  /** A person who looks at plans. */
  private final class Review {
    void show(String name, List<FieldChange> changes) {
      shown.add(name + " " + changes.get(0).field());
    }

    void left(UUID id, String reason) {
      shown.add(id + " " + reason);
    }

    boolean isApproved(PlannedEdit edit) {
      return !edit.changes().isEmpty();
    }

    boolean isPerson(Map<String, String> fields, Set<String> reasons) {
      return fields.containsKey("email") && !reasons.contains("HONEYPOT");
    }
  }

  private static Condition byRule(String rule) {
    return Conditions.equal(QualityIssueFields.RULE, rule);
  }

  private static Customer card(Map<String, String> fields) {
    return Person.builder().givenName(fields.get("name")).email(fields.get("email")).build();
  }

  private static String text(Customer customer) {
    return "Dear " + customer.displayName() + ", is this address still yours?";
  }

  @Test
  void keepsAudits() {
    session.customers().create(Person.builder().givenName("Ada").email("nowhere").build());
    List<Long> seen = new ArrayList<>();
    Progress progress = seen::add;
    Stop stop = () -> false;

    // tag::qualityRecord[]
    session.quality().record(Conditions.everyone(), progress::show, stop::isWanted);

    List<QualityTrend> trend = session.quality().trend(Conditions.everyone(), 12);
    session.segments().define("to mend", "quality.max(score) < 60");
    Page<OpenIssue> worklist = session.quality().issues().page(byRule("email-valid"), 50, null);
    for (OpenIssue open : worklist.items()) {
      session.quality().issues().assign(open.issue().id(), "boris");
    }
    // end::qualityRecord[]

    assertThat(seen).containsExactly(1L);
    assertThat(trend).hasSize(1);
    assertThat(session.quality().issues().page(byRule("email-valid"), 50, null).items())
        .singleElement()
        .satisfies(open -> assertThat(open.issue().assignee()).isEqualTo("boris"));
  }

  @Test
  void choosesRules() {
    // tag::qualityPolicy[]
    String policy =
        """
        {"rules": [
           {"id": "customers-have-phone", "require": "phone",
            "when": "lifecycleStage = CUSTOMER", "weight": 7},
           {"id": "vip-was-called", "dimension": "TIMELINESS", "weight": 5,
            "description": "A VIP is called every quarter.",
            "when": "segment 'VIP'", "holds": "interactions(last 90 days).count > 0"}],
         "settings": {
           "source-present": {"off": true},
           "birth-date-plausible": {"weight": 8, "when": "tag 'insured'"}},
         "gates": {
           "form": {"email-valid": "refuse", "VALIDITY": "warn"},
           "lead": {"CONFORMITY": "fix"}}}
        """;
    Crm crm =
        Crm.builder()
            .inMemory()
            .quality(catalogue -> QualityPolicy.parse(policy, catalogue))
            .build();
    // end::qualityPolicy[]

    CrmSession session = crm.session("steward");
    session.segments().define("VIP", "tag 'vip'");
    assertThat(session.quality().rules())
        .extracting(rule -> rule.id())
        .contains("customers-have-phone", "vip-was-called")
        .doesNotContain("source-present");
    Customer card = Person.builder().givenName("Ada").email("nowhere").build();
    Form form = (field, message) -> shown.add(field + " " + message);

    // tag::qualityGate[]
    Admission admission = session.quality().check(WritePath.FORM, card); // while somebody types
    admission.refusals().forEach(finding -> form.show(finding.field(), finding.message()));
    if (admission.isAdmitted()) {
      session.customers(WritePath.FORM).create(card); // E_QUALITY if it were not
    }
    // end::qualityGate[]

    assertThat(shown).singleElement().asString().startsWith("contactPoints 'nowhere'");
    assertThat(session.customers().count(Conditions.everyone())).isZero();
  }

  @Test
  void mends() {
    Customer ada =
        session
            .customers()
            .create(Person.builder().givenName("Ada").email("ada@gmial.com").build());

    // tag::qualityFixes[]
    EditPlan plan = session.quality().fixes(Conditions.everyone(), Set.of("email-domain-spelled"));
    plan.edits().forEach(edit -> review.show(edit.name(), edit.changes()));
    EditReport report = session.edits().apply(plan.keeping(review::isApproved));

    session.edits().revert(report.run().id().value()); // every field as it was
    // end::qualityFixes[]

    assertThat(shown).containsExactly("Ada contactPoints");
    assertThat(session.customers().get(ada.id()).email()).contains("ada@gmial.com");
  }

  @Test
  void edits() {
    Customer ada =
        session.customers().create(Person.builder().givenName("Ada").tag("lapsed").build());

    // tag::bulkEdit[]
    EditPlan plan = session.edits().plan(Conditions.tag("lapsed"), Edit.owner("boris"));
    for (PlannedEdit edit : plan.edits()) {
      review.show(edit.name(), edit.changes());
    }
    EditReport report = session.edits().apply(plan.keeping(review::isApproved));
    // end::bulkEdit[]

    assertThat(shown).containsExactly("Ada owners");
    assertThat(session.customers().get(ada.id()).owners()).containsValue("boris");
    session
        .customers()
        .change(ada.id(), card -> ((Person) card).toBuilder().jobTitle("CTO").build());
    shown.clear();

    // tag::bulkRevert[]
    EditReport reverted = session.edits().revert(report.run().id().value());
    reverted.refused().forEach(one -> review.left(one.id(), one.reason()));
    // end::bulkRevert[]

    assertThat(shown).singleElement().asString().contains("steward").contains("jobTitle");
  }

  @Test
  void asksCustomersToConfirm() {
    RecordingChannelProvider mail = new RecordingChannelProvider(RecordingChannel.email());
    try (Crm crm =
        Crm.builder()
            .inMemory()
            .clock(clock)
            .addPlugin(mail)
            .channel("email", ChannelConfig.of())
            .build()) {
      CrmSession session = crm.session("steward");
      CustomerId id =
          session
              .customers()
              .create(Person.builder().givenName("Ada").email("ada@firm.de").build())
              .id();

      // tag::qualityConfirm[]
      session
          .segments()
          .define(
              "to confirm",
              "email is present and not has contactPoints(kind = EMAIL and verifiedAt >= now - 365 days)");
      session
          .segments()
          .scan(
              Conditions.inSegment("to confirm"),
              customer ->
                  session
                      .messages()
                      .send(
                          customer.id(),
                          Message.email(
                              "confirm-2026-" + customer.id(),
                              "Is this still you?",
                              text(customer))));

      // when the link in it is followed
      session.customers().confirm(id, ContactKind.EMAIL, "ada@firm.de");
      // end::qualityConfirm[]

      assertThat(session.segments().count(Conditions.inSegment("to confirm"))).isZero();
      assertThat(session.customers().get(id).contactPoints().get(0).verifiedAt())
          .isEqualTo(clock.instant());
    }
  }

  @Test
  void receivesForms() {
    String source = "a7f3";
    Map<String, String> fields = Map.of("name", "Ada", "email", "ada@firm.de");
    Instant shownAt = clock.instant().minusSeconds(30);

    // tag::formReceive[]
    FormInput input = new FormInput("contact", source, fields, shownAt);
    FormVerdict verdict = session.forms().receive(input, FormRules.defaults());
    if (verdict.isAccepted()) {
      session.customers(WritePath.LEAD).create(card(verdict.submission().fields()));
    }
    // end::formReceive[]

    assertThat(session.customers().count(Conditions.everyone())).isEqualTo(1);
    Map<String, String> odd = Map.of("name", "Asdfgh", "email", "bea@firm.de");
    session.forms().receive(new FormInput("contact", source, odd, shownAt), FormRules.defaults());

    // tag::formHeld[]
    for (FormSubmission held : session.forms().held(50, null).items()) {
      if (review.isPerson(held.fields(), held.reasons())) {
        session.customers(WritePath.LEAD).create(card(session.forms().release(held.id()).fields()));
      } else {
        session.forms().discard(held.id());
      }
    }
    // end::formHeld[]

    assertThat(session.customers().count(Conditions.everyone())).isEqualTo(2);
    assertThat(session.forms().held(50, null).items()).isEmpty();
  }

  @Test
  void givesWorkToOthers() {
    Customer ada =
        session.customers().create(Person.builder().givenName("Ada").owner("elena").build());

    // tag::assignWork[]
    AssignmentPlan plan = session.edits().plan(Assignment.from("elena").to("anna", "bob"));
    Map<AssignedKind, Map<String, Long>> counts = plan.counts(); // by kind and receiver
    plan.examples(5).forEach(one -> review.show(one.name(), one.changes()));
    Map<String, Long> elsewhere = plan.elsewhere(); // quotas, views, teams, archived customers

    EditReport report = session.edits().apply(plan.confirmed(plan.assignments().size()));
    // end::assignWork[]

    assertThat(counts).containsOnlyKeys(AssignedKind.CUSTOMERS);
    assertThat(elsewhere).isEmpty();
    assertThat(shown).containsExactly("Ada owners");
    assertThat(report.run().applied()).isEqualTo(1);
    assertThat(session.customers().get(ada.id()).owners()).containsValue("anna");
  }
}
