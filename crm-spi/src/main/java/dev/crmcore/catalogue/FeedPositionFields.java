package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.FeedPosition;
import dev.crmcore.model.FeedPositionId;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.util.UUID;

/** The fields of feed positions. */
public final class FeedPositionFields {
  /** Whose feed. */
  public static final Field<FeedPosition, String> WHO =
      Field.<FeedPosition, String>of("who", FieldType.CODE, FeedPosition::who)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** Up to which moment it was seen. */
  public static final Field<FeedPosition, Instant> SEEN_UP_TO =
      Field.<FeedPosition, Instant>of("seenUpTo", FieldType.INSTANT, FeedPosition::seenUpTo)
          .with(FieldTrait.REQUIRED);

  /** The description of the entity. */
  public static final EntityType<FeedPosition> TYPE =
      EntityType.define(
              "feedPosition",
              FeedPosition.class,
              entity -> entity.id().value(),
              FeedPosition::revision,
              FeedPositionFields::stamp,
              FeedPositionFields::assemble)
          .fields(WHO, SEEN_UP_TO)
          .build();

  private FeedPositionFields() {}

  private static FeedPosition stamp(FeedPosition entity, UUID id, Revision revision) {
    return new FeedPosition(new FeedPositionId(id), entity.who(), entity.seenUpTo(), revision);
  }

  private static FeedPosition assemble(EntityValues<FeedPosition> values) {
    return new FeedPosition(
        new FeedPositionId(values.id()),
        values.require(WHO),
        values.require(SEEN_UP_TO),
        values.revision());
  }
}
