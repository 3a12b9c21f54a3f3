package dev.crmcore.gateway;

import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityDraft;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Condition.All;
import dev.crmcore.query.Condition.Anniversary;
import dev.crmcore.query.Condition.Any;
import dev.crmcore.query.Condition.Compare;
import dev.crmcore.query.Condition.During;
import dev.crmcore.query.Condition.Has;
import dev.crmcore.query.Condition.InSegment;
import dev.crmcore.query.Condition.Missing;
import dev.crmcore.query.Condition.Not;
import dev.crmcore.query.Condition.Related;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps concealed values from an actor: they read as missing, and asking about them is refused,
 * also through a field that is computed from them or through a related record.
 */
final class Concealment {
  private final ReadScope scope;
  private final Map<String, Set<String>> known = new HashMap<>();

  Concealment(ReadScope scope) {
    this.scope = scope;
  }

  /**
   * Returns the names of all fields and collections of an entity that the actor may not see. What
   * is computed from a concealed value is concealed, and so is what a concealed value is computed
   * from.
   */
  Set<String> concealed(EntityType<?> type) {
    return known.computeIfAbsent(type.name(), name -> closure(type));
  }

  private Set<String> closure(EntityType<?> type) {
    Set<String> given = scope.policy().concealed(scope.actor(), type);
    given.forEach(name -> requireConcealable(type, name));
    Set<String> all = new HashSet<>(given);
    for (Field<?, ?> field : type.fields()) {
      if (given.contains(field.name())) {
        all.addAll(field.sources());
      }
    }
    Set<String> sources = Set.copyOf(all);
    for (Field<?, ?> field : type.fields()) {
      if (field.sources().stream().anyMatch(sources::contains)) {
        all.add(field.name());
      }
    }
    return all;
  }

  /**
   * A policy that names what is not there, or what no record can do without, must not fail open.
   */
  private static void requireConcealable(EntityType<?> type, String name) {
    if (type.collection(name).isPresent()) {
      return;
    }
    Field<?, ?> field = type.requireField(name);
    if (field.is(FieldTrait.REQUIRED) || field.is(FieldTrait.SYSTEM)) {
      throw new InvalidInputException(
          "The access policy conceals '%s' of %s, which no record can do without. Hide the records instead, by AccessPolicy.visible."
              .formatted(name, type));
    }
  }

  /** Returns a record without the values that the actor may not see. */
  <E> E mask(EntityType<E> type, E entity) {
    Set<String> hidden = concealed(type);
    if (hidden.isEmpty()) {
      return entity;
    }
    EntityDraft<E> draft = type.draft(entity);
    for (Field<E, ?> field : type.fields()) {
      if (hidden.contains(field.name()) && !field.is(FieldTrait.DERIVED)) {
        draft.set(field, null);
      }
    }
    for (CollectionField<E, ?> collection : type.collections()) {
      if (hidden.contains(collection.name())) {
        draft.setList(collection, List.of());
      }
    }
    return draft.build();
  }

  /**
   * Returns a changed record with the stored values of what the actor may not see: it read them as
   * missing, and must not erase them by writing back what it read.
   */
  <E> E unmask(EntityType<E> type, E stored, E changed) {
    Set<String> hidden = concealed(type);
    if (hidden.isEmpty()) {
      return changed;
    }
    EntityDraft<E> draft = type.draft(changed);
    for (Field<E, ?> field : type.fields()) {
      if (hidden.contains(field.name()) && !field.is(FieldTrait.DERIVED)) {
        draft.set(field, field.get(stored));
      }
    }
    for (CollectionField<E, ?> collection : type.collections()) {
      if (hidden.contains(collection.name())) {
        copy(collection, stored, draft);
      }
    }
    return draft.build();
  }

  private static <E, T> void copy(
      CollectionField<E, T> collection, E stored, EntityDraft<E> draft) {
    draft.setList(collection, collection.get(stored));
  }

  /**
   * Refuses a condition that asks about a concealed value.
   *
   * @throws AccessDeniedException if it does; an unknown field is refused elsewhere
   */
  void refuse(EntityType<?> type, Condition condition) {
    condition.accept(new Refusal(type));
  }

  /** Refuses to sort or group by a concealed value. */
  void refuse(EntityType<?> type, String field) {
    if (concealed(type).contains(field)) {
      throw new AccessDeniedException(
          "%s may not ask about '%s' of %s.".formatted(scope.actor().name(), field, type));
    }
  }

  /** Refuses to search where the index holds a concealed value. */
  void refuseSearch(EntityType<?> type) {
    for (Field<?, ?> field : type.fields()) {
      if (field.is(FieldTrait.SEARCHABLE)) {
        refuse(type, field.name());
      }
    }
    for (CollectionField<?, ?> collection : type.collections()) {
      if (!collection.lookup().isEmpty()) {
        refuse(type, collection.name());
      }
    }
  }

  private final class Refusal implements Condition.Visitor<Boolean> {
    private final EntityType<?> type;

    Refusal(EntityType<?> type) {
      this.type = type;
    }

    private Boolean each(List<Condition> parts) {
      parts.forEach(part -> part.accept(this));
      return true;
    }

    private Boolean name(String field) {
      refuse(type, field);
      return true;
    }

    @Override
    public Boolean all(All condition) {
      return each(condition.parts());
    }

    @Override
    public Boolean any(Any condition) {
      return each(condition.parts());
    }

    @Override
    public Boolean not(Not condition) {
      return condition.part().accept(this);
    }

    @Override
    public Boolean compare(Compare condition) {
      return name(condition.field());
    }

    @Override
    public Boolean during(During condition) {
      return name(condition.field());
    }

    @Override
    public Boolean anniversary(Anniversary condition) {
      return name(condition.field());
    }

    @Override
    public Boolean missing(Missing condition) {
      return name(condition.field());
    }

    @Override
    public Boolean has(Has condition) {
      return name(condition.collection());
    }

    @Override
    public Boolean related(Related condition) {
      scope
          .catalogue()
          .relation(type.name(), condition.relation())
          .ifPresent(
              relation -> {
                String measured = condition.measure().field();
                if (measured != null) {
                  refuse(relation.target(), measured);
                }
                refuse(relation.target(), condition.where());
              });
      return true;
    }

    @Override
    public Boolean inSegment(InSegment condition) {
      return true;
    }
  }
}
