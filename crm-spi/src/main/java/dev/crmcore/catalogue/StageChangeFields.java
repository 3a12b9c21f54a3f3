package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.DealId;
import dev.crmcore.model.Revision;
import dev.crmcore.model.StageChange;
import dev.crmcore.model.StageChangeId;
import java.time.Instant;
import java.util.UUID;

/** The fields of a deal's moves. */
public final class StageChangeFields {
  /** Which deal. */
  public static final Field<StageChange, UUID> DEAL_ID =
      Field.reference("dealId", "deal", entity -> entity.dealId().value());

  /** The stage it left. */
  public static final Field<StageChange, String> FROM =
      Field.of("from", FieldType.CODE, StageChange::from);

  /** The stage it entered. */
  public static final Field<StageChange, String> TO =
      Field.<StageChange, String>of("to", FieldType.CODE, StageChange::to)
          .with(FieldTrait.REQUIRED);

  /** When. */
  public static final Field<StageChange, Instant> AT =
      Field.<StageChange, Instant>of("at", FieldType.INSTANT, StageChange::at)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** Who moved it. */
  public static final Field<StageChange, String> BY =
      Field.<StageChange, String>of("by", FieldType.CODE, StageChange::by)
          .with(FieldTrait.REQUIRED);

  /** Why. */
  public static final Field<StageChange, String> REASON =
      Field.of("reason", FieldType.TEXT, StageChange::reason);

  /** How long it had been in the stage it left, in seconds. */
  public static final Field<StageChange, Long> IN_FROM =
      Field.of(
          "inFrom",
          FieldType.INTEGER,
          entity -> entity.inFrom() == null ? null : entity.inFrom().toSeconds());

  /** The description of the entity. */
  public static final EntityType<StageChange> TYPE =
      EntityType.define(
              "stageChange",
              StageChange.class,
              entity -> entity.id().value(),
              StageChange::revision,
              StageChangeFields::stamp,
              StageChangeFields::assemble)
          .fields(DEAL_ID, FROM, TO, AT, BY, REASON, IN_FROM)
          .build();

  private StageChangeFields() {}

  private static StageChange stamp(StageChange entity, UUID id, Revision revision) {
    return new StageChange(
        new StageChangeId(id),
        entity.dealId(),
        entity.from(),
        entity.to(),
        entity.at(),
        entity.by(),
        entity.reason(),
        entity.inFrom(),
        revision);
  }

  private static StageChange assemble(EntityValues<StageChange> values) {
    return new StageChange(
        new StageChangeId(values.id()),
        new DealId(values.require(DEAL_ID)),
        values.get(FROM),
        values.require(TO),
        values.require(AT),
        values.require(BY),
        values.get(REASON),
        Elements.seconds(values.get(IN_FROM)),
        values.revision());
  }
}
