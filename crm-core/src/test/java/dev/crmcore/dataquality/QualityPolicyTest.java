package dev.crmcore.dataquality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.Customer;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.quality.QualityDimension;
import dev.crmcore.quality.QualityRule;
import dev.crmcore.query.Conditions;
import dev.crmcore.testkit.MutableClock;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityPolicyTest {
  private final MutableClock clock = MutableClock.at("2026-03-01T10:00:00Z");

  private CrmSession session(String policy) {
    Crm crm =
        Crm.builder()
            .inMemory()
            .clock(clock)
            .quality(catalogue -> QualityPolicy.parse(policy, catalogue))
            .build();
    return crm.session("anna");
  }

  private static List<String> failed(CrmSession session, Customer customer) {
    return session.quality().score(customer).reasons().stream().map(QualityReason::ruleId).toList();
  }

  @Nested
  class Rules {
    @Test
    void askForAFieldWhereAConditionHolds() {
      CrmSession session =
          session(
              """
              {"rules":[{"id":"customers-have-phone","require":"phone",
                         "when":"lifecycleStage = CUSTOMER","weight":7}]}
              """);
      Person lead = Person.builder().givenName("Ada").build();

      assertThat(failed(session, lead)).doesNotContain("customers-have-phone");
      assertThat(failed(session, lead.toBuilder().lifecycleStage(LifecycleStage.CUSTOMER).build()))
          .contains("customers-have-phone");
      assertThat(
              failed(
                  session,
                  lead.toBuilder()
                      .lifecycleStage(LifecycleStage.CUSTOMER)
                      .phone("+49 30 1234567")
                      .build()))
          .doesNotContain("customers-have-phone");
    }

    @Test
    void holdAnyConditionOverWhatBelongsToACustomer() {
      CrmSession session =
          session(
              """
              {"rules":[{"id":"vip-bought","dimension":"CONSISTENCY","description":"A VIP bought.",
                         "when":"segment 'VIP'","holds":"purchases.count > 0"}]}
              """);
      session.segments().define("VIP", "tag 'vip'");
      Customer vip =
          session
              .customers()
              .create(Person.builder().givenName("Ada").tags(List.of("vip")).build());
      session.customers().create(Person.builder().givenName("Bea").build());

      QualityReport report = session.quality().audit(Conditions.everyone());

      assertThat(report.rules())
          .filteredOn(rule -> rule.id().equals("vip-bought"))
          .singleElement()
          .satisfies(
              rule -> {
                assertThat(rule.checked()).isEqualTo(1);
                assertThat(rule.failed()).isEqualTo(1);
                assertThat(rule.examples().get(0).customerId()).isEqualTo(vip.id());
              });
    }

    @Test
    void canBeLeftOutReweighedAndLimited() {
      CrmSession session =
          session(
              """
              {"settings":{"source-present":{"off":true},
                           "owner-present":{"weight":50,"when":"kind = ORGANIZATION"}}}
              """);

      assertThat(failed(session, Person.builder().givenName("Ada").build()))
          .doesNotContain("source-present", "owner-present");
      assertThat(
              session.quality().score(Organization.builder().legalName("Acme").build()).reasons())
          .filteredOn(reason -> reason.ruleId().equals("owner-present"))
          .singleElement()
          .satisfies(reason -> assertThat(reason.pointsLost()).isGreaterThan(30));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "{\"rules\":[{\"id\":\"x\",\"require\":\"phon\"}]} | E_FIELD_UNKNOWN | phon",
          "{\"rules\":[{\"id\":\"x\",\"require\":\"phone\",\"when\":\"kind ~ PERSON\"}]} | E_CONDITION_SYNTAX | rule 'x'",
          "{\"rules\":[{\"require\":\"phone\"}]} | E_SYNTAX | 'id'",
          "{\"rules\":[{\"id\":\"x\",\"description\":\"y\"}]} | E_SYNTAX | holds",
          "{\"rules\":[{\"id\":\"x\",\"require\":\"phone\",\"weight\":101}]} | E_TYPE | 101",
          "{\"settings\":{\"email-vaild\":{\"off\":true}}} | E_RULE_UNKNOWN | email-vaild",
          "{\"gates\":{\"form\":{\"email-valid\":\"reject\"}}} | E_TYPE | reject",
          "{\"gates\":{\"web\":{}}} | E_TYPE | web",
          "{\"rule\":[]} | E_FIELD_UNKNOWN | rule",
          "{\"rules\":[],\"rules\":[]} | E_SYNTAX | line 1",
          "[] | E_TYPE | object"
        })
    void areRefusedWithThePlaceWhereTheyAreWrong(String policy, String code, String part) {
      assertThatThrownBy(() -> session(policy))
          .isInstanceOfSatisfying(
              InvalidInputException.class,
              e -> {
                assertThat(e.code()).isEqualTo(code);
                assertThat(e.getMessage()).contains(part);
              });
    }
  }

  @Nested
  class Gate {
    private final CrmSession session =
        session(
            """
            {"gates":{"form":{"email-valid":"refuse","name-placeholder":"warn"},
                      "api":{"VALIDITY":"pass"}}}
            """);
    private final Customer bad = Person.builder().givenName("test").email("not an address").build();

    @Test
    void refusesOnTheWayThatItGuards() {
      assertThatThrownBy(() -> session.customers(WritePath.FORM).create(bad))
          .isInstanceOfSatisfying(
              InvalidInputException.class,
              e -> {
                assertThat(e.code()).isEqualTo("E_QUALITY");
                assertThat(e.getMessage()).contains("email-valid");
              });
      assertThat(session.customers().count(Conditions.everyone())).isZero();
    }

    @Test
    void letsPassOnOtherWays() {
      assertThat(session.customers().create(bad).id()).isNotNull();
    }

    @Test
    void tellsAFormBeforeAnythingIsWritten() {
      Admission admission = session.quality().check(WritePath.FORM, bad);

      assertThat(admission.isAdmitted()).isFalse();
      assertThat(admission.refusals())
          .extracting(Admission.Finding::rule)
          .containsExactly("email-valid");
      assertThat(admission.warnings())
          .extracting(Admission.Finding::rule)
          .containsExactly("name-placeholder");
    }

    @Test
    void doesNotStopAChangeOfSomethingElse() {
      Customer stored = session.customers().create(bad);

      Customer changed =
          session
              .customers(WritePath.FORM)
              .change(stored.id(), card -> ((Person) card).toBuilder().jobTitle("CTO").build());

      assertThat(((Person) changed).jobTitle()).isEqualTo("CTO");
      assertThat(changed.revision().version()).isEqualTo(2);
    }

    @Test
    void stopsAChangeThatMakesItWrong() {
      Customer stored =
          session.customers().create(Person.builder().givenName("Ada").email("a@b.org").build());

      assertThatThrownBy(
              () ->
                  session
                      .customers(WritePath.FORM)
                      .update(((Person) stored).toBuilder().email("oops@").build()))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  @Test
  void rulesOfADimensionShareAnActionUnlessOneSaysOtherwise() {
    QualityPolicy policy =
        QualityPolicy.defaults()
            .at(WritePath.IMPORT, QualityDimension.VALIDITY, GateAction.REFUSE)
            .at(WritePath.IMPORT, "email-personal", GateAction.WARN);

    assertThat(policy.action(WritePath.IMPORT, rule("email-valid"))).isEqualTo(GateAction.REFUSE);
    assertThat(policy.action(WritePath.IMPORT, rule("email-personal"))).isEqualTo(GateAction.WARN);
    assertThat(policy.action(WritePath.IMPORT, rule("owner-present"))).isEqualTo(GateAction.PASS);
    assertThat(policy.guards(WritePath.FORM)).isFalse();
  }

  private static QualityRule rule(String id) {
    return BuiltInRules.all().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }
}
