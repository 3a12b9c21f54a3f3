package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Segment;
import dev.crmcore.model.SegmentId;
import java.util.UUID;

/** The fields of segments. */
public final class SegmentFields {
  /** The name. */
  public static final Field<Segment, String> NAME =
      Field.<Segment, String>of("name", FieldType.TEXT, Segment::name)
          .with(FieldTrait.REQUIRED, FieldTrait.UNIQUE);

  /** What it is for. */
  public static final Field<Segment, String> DESCRIPTION =
      Field.of("description", FieldType.TEXT, Segment::description);

  /** Who belongs to it. */
  public static final Field<Segment, String> CONDITION =
      Field.<Segment, String>of("condition", FieldType.CODE, Segment::condition)
          .with(FieldTrait.REQUIRED);

  /** The description of the entity. */
  public static final EntityType<Segment> TYPE =
      EntityType.define(
              "segment",
              Segment.class,
              entity -> entity.id().value(),
              Segment::revision,
              SegmentFields::stamp,
              SegmentFields::assemble)
          .fields(NAME, DESCRIPTION, CONDITION)
          .build();

  private SegmentFields() {}

  private static Segment stamp(Segment entity, UUID id, Revision revision) {
    return new Segment(
        new SegmentId(id), entity.name(), entity.description(), entity.condition(), revision);
  }

  private static Segment assemble(EntityValues<Segment> values) {
    return new Segment(
        new SegmentId(values.id()),
        values.require(NAME),
        values.get(DESCRIPTION),
        values.require(CONDITION),
        values.revision());
  }
}
