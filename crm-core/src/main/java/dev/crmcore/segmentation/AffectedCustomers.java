package dev.crmcore.segmentation;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.changes.Change;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Relation;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.FieldChange;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Finds whose answers a changed record counts for, over all relations that lead to it. */
final class AffectedCustomers {
  private final Reader reader;
  private final List<Relation<?>> relations;

  /** What was found of records that several changes are about. */
  private final Map<UUID, Set<UUID>> known = new HashMap<>();

  AffectedCustomers(Reader reader, Catalogue catalogue) {
    this.reader = reader;
    this.relations =
        catalogue.entities().stream()
            .<Relation<?>>flatMap(type -> catalogue.relations(type.name()).stream())
            .toList();
  }

  /** Returns the customers that a change may move into a segment or out of one. */
  Set<UUID> of(Change change) {
    if (change.entity().equals(CustomerFields.TYPE.name())) {
      return Set.of(change.id());
    }
    Set<UUID> customers = new LinkedHashSet<>();
    leadingTo(change.entity()).forEach(relation -> addOwners(relation, change, customers));
    return customers;
  }

  /** A record that is new names its owner in the change; of others it has to be read. */
  private void addOwners(Relation<?> relation, Change change, Set<UUID> customers) {
    List<UUID> named =
        change.fields().stream()
            .filter(field -> field.field().equals(relation.foreignKey().name()))
            .flatMap(AffectedCustomers::ids)
            .toList();
    named.forEach(owner -> customers.addAll(of(relation.owner(), owner)));
    if (named.isEmpty()) {
      addOwner(relation, change.id(), customers);
    }
  }

  private Stream<Relation<?>> leadingTo(String entity) {
    return relations.stream().filter(relation -> relation.target().name().equals(entity));
  }

  /** The owner before a change counts as well as the one after it. */
  private static Stream<UUID> ids(FieldChange change) {
    return Stream.of(change.before(), change.after())
        .filter(Objects::nonNull)
        .map(UUID::fromString);
  }

  private Set<UUID> of(String entity, UUID id) {
    if (entity.equals(CustomerFields.TYPE.name())) {
      return Set.of(id);
    }
    Set<UUID> found = known.get(id);
    if (found == null) {
      Set<UUID> customers = new LinkedHashSet<>();
      leadingTo(entity).forEach(relation -> addOwner(relation, id, customers));
      known.put(id, customers);
      found = customers;
    }
    return found;
  }

  private <T> void addOwner(Relation<T> relation, UUID id, Set<UUID> customers) {
    EntityType<T> target = relation.target();
    reader
        .find(target, id)
        .map(relation.foreignKey()::get)
        .ifPresent(owner -> customers.addAll(of(relation.owner(), owner)));
  }
}
