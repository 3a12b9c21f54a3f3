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
    Instant noon = Instant.parse("2026-03-29T12:00:00Z");
    MovingMoment ago = new MovingMoment(-1, ChronoUnit.HOURS, new AskedAt(noon, ZONES.get(1)));

    assertThat(ago.next(noon)).isEqualTo("2026-03-29T13:00:00Z");
    assertThat(ago.next(Instant.parse("2026-03-29T11:00:00Z"))).isEqualTo(MovingMoment.NEVER);
  }

  @Test
  void aMonthAgoStandsStillAtTheEndOfFebruaryAndPassesItThreeTimes() {
    Instant noon = Instant.parse("2026-02-28T12:00:00Z");

    Instant first = monthAgoNext(Instant.parse("2026-03-01T00:00:00Z"), noon);
    Instant second = monthAgoNext(first, noon);
    Instant third = monthAgoNext(second, noon);

    assertThat(List.of(first, second, third))
        .extracting(Instant::toString)
        .containsExactly("2026-03-28T12:00:00Z", "2026-03-29T00:00:00Z", "2026-03-29T12:00:00Z");
  }

  private static Instant monthAgoNext(Instant now, Instant fixed) {
    return new MovingMoment(-1, ChronoUnit.MONTHS, new AskedAt(now, ZONES.get(0))).next(fixed);
  }

  /** Nothing happens before the time that is returned, and something happens at it. */
  @Test
  void theNextTimeIsTheFirstOneWhateverTheCalendarDoes() {
    Random random = new Random(1);
    for (int i = 0; i < 3_000; i++) {
      ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
      ChronoUnit unit = List.of(ChronoUnit.DAYS, ChronoUnit.WEEKS, ChronoUnit.MONTHS).get(i % 3);
      Instant now =
          Instant.parse("2011-09-01T00:00:00Z")
              .plusSeconds(random.nextInt(400) * 86_400L + random.nextInt(96) * 900L);
      MovingMoment moving = new MovingMoment(random.nextInt(7) - 3, unit, new AskedAt(now, zone));
      Instant fixed = moving.at(now).plusSeconds((random.nextInt(2_000) - 500) * 450L);
      boolean reached = !moving.at(now).isBefore(fixed);
      String what = "%s %s at %s, %s".formatted(unit, zone, now, fixed);

      Instant next = moving.next(fixed);

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
