package dev.crmcore.overview;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.gateway.Reader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What of an overview the actor may not see, so that what is missing is not taken for what is not.
 *
 * @param records the names of the entities of which some records may be out of sight
 * @param fields the names of concealed fields, by entity
 */
public record Unseen(Set<String> records, Map<String, Set<String>> fields) {
  /** Copies both. */
  public Unseen {
    records = Set.copyOf(records);
    Map<String, Set<String>> copy = new HashMap<>();
    fields.forEach((entity, names) -> copy.put(entity, Set.copyOf(names)));
    fields = Map.copyOf(copy);
  }

  static Unseen of(Reader reader, Set<EntityType<?>> types) {
    Set<String> records = new HashSet<>();
    Map<String, Set<String>> fields = new HashMap<>();
    for (EntityType<?> type : types) {
      if (!reader.seesEvery(type)) {
        records.add(type.name());
      }
      if (!reader.concealed(type).isEmpty()) {
        fields.put(type.name(), reader.concealed(type));
      }
    }
    return new Unseen(records, fields);
  }

  /** Tells whether there may be records of an entity that the actor does not see. */
  public boolean hides(EntityType<?> type) {
    return records.contains(type.name());
  }

  /** Tells whether a field or a collection of an entity is concealed from the actor. */
  public boolean hides(EntityType<?> type, String field) {
    return fields.getOrDefault(type.name(), Set.of()).contains(field);
  }

  /** Tells whether a field of an entity is concealed from the actor. */
  public boolean hides(EntityType<?> type, Field<?, ?> field) {
    return hides(type, field.name());
  }
}
