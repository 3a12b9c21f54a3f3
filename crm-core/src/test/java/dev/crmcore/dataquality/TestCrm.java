package dev.crmcore.dataquality;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.StandardCatalogue;
import dev.crmcore.customer.ContactForms;
import dev.crmcore.customer.CustomerRule;
import dev.crmcore.customer.Customers;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.Engine;
import dev.crmcore.gateway.EntityJson;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.memory.InMemoryStorage;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import dev.crmcore.storage.Storage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The library over storage in memory, with a clock that tests move and ids that count. */
public final class TestCrm {
  private final Catalogue catalogue = StandardCatalogue.create();
  private final Storage storage = new InMemoryStorage(catalogue);
  private final HandClock clock = new HandClock();
  private final AtomicLong lastId = new AtomicLong();
  private final ContactForms forms = new ContactForms(null);
  private final ZoneId zone;

  public TestCrm() {
    this(ZoneOffset.UTC);
  }

  public TestCrm(ZoneId zone) {
    this.zone = zone;
  }

  /** Opens the door for a user who may do everything. */
  public Gateway gateway() {
    return gateway(new Policy(Conditions.everyone(), Set.of()));
  }

  /** Opens the door for a user under a policy. */
  public Gateway gateway(AccessPolicy policy) {
    Engine engine =
        new Engine(
            storage,
            catalogue,
            policy,
            clock,
            zone,
            () -> new UUID(0x7000L, lastId.incrementAndGet()),
            new EntityJson(),
            Map.of(CustomerFields.TYPE.name(), new CustomerRule(forms)));
    return new Gateway(engine, Actor.user("anna"));
  }

  public Customers customers() {
    return new Customers(gateway(), forms);
  }

  public void advance(Duration step) {
    clock.now = clock.now.plus(step);
  }

  public void setClock(String instant) {
    clock.now = Instant.parse(instant);
  }

  public Instant now() {
    return clock.now;
  }

  /** Shows the customers that satisfy a condition, and of them everything but some fields. */
  public record Policy(Condition customers, Set<String> hidden) implements AccessPolicy {
    @Override
    public Condition visible(Actor actor, EntityType<?> type) {
      return isCustomer(type) ? customers : Conditions.everyone();
    }

    @Override
    public Set<String> concealed(Actor actor, EntityType<?> type) {
      return isCustomer(type) ? hidden : Set.of();
    }

    @Override
    public boolean permits(Actor actor, Action action, EntityType<?> type) {
      return true;
    }

    private static boolean isCustomer(EntityType<?> type) {
      return type.name().equals(CustomerFields.TYPE.name());
    }
  }

  private static final class HandClock extends Clock {
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId other) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
