package dev.crmcore.merging;

import dev.crmcore.catalogue.AffiliationFields;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.DealContactFields;
import dev.crmcore.catalogue.MergeFields;
import dev.crmcore.catalogue.RelationshipFields;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldType;
import dev.crmcore.field.Folding;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.EntityJson;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.RepointedReference;
import dev.crmcore.query.Conditions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Everything in the catalogue that refers to a customer: moved to the survivor by a merge, moved
 * back by its undoing. A link that would lead from the survivor to itself, or say what another link
 * of the survivor says already, is taken out and kept.
 */
final class References {
  /** What tells links of one kind apart; two that agree in all of it say the same. */
  private static final Map<String, Set<String>> TOLD_APART_BY =
      Map.of(
          AffiliationFields.TYPE.name(), Set.of("personId", "organizationId", "role", "from", "to"),
          RelationshipFields.TYPE.name(), Set.of("fromId", "toId", "label", "back", "from", "to"),
          DealContactFields.TYPE.name(), Set.of("dealId", "customerId", "role"));

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
    dropTwins(changes, type, fields, loser, survivor, moved);
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
            drop(changes, type, from, link, loser, moved);
          }
        }
      }
    }
  }

  private <E> void dropTwins(
      ChangeSet changes,
      EntityType<E> type,
      List<Field<E, UUID>> fields,
      CustomerId loser,
      CustomerId survivor,
      List<RepointedReference> moved) {
    Set<String> toldApartBy = TOLD_APART_BY.get(type.name());
    if (toldApartBy == null) {
      return;
    }
    for (Field<E, UUID> reference : fields) {
      Set<List<String>> known = new HashSet<>();
      changes
          .reader()
          .scanUnseen(
              type,
              Conditions.equal(reference, survivor.value()),
              link -> known.add(words(type, toldApartBy, reference, link)));
      List<E> twins = new ArrayList<>();
      if (!known.isEmpty()) {
        changes
            .reader()
            .scanUnseen(
                type,
                Conditions.equal(reference, loser.value()),
                link -> {
                  if (known.contains(words(type, toldApartBy, reference, link))) {
                    twins.add(link);
                  }
                });
      }
      twins.forEach(twin -> drop(changes, type, reference, twin, loser, moved));
    }
  }

  /** Returns what a link says of others than the customer it is looked at from. */
  private static <E> List<String> words(
      EntityType<E> type, Set<String> toldApartBy, Field<E, UUID> from, E link) {
    return type.fields().stream()
        .filter(field -> field != from && toldApartBy.contains(field.name()))
        .map(field -> field.text(link))
        .map(text -> text == null ? "" : Folding.fold(text.strip()))
        .toList();
  }

  private <E> void drop(
      ChangeSet changes,
      EntityType<E> type,
      Field<E, UUID> reference,
      E link,
      CustomerId loser,
      List<RepointedReference> moved) {
    changes.unlink(type, link);
    moved.add(
        new RepointedReference(
            type.name(),
            type.id(link).toString(),
            reference.name(),
            loser,
            json.write(type, link)));
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
