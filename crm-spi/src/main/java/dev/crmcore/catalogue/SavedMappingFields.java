package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.Revision;
import dev.crmcore.model.SavedMapping;
import dev.crmcore.model.SavedMappingId;
import java.util.UUID;

/** The fields of saved mappings. */
public final class SavedMappingFields {
  /** The name and the number. */
  public static final Field<SavedMapping, String> LABEL =
      Field.<SavedMapping, String>of("label", FieldType.CODE, SavedMapping::label)
          .with(FieldTrait.REQUIRED, FieldTrait.UNIQUE);

  /** The name that all versions share. */
  public static final Field<SavedMapping, String> NAME =
      Field.<SavedMapping, String>of("name", FieldType.CODE, SavedMapping::name)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** Which version it is. */
  public static final Field<SavedMapping, Long> NUMBER =
      Field.<SavedMapping, Long>of("number", FieldType.INTEGER, SavedMapping::number)
          .with(FieldTrait.REQUIRED);

  /** The mapping in its JSON form. */
  public static final Field<SavedMapping, String> CONTENT =
      Field.<SavedMapping, String>of("content", FieldType.CODE, SavedMapping::content)
          .with(FieldTrait.REQUIRED);

  /** The description of the entity. */
  public static final EntityType<SavedMapping> TYPE =
      EntityType.define(
              "savedMapping",
              SavedMapping.class,
              entity -> entity.id().value(),
              SavedMapping::revision,
              SavedMappingFields::stamp,
              SavedMappingFields::assemble)
          .fields(LABEL, NAME, NUMBER, CONTENT)
          .build();

  private SavedMappingFields() {}

  private static SavedMapping stamp(SavedMapping entity, UUID id, Revision revision) {
    return new SavedMapping(
        new SavedMappingId(id),
        entity.label(),
        entity.name(),
        entity.number(),
        entity.content(),
        revision);
  }

  private static SavedMapping assemble(EntityValues<SavedMapping> values) {
    return new SavedMapping(
        new SavedMappingId(values.id()),
        values.require(LABEL),
        values.require(NAME),
        values.require(NUMBER),
        values.require(CONTENT),
        values.revision());
  }
}
