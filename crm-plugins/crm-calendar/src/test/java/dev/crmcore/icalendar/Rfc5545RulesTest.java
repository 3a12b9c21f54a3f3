package dev.crmcore.icalendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.error.CrmException;
import dev.crmcore.error.InvalidInputException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc5545RulesTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final Rfc5545Rules rules = new Rfc5545Rules();

  private List<String> days(String rule, String start) {
    return days(rule, LocalDate.parse(start).atStartOfDay(), ZoneOffset.UTC, 5);
  }

  private List<String> days(String rule, LocalDateTime start, ZoneId zone, int limit) {
    List<String> days = new ArrayList<>();
    Iterator<LocalDateTime> times = rules.times(rule, start, zone);
    while (times.hasNext() && days.size() < limit) {
      days.add(times.next().toLocalDate().toString());
    }
    return days;
  }

  @Test
  void theStartIsTheFirstAndCountsWhetherOrNotItFits() {
    assertThat(days("FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", "2026-03-02"))
        .containsExactly("2026-03-02", "2026-03-27", "2026-04-24");
    assertThat(days("FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", "2026-03-27"))
        .containsExactly("2026-03-27", "2026-04-24", "2026-05-29");
    assertThat(days("freq=weekly;byday=mo,th", "2026-03-02"))
        .containsExactly("2026-03-02", "2026-03-05", "2026-03-09", "2026-03-12", "2026-03-16");
  }

  @Test
  void daysThatAMonthOrAYearDoesNotHaveAreLeftOut() {
    assertThat(days("FREQ=MONTHLY", "2026-01-31"))
        .containsExactly("2026-01-31", "2026-03-31", "2026-05-31", "2026-07-31", "2026-08-31");
    assertThat(days("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-31"))
        .containsExactly("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31");
    assertThat(days("FREQ=YEARLY", "2092-02-29"))
        .containsExactly("2092-02-29", "2096-02-29", "2104-02-29", "2108-02-29", "2112-02-29");
  }

  @Test
  void whatFallsOnTheEndStillBelongsToTheSeries() {
    assertThat(days("FREQ=DAILY;UNTIL=20260304", "2026-03-02"))
        .containsExactly("2026-03-02", "2026-03-03", "2026-03-04");
    LocalDateTime nine = LocalDateTime.parse("2026-03-02T09:00:00");
    assertThat(days("FREQ=DAILY;UNTIL=20260304T080000Z", nine, BERLIN, 9)).hasSize(3);
    assertThat(days("FREQ=DAILY;UNTIL=20260304T075959Z", nine, BERLIN, 9)).hasSize(2);
    assertThat(days("FREQ=DAILY;UNTIL=20260304T090000", nine, BERLIN, 9)).hasSize(3);
    assertThat(days("FREQ=DAILY;UNTIL=20260301", nine, BERLIN, 9)).hasSize(1);
  }

  @Test
  void anEndInUtcIsAMomentEvenInTheHourThatComesTwice() {
    // At 03:00 on 25 October 2026 the clocks of Berlin go back to 02:00; half past two is first
    // 00:30 and then 01:30 in UTC, and a series means the first.
    LocalDateTime start = LocalDateTime.parse("2026-10-23T02:45:00");
    assertThat(days("FREQ=DAILY;UNTIL=20261025T004500Z", start, BERLIN, 9)).hasSize(3);
    assertThat(days("FREQ=DAILY;UNTIL=20261025T004459Z", start, BERLIN, 9)).hasSize(2);
  }

  @Test
  void aRuleWithNoMoreDatesEnds() {
    assertThat(days("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2026-03-02")).hasSize(1);
    assertThat(days("FREQ=MONTHLY;BYDAY=6MO", "2026-03-02")).hasSize(1);
    assertThat(days("FREQ=DAILY;INTERVAL=99999999", "2026-03-02")).hasSize(1);
    assertThat(days("FREQ=YEARLY;INTERVAL=4000", "2026-03-02"))
        .containsExactly("2026-03-02", "6026-03-02");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "every friday",
        "RRULE:FREQ=DAILY",
        "FREQ=FORTNIGHTLY",
        "FREQ=DAILY;FOO=1",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=2;UNTIL=20270101",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=YEARLY;BYWEEKNO=60",
        "FREQ=HOURLY",
        "FREQ=MINUTELY",
        "FREQ=SECONDLY;COUNT=3",
        "FREQ=DAILY;BYHOUR=9,15",
        "FREQ=DAILY;BYMINUTE=1",
        "FREQ=DAILY;UNTIL=tomorrow",
        "FREQ=DAILY;UNTIL=20260231",
        "BYDAY=MO",
        "FREQ=DAILY\nFREQ=WEEKLY",
        "\u0000"
      })
  void whatIsNoRuleIsRefused(String rule) {
    assertThatThrownBy(() -> days(rule, "2026-03-02"))
        .isInstanceOf(InvalidInputException.class)
        .extracting(error -> ((CrmException) error).code())
        .isEqualTo("E_RECURRENCE");
  }

  @Test
  void aVeryLongRuleIsRefused() {
    assertThatThrownBy(() -> days("FREQ=DAILY;BYMONTH=" + "1,".repeat(1_000) + "1", "2026-03-02"))
        .isInstanceOf(InvalidInputException.class);
  }
}
