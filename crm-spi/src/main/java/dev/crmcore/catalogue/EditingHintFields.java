package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.EditingHint;
import dev.crmcore.model.EditingHintId;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.util.UUID;

/** The fields of hints that somebody is editing. */
public final class EditingHintFields {
  /** Who edits. */
  public static final Field<EditingHint, String> WHO =
      Field.<EditingHint, String>of("who", FieldType.CODE, EditingHint::who)
          .with(FieldTrait.REQUIRED);

  /** The kind of record. */
  public static final Field<EditingHint, String> ENTITY =
      Field.<EditingHint, String>of("entity", FieldType.CODE, EditingHint::entity)
          .with(FieldTrait.REQUIRED);

  /** Which record. */
  public static final Field<EditingHint, UUID> ENTITY_ID =
      Field.<EditingHint, UUID>of("entityId", FieldType.ID, EditingHint::entityId)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** Since when. */
  public static final Field<EditingHint, Instant> SINCE =
      Field.<EditingHint, Instant>of("since", FieldType.INSTANT, EditingHint::since)
          .with(FieldTrait.REQUIRED);

  /** When the hint is over. */
  public static final Field<EditingHint, Instant> UNTIL =
      Field.<EditingHint, Instant>of("until", FieldType.INSTANT, EditingHint::until)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** The description of the entity. */
  public static final EntityType<EditingHint> TYPE =
      EntityType.define(
              "editingHint",
              EditingHint.class,
              entity -> entity.id().value(),
              EditingHint::revision,
              EditingHintFields::stamp,
              EditingHintFields::assemble)
          .fields(WHO, ENTITY, ENTITY_ID, SINCE, UNTIL)
          .build();

  private EditingHintFields() {}

  private static EditingHint stamp(EditingHint entity, UUID id, Revision revision) {
    return new EditingHint(
        new EditingHintId(id),
        entity.who(),
        entity.entity(),
        entity.entityId(),
        entity.since(),
        entity.until(),
        revision);
  }

  private static EditingHint assemble(EntityValues<EditingHint> values) {
    return new EditingHint(
        new EditingHintId(values.id()),
        values.require(WHO),
        values.require(ENTITY),
        values.require(ENTITY_ID),
        values.require(SINCE),
        values.require(UNTIL),
        values.revision());
  }
}
