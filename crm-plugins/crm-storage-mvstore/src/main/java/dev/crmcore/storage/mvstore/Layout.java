package dev.crmcore.storage.mvstore;

import dev.crmcore.error.StorageException;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Relation;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How each entity of a catalogue is stored. Immutable and safe for all threads. */
final class Layout {
  /** How one entity is stored. */
  record Part<E>(EntityType<E> type, List<Index<E>> indexes, RecordFormat<E> format) {
    static <E> Part<E> of(EntityType<E> type, Set<String> foreignKeys) {
      return new Part<>(type, Index.of(type, foreignKeys), new RecordFormat<>(type));
    }

    boolean hasIndex(String name) {
      return indexes.stream().anyMatch(index -> index.name().equals(name));
    }

    /** Tells one set of indexes from another. */
    String signature() {
      StringBuilder signature = new StringBuilder();
      for (Index<E> index : indexes) {
        signature.append(index.name()).append(index.unique() ? "!" : "").append('=');
        signature.append(index.source()).append(';');
      }
      return signature.toString();
    }
  }

  private final Catalogue catalogue;
  private final Map<String, Part<?>> parts = new LinkedHashMap<>();

  Layout(Catalogue catalogue) {
    this.catalogue = catalogue;
    for (EntityType<?> type : catalogue.entities()) {
      parts.put(type.name(), Part.of(type, foreignKeys(type)));
    }
  }

  /** Returns the fields by which conditions find records of an entity as related to others. */
  private Set<String> foreignKeys(EntityType<?> target) {
    Set<String> names = new HashSet<>();
    for (EntityType<?> owner : catalogue.entities()) {
      for (Relation<?> relation : catalogue.relations(owner.name())) {
        if (relation.target().name().equals(target.name())) {
          names.add(relation.foreignKey().name());
        }
      }
    }
    return names;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  Collection<Part<?>> parts() {
    return parts.values();
  }

  Part<?> part(String entity) {
    Part<?> part = parts.get(entity);
    if (part == null) {
      throw new StorageException("The storage was opened without the entity " + entity + ".");
    }
    return part;
  }

  @SuppressWarnings("unchecked") // a part stands under the name of its own entity
  <E> Part<E> part(EntityType<E> type) {
    return (Part<E>) part(type.name());
  }
}
