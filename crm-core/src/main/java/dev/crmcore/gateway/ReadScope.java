package dev.crmcore.gateway;

import dev.crmcore.field.Catalogue;
import dev.crmcore.field.EntityType;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Filter;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import dev.crmcore.storage.StorageCapability;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/**
 * Who asks, when, and under which rules.
 *
 * @param actor who asks
 * @param policy what the actor may see and do
 * @param catalogue the entities, custom fields included
 * @param capabilities what the storage can do
 * @param now the moment of the question, in microseconds
 * @param zone where "today" is
 */
record ReadScope(
    Actor actor,
    AccessPolicy policy,
    Catalogue catalogue,
    Set<StorageCapability> capabilities,
    Instant now,
    ZoneId zone) {

  /** Binds a condition of the library's own, which may name any field. */
  <E> Filter<E> bind(EntityType<E> type, Condition condition) {
    return Filter.bind(catalogue, type, condition, now, zone);
  }

  /** Returns what the actor may see at all. */
  <E> Filter<E> visible(EntityType<E> type) {
    return bind(type, policy.visible(actor, type));
  }

  boolean can(StorageCapability capability) {
    return capabilities.contains(capability);
  }
}
