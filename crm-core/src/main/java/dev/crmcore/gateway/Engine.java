package dev.crmcore.gateway;

import dev.crmcore.field.Catalogue;
import dev.crmcore.host.IdSource;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.storage.Storage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * What all sessions of one {@code Crm} share. Immutable and safe for all threads.
 *
 * @param storage where everything is kept
 * @param catalogue the entities, custom fields included
 * @param policy who may see and do what
 * @param clock the only clock
 * @param zone where "today" is
 * @param ids the source of ids
 * @param json entities as documents
 * @param rules what must be true of records, by the name of their entity
 * @param followers what follows from changes by rules of the host, in order
 */
public record Engine(
    Storage storage,
    Catalogue catalogue,
    AccessPolicy policy,
    Clock clock,
    ZoneId zone,
    IdSource ids,
    EntityJson json,
    Map<String, WriteRule<?>> rules,
    List<ChangeFollower> followers) {
  /** Copies the rules. */
  public Engine {
    rules = Map.copyOf(rules);
    followers = List.copyOf(followers);
  }

  /** Creates an engine in which nothing follows from changes. */
  public Engine(
      Storage storage,
      Catalogue catalogue,
      AccessPolicy policy,
      Clock clock,
      ZoneId zone,
      IdSource ids,
      EntityJson json,
      Map<String, WriteRule<?>> rules) {
    this(storage, catalogue, policy, clock, zone, ids, json, rules, List.of());
  }

  /** Returns the moment, to the microsecond that storages keep. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
