package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Segment;
import dev.crmcore.model.SegmentId;
import dev.crmcore.model.SegmentKind;
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

  /** How it is decided who belongs to it. */
  public static final Field<Segment, SegmentKind> KIND =
      Field.<Segment, SegmentKind>of("kind", FieldType.choice(SegmentKind.class), Segment::kind)
          .with(FieldTrait.REQUIRED);

  /** Who belongs to it. */
  public static final Field<Segment, String> CONDITION =
      Field.of("condition", FieldType.CODE, Segment::condition);

  /** Whether memberships are kept although they could be worked out. */
  public static final Field<Segment, Boolean> TRACKED =
      Field.<Segment, Boolean>of("tracked", FieldType.BOOLEAN, Segment::tracked)
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
          .fields(NAME, DESCRIPTION, KIND, CONDITION, TRACKED)
          .build();

  private SegmentFields() {}

  private static Segment stamp(Segment entity, UUID id, Revision revision) {
    return new Segment(
        new SegmentId(id),
        entity.name(),
        entity.description(),
        entity.kind(),
        entity.condition(),
        entity.tracked(),
        revision);
  }

  private static Segment assemble(EntityValues<Segment> values) {
    return new Segment(
        new SegmentId(values.id()),
        values.require(NAME),
        values.get(DESCRIPTION),
        values.require(KIND),
        values.get(CONDITION),
        values.require(TRACKED),
        values.revision());
  }
}
