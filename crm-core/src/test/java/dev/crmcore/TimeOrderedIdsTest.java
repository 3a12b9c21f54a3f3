package dev.crmcore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.field.FieldType;
import dev.crmcore.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
  private final MutableClock clock = MutableClock.at("2026-03-01T12:00:00Z");
  private final TimeOrderedIds ids = new TimeOrderedIds(clock);

  @Test
  void followTheClock() {
    UUID id = ids.next();

    assertThat(id.version()).isEqualTo(7);
    assertThat(Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16)).isEqualTo(clock.instant());
  }

  @Test
  void areInOrderAlsoWhenTheClockIsSetBack() {
    List<UUID> made = new ArrayList<>();
    for (Duration back : List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofDays(1))) {
      clock.set(clock.instant().minus(back));
      made.add(ids.next());
      made.add(ids.next());
    }

    assertThat(made).isSortedAccordingTo(FieldType.ID::compare).doesNotHaveDuplicates();
  }
}
