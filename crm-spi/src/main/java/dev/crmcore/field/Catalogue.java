package dev.crmcore.field;

import dev.crmcore.error.InvalidInputException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every entity and every relation, custom fields included. Assembled once, then frozen; safe for
 * all threads.
 */
public final class Catalogue {
  private final Map<String, EntityType<?>> entities;
  private final Map<String, Relation<?>> relations;

  private Catalogue(Map<String, EntityType<?>> entities, Map<String, Relation<?>> relations) {
    this.entities = Collections.unmodifiableMap(entities);
    this.relations = Collections.unmodifiableMap(relations);
  }

  /** Returns a catalogue of entities and relations. */
  public static Catalogue of(List<EntityType<?>> entities, List<Relation<?>> relations) {
    Map<String, EntityType<?>> byName = new LinkedHashMap<>();
    entities.forEach(entity -> byName.put(entity.name(), entity));
    Map<String, Relation<?>> related = new LinkedHashMap<>();
    relations.forEach(relation -> related.put(key(relation.owner(), relation.name()), relation));
    return new Catalogue(byName, related);
  }

  /** Returns this catalogue with custom fields on an entity. */
  public Catalogue withCustomFields(String entity, List<CustomField<?>> definitions) {
    Map<String, EntityType<?>> changed = new LinkedHashMap<>(entities);
    changed.put(entity, requireEntity(entity).withCustomFields(definitions));
    return new Catalogue(changed, new LinkedHashMap<>(relations));
  }

  /** Returns the entities in their order. */
  public Collection<EntityType<?>> entities() {
    return entities.values();
  }

  /**
   * Returns the full description of an entity, custom fields included.
   *
   * @throws InvalidInputException if the catalogue does not have it
   */
  @SuppressWarnings(
      "unchecked") // an entity's name and its Java type stand together in the catalogue
  public <E> EntityType<E> entity(EntityType<E> type) {
    return (EntityType<E>) requireEntity(type.name());
  }

  /**
   * Returns the entity with a name.
   *
   * @throws InvalidInputException if there is none
   */
  public EntityType<?> requireEntity(String name) {
    EntityType<?> type = entities.get(name);
    if (type == null) {
      throw new InvalidInputException(
          "There is no entity '%s'; there are: %s."
              .formatted(name, String.join(", ", entities.keySet())));
    }
    return type;
  }

  /** Returns the relation of an entity with a name. */
  public Optional<Relation<?>> relation(String owner, String name) {
    return Optional.ofNullable(relations.get(key(owner, name)));
  }

  /** Returns the relations of an entity. */
  public List<Relation<?>> relations(String owner) {
    return relations.values().stream().filter(r -> r.owner().equals(owner)).toList();
  }

  private static String key(String owner, String relation) {
    return owner + "." + relation;
  }
}
