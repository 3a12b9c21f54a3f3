package dev.crmcore.testkit;

import dev.crmcore.field.Catalogue;
import dev.crmcore.host.IdSource;
import dev.crmcore.host.PluginContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** A host whose clock stands still and whose ids are counted. */
final class TestContext implements PluginContext {
  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final AtomicLong counter = new AtomicLong();
  private final Catalogue catalogue;

  TestContext(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public IdSource ids() {
    return () -> new UUID(0x0198_c5a2_7c3e_7000L, 0x8000_0000_0000_0000L | next());
  }

  private long next() {
    return counter.incrementAndGet();
  }

  @Override
  public Catalogue catalogue() {
    return catalogue;
  }
}
