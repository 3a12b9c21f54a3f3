package dev.crmcore;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import dev.crmcore.host.IdSource;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids of RFC 9562 version 7 that follow the given clock, and do not go back when it does. */
final class TimeOrderedIds implements IdSource {
  private final AtomicLong latest = new AtomicLong();
  private final TimeOrderedEpochFactory factory;

  TimeOrderedIds(Clock clock) {
    this.factory =
        TimeOrderedEpochFactory.builder()
            .withTimeFunction(() -> latest.accumulateAndGet(clock.millis(), Math::max))
            .withIncrementPlus1()
            .build();
  }

  @Override
  public UUID next() {
    return factory.create();
  }
}
