package dev.crmcore.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactFormsTest {
  private final ContactForms forms = new ContactForms("RU");

  @ParameterizedTest
  @CsvSource({
    "' Ada@Example.ORG ', ada@example.org",
    "o'brien+shop@example.co.uk, o'brien+shop@example.co.uk",
    "info@пример.рф, info@xn--e1afmkfd.xn--p1ai",
  })
  void emailsAreLowerCaseWithAnAsciiDomain(String raw, String form) {
    assertThat(forms.form(ContactKind.EMAIL, raw, null)).contains(form);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jo <jo@example.org>",
        "\"quoted\"@example.org",
        "анна@example.org",
        "anna(at)example.com",
        "anna@",
        "@example.org",
        "anna@exa mple.org",
        "none",
      })
  void whatCannotBeSentToHasNoForm(String raw) {
    assertThat(forms.form(ContactKind.EMAIL, raw, null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "8 (817) 272-00-00, , +78172720000",
    "+44 20 7946 0958, , +442079460958",
    "020 7946 0958, GB, +442079460958",
    "0044 20 7946 0958, gb, +442079460958",
  })
  void telephonesAreE164ByTheCountryOfTheAddressOrTheHostsRegion(
      String raw, String country, String form) {
    assertThat(forms.form(ContactKind.PHONE, raw, country)).contains(form);
  }

  @Test
  void withoutARegionANationalNumberStaysAsTypedAndIsMarkedInvalid() {
    ContactPoint point =
        new ContactForms(null).standard(ContactPoint.phone("020 7946 0958"), null);

    assertThat(point.normalized()).isEqualTo("020 7946 0958");
    assertThat(point.validity()).isEqualTo(Validity.INVALID);
  }

  @Test
  void aPointThatBouncedStaysInvalidUntilItIsChanged() {
    ContactPoint bounced =
        forms
            .standard(ContactPoint.email("a@example.org"), null)
            .withNormalized("a@example.org", Validity.INVALID);

    assertThat(forms.standard(bounced, null).validity()).isEqualTo(Validity.INVALID);
  }

  @Test
  void standardFormOfAStandardFormIsItself() {
    ContactPoint once = forms.standard(ContactPoint.phone("8 (817) 272-00-00"), null);

    assertThat(forms.standard(once, null)).isEqualTo(once);
  }
}
