package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MutableClockTest {
  private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

  @Test
  void standsStillUntilItIsMoved() {
    MutableClock clock = MutableClock.at("2026-03-01T09:00:00Z");

    assertThat(clock.instant()).isEqualTo(START).isEqualTo(clock.instant());
    assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void advancesAndStepsBack() {
    MutableClock clock = MutableClock.at(START);

    assertThat(clock.advance(Duration.ofDays(1))).isEqualTo("2026-03-02T09:00:00Z");
    clock.advance(Duration.ofHours(-2));

    assertThat(clock.instant()).isEqualTo("2026-03-02T07:00:00Z");
    clock.set(START);
    assertThat(clock.instant()).isEqualTo(START);
  }

  @Test
  void anotherZoneSharesTheTime() {
    MutableClock clock = MutableClock.at(START);
    MutableClock moscow = clock.withZone(ZoneId.of("Europe/Moscow"));

    clock.advance(Duration.ofMinutes(5));

    assertThat(moscow.instant()).isEqualTo(clock.instant());
    assertThat(moscow.getZone()).isEqualTo(ZoneId.of("Europe/Moscow"));
  }

  @Test
  void noAdvanceIsLostAmongThreads() {
    MutableClock clock = MutableClock.at(START);

    IntStream.range(0, 10_000).parallel().forEach(step -> clock.advance(Duration.ofSeconds(1)));

    assertThat(clock.instant()).isEqualTo(START.plusSeconds(10_000));
  }
}
