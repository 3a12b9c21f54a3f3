package dev.crmcore.dataquality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Person;
import dev.crmcore.quality.QualityDimension;
import dev.crmcore.quality.QualityFinding;
import dev.crmcore.quality.QualityRule;
import dev.crmcore.query.Conditions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DataQualityTest {
  private final TestCrm crm = new TestCrm();
  private final DataQuality quality = new DataQuality(crm.gateway(), List.of());

  @Nested
  class Score {
    @Test
    void tellsWhatIsWrongWithAStoredCustomer() {
      Customer customer =
          crm.customers().create(Person.builder().givenName("test").email("ada@gmial.com").build());

      QualityScore score = quality.score(customer.id());

      assertThat(score.customerId()).isEqualTo(customer.id());
      assertThat(score.score()).isBetween(1, 99);
      assertThat(score.reasons())
          .extracting(QualityReason::ruleId)
          .containsExactly(
              "name-placeholder",
              "email-domain-spelled",
              "owner-present",
              "address-present",
              "source-present",
              "name-capitals");
    }

    @Test
    void isTheSameBeforeTheCustomerIsStored() {
      Person typed = Person.builder().givenName("Ada").email("ada@example.org").build();

      int before = quality.score(typed).lostWeight();

      assertThat(quality.score(crm.customers().create(typed).id()).lostWeight()).isEqualTo(before);
    }

    @Test
    void fallsWhenTheCardGrowsOld() {
      CustomerId id = crm.customers().create(Person.builder().givenName("Ada").build()).id();
      int before = quality.score(id).score();

      crm.advance(Duration.ofDays(731));

      assertThat(quality.score(id).score()).isLessThan(before);
      assertThat(quality.score(id).reasons())
          .extracting(QualityReason::ruleId)
          .contains("updated-lately");
    }

    @Test
    void ofNobodyIsRefused() {
      assertThatThrownBy(() -> quality.score(new CustomerId(new UUID(1, 1))))
          .isInstanceOf(NotFoundException.class);
    }
  }

  @Nested
  class Audit {
    @Test
    void takesInWhoSatisfiesTheConditionAndIsInUse() {
      crm.customers().create(Person.builder().givenName("Ada").tag("vip").build());
      crm.customers().create(Person.builder().givenName("Bob").build());
      CustomerId gone =
          crm.customers().create(Person.builder().givenName("Cyd").tag("vip").build()).id();
      crm.customers().archive(gone, null);

      assertThat(quality.audit(Conditions.everyone()).customers()).isEqualTo(2);
      assertThat(quality.audit(Conditions.tag("vip")).customers()).isEqualTo(1);
    }

    @Test
    void tellsHowFarItHasCome() {
      crm.customers()
          .createAll(
              IntStream.range(0, 2_500)
                  .mapToObj(i -> Person.builder().givenName("Ada").build())
                  .toList());
      List<Long> told = new ArrayList<>();

      quality.audit(Conditions.everyone(), told::add);

      assertThat(told).containsExactly(1_000L, 2_000L, 2_500L);
    }

    @Test
    void endsWhenTheCallbackThrows() {
      assertThatThrownBy(
              () ->
                  quality.audit(
                      Conditions.everyone(),
                      count -> {
                        throw new IllegalStateException("cancelled");
                      }))
          .hasMessage("cancelled");
    }
  }

  @Nested
  class Worst {
    @Test
    void listsTheLowestScoresFirst() {
      CustomerId fair =
          crm.customers().create(Person.builder().givenName("Ada").email("a@b.org").build()).id();
      CustomerId bad = crm.customers().create(Person.builder().givenName("test").build()).id();

      assertThat(quality.worst(Conditions.everyone(), 10))
          .extracting(QualityScore::customerId)
          .containsExactly(bad, fair);
      assertThat(quality.worst(Conditions.everyone(), 1))
          .extracting(QualityScore::customerId)
          .containsExactly(bad);
    }

    @Test
    void refusesAListOfNothing() {
      assertThatThrownBy(() -> quality.worst(Conditions.everyone(), 0))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  @Nested
  class Access {
    @Test
    void leavesOutRulesThatReadWhatIsConcealedAndNamesThem() {
      CustomerId id =
          crm.customers().create(Person.builder().givenName("Ada").email("bad").build()).id();
      QualityRule hosts = NameRules.present();
      DataQuality restricted =
          new DataQuality(
              crm.gateway(new TestCrm.Policy(Conditions.everyone(), Set.of("contactPoints"))),
              List.of(renamed(hosts, "host-rule")));

      assertThat(restricted.leftOut())
          .contains("email-valid", "contact-present", "phone-valid", "host-rule")
          .doesNotContain("name-present", "owner-present");
      assertThat(restricted.score(id).reasons())
          .extracting(QualityReason::ruleId)
          .containsExactly("owner-present", "name-complete", "address-present", "source-present");
      assertThat(restricted.audit(Conditions.everyone()).leftOut()).isEqualTo(restricted.leftOut());
    }

    @Test
    void auditsOnlyWhatTheActorMaySee() {
      crm.customers().create(Person.builder().givenName("Ada").tag("vip").build());
      crm.customers().create(Person.builder().givenName("Bob").build());
      DataQuality restricted =
          new DataQuality(
              crm.gateway(new TestCrm.Policy(Conditions.tag("vip"), Set.of())), List.of());

      assertThat(restricted.audit(Conditions.everyone()).customers()).isEqualTo(1);
    }

    /** A rule that, like a host's, does not say what it reads. */
    private static QualityRule renamed(QualityRule rule, String id) {
      return new QualityRule() {
        @Override
        public String id() {
          return id;
        }

        @Override
        public QualityDimension dimension() {
          return rule.dimension();
        }

        @Override
        public int weight() {
          return rule.weight();
        }

        @Override
        public String description() {
          return rule.description();
        }

        @Override
        public boolean appliesTo(Customer customer) {
          return rule.appliesTo(customer);
        }

        @Override
        public Optional<QualityFinding> check(Customer customer, Clock clock) {
          return rule.check(customer, clock);
        }
      };
    }
  }
}
