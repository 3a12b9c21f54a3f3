package dev.crmcore.catalogue;

import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.FieldOrigin;
import dev.crmcore.model.MergeId;
import dev.crmcore.model.MergeParticipation;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.RepointedReference;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.util.UUID;

/** The fields of merge records. */
public final class MergeFields {
  /** Who remains. */
  public static final Field<MergeRecord, UUID> SURVIVOR_ID =
      Field.reference("survivorId", "customer", entity -> entity.survivorId().value());

  /** When. */
  public static final Field<MergeRecord, Instant> MERGED_AT =
      Field.<MergeRecord, Instant>of("mergedAt", FieldType.INSTANT, MergeRecord::mergedAt)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** By whom. */
  public static final Field<MergeRecord, String> MERGED_BY =
      Field.<MergeRecord, String>of("mergedBy", FieldType.CODE, MergeRecord::mergedBy)
          .with(FieldTrait.REQUIRED);

  /** Why. */
  public static final Field<MergeRecord, String> REASON =
      Field.of("reason", FieldType.TEXT, MergeRecord::reason);

  /** The survivor before. */
  public static final Field<MergeRecord, String> SURVIVOR_BEFORE =
      Field.<MergeRecord, String>of("survivorBefore", FieldType.CODE, MergeRecord::survivorBefore)
          .with(FieldTrait.REQUIRED, FieldTrait.PERSONAL);

  /** The survivor after. */
  public static final Field<MergeRecord, String> SURVIVOR_AFTER =
      Field.<MergeRecord, String>of("survivorAfter", FieldType.CODE, MergeRecord::survivorAfter)
          .with(FieldTrait.REQUIRED, FieldTrait.PERSONAL);

  /** When it was undone. */
  public static final Field<MergeRecord, Instant> UNDONE_AT =
      Field.of("undoneAt", FieldType.INSTANT, MergeRecord::undoneAt);

  /** Who was merged into it. */
  public static final CollectionField<MergeRecord, String> LOSER_IDS =
      CollectionField.ofValues(
          "loserIds",
          FieldType.CODE,
          entity -> entity.loserIds().stream().map(CustomerId::toString).toList());

  /** The losers before. */
  public static final CollectionField<MergeRecord, String> LOSERS_BEFORE =
      CollectionField.<MergeRecord>ofValues(
              "losersBefore", FieldType.CODE, MergeRecord::losersBefore)
          .asDocument();

  /** Where each field came from. */
  public static final CollectionField<MergeRecord, FieldOrigin> ORIGINS =
      CollectionField.of(
              "origins", MergeRecord::origins, Elements.FIELD_ORIGIN, Elements::fieldOrigin)
          .asDocument();

  /** The references that were moved. */
  public static final CollectionField<MergeRecord, RepointedReference> REPOINTED =
      CollectionField.of(
              "repointed", MergeRecord::repointed, Elements.REPOINTED, Elements::repointed)
          .asDocument();

  /** What the participants remember. */
  public static final CollectionField<MergeRecord, MergeParticipation> PARTICIPATIONS =
      CollectionField.of(
              "participations",
              MergeRecord::participations,
              Elements.PARTICIPATION,
              Elements::participation)
          .asDocument();

  /** The description of the entity. */
  public static final EntityType<MergeRecord> TYPE =
      EntityType.define(
              "merge",
              MergeRecord.class,
              entity -> entity.id().value(),
              MergeRecord::revision,
              MergeFields::stamp,
              MergeFields::assemble)
          .fields(
              SURVIVOR_ID, MERGED_AT, MERGED_BY, REASON, SURVIVOR_BEFORE, SURVIVOR_AFTER, UNDONE_AT)
          .collection(LOSER_IDS)
          .collection(LOSERS_BEFORE)
          .collection(ORIGINS)
          .collection(REPOINTED)
          .collection(PARTICIPATIONS)
          .build();

  private MergeFields() {}

  private static MergeRecord stamp(MergeRecord entity, UUID id, Revision revision) {
    return new MergeRecord(
        new MergeId(id),
        entity.survivorId(),
        entity.loserIds(),
        entity.mergedAt(),
        entity.mergedBy(),
        entity.reason(),
        entity.survivorBefore(),
        entity.survivorAfter(),
        entity.losersBefore(),
        entity.origins(),
        entity.repointed(),
        entity.participations(),
        entity.undoneAt(),
        revision);
  }

  private static MergeRecord assemble(EntityValues<MergeRecord> values) {
    return new MergeRecord(
        new MergeId(values.id()),
        new CustomerId(values.require(SURVIVOR_ID)),
        values.list(LOSER_IDS).stream().map(CustomerId::parse).toList(),
        values.require(MERGED_AT),
        values.require(MERGED_BY),
        values.get(REASON),
        values.require(SURVIVOR_BEFORE),
        values.require(SURVIVOR_AFTER),
        values.list(LOSERS_BEFORE),
        values.list(ORIGINS),
        values.list(REPOINTED),
        values.list(PARTICIPATIONS),
        values.get(UNDONE_AT),
        values.revision());
  }
}
