package dev.crmcore.merging;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.MergeFields;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldType;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.EntityJson;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.RepointedReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * Everything in the catalogue that refers to a customer: moved to the survivor by a merge, moved
 * back by its undoing. A link that would lead from the survivor to itself is taken out and kept.
 */
final class References {
  private final Catalogue catalogue;
  private final EntityJson json;

  References(Catalogue catalogue, EntityJson json) {
    this.catalogue = catalogue;
    this.json = json;
  }

  /** Moves all references from a loser to the survivor and returns what was done. */
  List<RepointedReference> move(ChangeSet changes, CustomerId loser, CustomerId survivor) {
    List<RepointedReference> moved = new ArrayList<>();
    for (EntityType<?> type : catalogue.entities()) {
      // What an older merge says of its survivor is history, and needed to undo that merge.
      if (!type.name().equals(MergeFields.TYPE.name())) {
        move(changes, type, loser, survivor, moved);
      }
    }
    return moved;
  }

  private <E> void move(
      ChangeSet changes,
      EntityType<E> type,
      CustomerId loser,
      CustomerId survivor,
      List<RepointedReference> moved) {
    List<Field<E, UUID>> fields = customerReferences(type);
    dropSelfLinks(changes, type, fields, loser, survivor, moved);
    for (Field<E, UUID> field : fields) {
      for (UUID id : changes.repoint(type, field, loser.value(), survivor.value())) {
        moved.add(new RepointedReference(type.name(), id.toString(), field.name(), loser, null));
      }
    }
  }

  private <E> void dropSelfLinks(
      ChangeSet changes,
      EntityType<E> type,
      List<Field<E, UUID>> fields,
      CustomerId loser,
      CustomerId survivor,
      List<RepointedReference> moved) {
    if (fields.size() < 2 || type.name().equals(CustomerFields.TYPE.name())) {
      return;
    }
    for (Field<E, UUID> from : fields) {
      for (Field<E, UUID> to : fields) {
        if (from != to) {
          for (E link : changes.links(type, from, loser.value(), to, survivor.value())) {
            UUID id = type.id(link);
            changes.unlink(type, link);
            moved.add(
                new RepointedReference(
                    type.name(), id.toString(), from.name(), loser, json.write(type, link)));
          }
        }
      }
    }
  }

  /**
   * Puts dropped links back and lets the references that still point to the survivor point back.
   */
  void moveBack(ChangeSet changes, List<RepointedReference> moved, CustomerId survivor) {
    // Backwards, because a link may have been moved by one loser and dropped by the next.
    List<RepointedReference> backwards = new ArrayList<>(moved);
    Collections.reverse(backwards);
    for (RepointedReference reference : backwards) {
      moveBack(changes, catalogue.requireEntity(reference.entity()), reference, survivor);
    }
  }

  private <E> void moveBack(
      ChangeSet changes, EntityType<E> type, RepointedReference reference, CustomerId survivor) {
    String dropped = reference.dropped();
    if (dropped != null) {
      changes.create(type, json.read(type, dropped));
      return;
    }
    UUID id = UUID.fromString(reference.entityId());
    for (Field<E, UUID> field : customerReferences(type)) {
      if (field.name().equals(reference.field())) {
        changes.repoint(type, field, List.of(id), survivor.value(), reference.from().value());
      }
    }
  }

  @SuppressWarnings("unchecked") // a reference is a field of ids, which its type says
  private static <E> List<Field<E, UUID>> customerReferences(EntityType<E> type) {
    List<Field<E, UUID>> references = new ArrayList<>();
    for (Field<E, ?> field : type.fields()) {
      boolean refers =
          field.type() == FieldType.ID
              && field.references().filter(CustomerFields.TYPE.name()::equals).isPresent();
      if (refers) {
        references.add((Field<E, UUID>) field);
      }
    }
    return references;
  }
}
