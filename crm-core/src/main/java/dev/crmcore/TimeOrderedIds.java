package dev.crmcore;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import dev.crmcore.host.IdSource;
import java.time.Clock;
import java.util.UUID;

/** Ids of RFC 9562 version 7 that follow the given clock and never go back. */
final class TimeOrderedIds implements IdSource {
  private final TimeOrderedEpochFactory factory;

  TimeOrderedIds(Clock clock) {
    this.factory = TimeOrderedEpochFactory.builder().withClock(clock).withIncrementPlus1().build();
  }

  @Override
  public UUID next() {
    return factory.create();
  }
}
