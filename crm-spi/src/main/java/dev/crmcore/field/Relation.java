package dev.crmcore.field;

import java.time.Instant;
import java.util.UUID;

/**
 * Records of another entity that belong to one: the purchases of a customer. Conditions count and
 * sum them.
 *
 * @param name how conditions call it, such as "purchases"
 * @param owner the name of the entity that conditions start from
 * @param target the entity that is counted
 * @param foreignKey the target's field that names the owner
 * @param time the target's field that says when, for windows
 * @param <T> the target
 */
public record Relation<T>(
    String name,
    String owner,
    EntityType<T> target,
    Field<T, UUID> foreignKey,
    Field<T, Instant> time) {}
