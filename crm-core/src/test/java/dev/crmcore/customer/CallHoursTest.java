package dev.crmcore.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallHoursTest {
  private static final Instant MONDAY_NOON = Instant.parse("2026-03-02T12:00:00Z");

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "mon-fri 9-18 | Mo-Fr 09:00-18:00",
        "Mo-Fr 09:00-12:00,14:00-18:00; Sa 10:00 – 14:00 | Mo-Fr 09:00-12:00, 14:00-18:00; Sa 10:00-14:00",
        "10-24 | 10:00-24:00",
        "Sa, Su | Sa-Su 00:00-24:00",
        "Monday Wed,Fr 8-9 | Mo,We,Fr 08:00-09:00",
        "Fr-Mo 8-9 | Mo,Fr-Su 08:00-09:00",
        "Mo-Su 8-9 | 08:00-09:00",
      })
  void hasAStandardForm(String text, String standard) {
    assertThat(CallHours.parse(text)).hasToString(standard);
    assertThat(CallHours.parse(standard)).hasToString(standard);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ";", "whenever", "M 9-18", "Mo 18-9", "Mo 9-25", "Mo 9:60-10", "Mo 9", "9-9"})
  void refusesWhatItCannotRead(String text) {
    assertThatThrownBy(() -> CallHours.parse(text))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("E_CALL_HOURS"));
  }

  @Property(tries = 300)
  void beginsWithTheFirstMinuteAndEndsBeforeTheLast(
      @ForAll @IntRange(max = 23) int from,
      @ForAll @IntRange(min = 1, max = 24) int length,
      @ForAll @IntRange(max = 1439) int minute) {
    int to = Math.min(24, from + length);
    CallHours hours = CallHours.parse(from + "-" + to);

    boolean in =
        hours.contains(
            Instant.parse("2026-03-02T00:00:00Z").plusSeconds(minute * 60L), ZoneOffset.UTC);

    assertThat(in).isEqualTo(minute >= from * 60 && minute < to * 60);
  }

  @Test
  void areByTheClockWhereTheCustomerIs() {
    try (Crm crm = Crm.builder().inMemory().zone(ZoneId.of("Asia/Tokyo")).build()) {
      CrmSession anna = crm.session("anna");
      CustomerId berlin =
          anna.customers()
              .create(
                  Person.builder()
                      .givenName("Ada")
                      .timeZone(ZoneId.of("Europe/Berlin"))
                      .callHours("mo-fr 9-14")
                      .build())
              .id();
      CustomerId tokyo =
          anna.customers()
              .create(Organization.builder().legalName("Acme").callHours("Mo 9-14").build())
              .id();
      CustomerId anytime = anna.customers().create(Person.builder().givenName("Bea").build()).id();

      assertThat(anna.customers().get(berlin).profile().callHours()).isEqualTo("Mo-Fr 09:00-14:00");
      assertThat(anna.customers().mayCall(berlin, MONDAY_NOON)).isTrue();
      assertThat(anna.customers().mayCall(tokyo, MONDAY_NOON)).isFalse(); // it is 21:00 there
      assertThat(anna.customers().mayCall(anytime, MONDAY_NOON)).isTrue();
      assertThatThrownBy(
              () ->
                  anna.customers()
                      .create(Person.builder().givenName("Cy").callHours("often").build()))
          .hasMessageContaining("often");
    }
  }
}
