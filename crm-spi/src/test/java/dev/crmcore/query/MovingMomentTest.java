package dev.crmcore.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MovingMomentTest {
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("UTC"),
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("America/New_York"),
          ZoneId.of("Australia/Lord_Howe"),
          ZoneId.of("Pacific/Apia"));

  @Test
  void anHourAgoMovesWithTheClock() {
    MovingMoment ago = new MovingMoment(-1, ChronoUnit.HOURS, ZONES.get(1));
    Instant noon = Instant.parse("2026-03-29T12:00:00Z");

    assertThat(ago.next(noon, noon)).isEqualTo("2026-03-29T13:00:00Z");
    assertThat(ago.next(noon, Instant.parse("2026-03-29T11:00:00Z"))).isEqualTo(MovingMoment.NEVER);
  }

  @Test
  void aMonthAgoStandsStillAtTheEndOfFebruaryAndPassesItThreeTimes() {
    MovingMoment ago = new MovingMoment(-1, ChronoUnit.MONTHS, ZONES.get(0));
    Instant noon = Instant.parse("2026-02-28T12:00:00Z");

    Instant first = ago.next(Instant.parse("2026-03-01T00:00:00Z"), noon);
    Instant second = ago.next(first, noon);
    Instant third = ago.next(second, noon);

    assertThat(List.of(first, second, third))
        .extracting(Instant::toString)
        .containsExactly("2026-03-28T12:00:00Z", "2026-03-29T00:00:00Z", "2026-03-29T12:00:00Z");
  }

  /** Nothing happens before the time that is returned, and something happens at it. */
  @Test
  void theNextTimeIsTheFirstOneWhateverTheCalendarDoes() {
    Random random = new Random(1);
    for (int i = 0; i < 3_000; i++) {
      ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
      ChronoUnit unit = List.of(ChronoUnit.DAYS, ChronoUnit.WEEKS, ChronoUnit.MONTHS).get(i % 3);
      MovingMoment moving = new MovingMoment(random.nextInt(7) - 3, unit, zone);
      Instant now =
          Instant.parse("2011-09-01T00:00:00Z")
              .plusSeconds(random.nextInt(400) * 86_400L + random.nextInt(96) * 900L);
      Instant fixed = moving.at(now).plusSeconds((random.nextInt(2_000) - 500) * 450L);
      boolean reached = !moving.at(now).isBefore(fixed);
      String what = "%s at %s, %s".formatted(moving, now, fixed);

      Instant next = moving.next(now, fixed);

      Instant end = next.equals(MovingMoment.NEVER) ? now.plus(Duration.ofDays(12)) : next;
      for (Instant time = now; time.isBefore(end); time = time.plus(Duration.ofMinutes(15))) {
        assertThat(!moving.at(time).isBefore(fixed)).as("%s at %s", what, time).isEqualTo(reached);
      }
      if (!next.equals(MovingMoment.NEVER)) {
        assertThat(next).as(what).isAfter(now);
        assertThat(!moving.at(next).isBefore(fixed)).as(what).isNotEqualTo(reached);
      }
    }
  }
}
