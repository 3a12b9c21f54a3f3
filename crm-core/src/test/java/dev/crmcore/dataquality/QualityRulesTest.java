package dev.crmcore.dataquality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.quality.QualityRule;
import dev.crmcore.testkit.QualityRuleContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QualityRulesTest extends QualityRuleContract {
  @Override
  protected List<QualityRule> rules() {
    return List.of(
        QualityRules.dictionary("industry-usual", "industry", Map.of("IT", "Software")),
        QualityRules.dictionary("title-usual", "jobTitle", Map.of("CEO", "Managing director")),
        QualityRules.dictionary("salutation-usual", "salutation", Map.of("г-н", "Господин")),
        QualityRules.dictionary("source-usual", "source", Map.of("web", "web-form")),
        QualityRules.dictionary("region-usual", "region", Map.of("ВО", "Вологодская область")));
  }

  @Override
  protected List<Customer> failing() {
    return List.of(
        Organization.builder().legalName("Acme").industry(" it").source("Web").build(),
        Person.builder().jobTitle("ceo").salutation("Г-Н").build(),
        Person.builder().address(new PostalAddress(null, null, null, "во", null, null)).build());
  }

  @Test
  void aDictionaryMendsWhatIsWrittenInAnotherWay() {
    assertThat(rules().get(0).mend(failing().get(0), BuiltInMendsTest.CLOCK))
        .contains(
            Organization.builder().legalName("Acme").industry("Software").source("Web").build());
  }

  @Test
  void aFieldWithoutWordsIsRefused() {
    assertThatThrownBy(() -> QualityRules.dictionary("name-usual", "givenName", Map.of()))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("E_FIELD"));
  }

  @Test
  void aDictionaryThatContradictsItselfIsRefused() {
    assertThatThrownBy(
            () -> QualityRules.dictionary("city-mine", "city", Map.of("A", "B", "B", "C")))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("E_DICTIONARY"));
  }
}
