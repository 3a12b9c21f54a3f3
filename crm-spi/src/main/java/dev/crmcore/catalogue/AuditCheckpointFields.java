package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.AuditCheckpoint;
import dev.crmcore.model.AuditCheckpointId;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.util.UUID;

/** The fields of checkpoints of the audit log. */
public final class AuditCheckpointFields {
  /** The position of the last sealed entry. */
  public static final Field<AuditCheckpoint, Long> POSITION =
      Field.<AuditCheckpoint, Long>of("position", FieldType.INTEGER, AuditCheckpoint::position)
          .with(FieldTrait.REQUIRED, FieldTrait.UNIQUE);

  /** The digest of that entry. */
  public static final Field<AuditCheckpoint, String> DIGEST =
      Field.<AuditCheckpoint, String>of("digest", FieldType.CODE, AuditCheckpoint::digest)
          .with(FieldTrait.REQUIRED);

  /** The youngest moment of a sealed entry. */
  public static final Field<AuditCheckpoint, Instant> UNTIL =
      Field.<AuditCheckpoint, Instant>of("until", FieldType.INSTANT, AuditCheckpoint::until)
          .with(FieldTrait.REQUIRED);

  /** The description of the entity. */
  public static final EntityType<AuditCheckpoint> TYPE =
      EntityType.defineAppendOnly(
              "auditCheckpoint",
              AuditCheckpoint.class,
              entity -> entity.id().value(),
              AuditCheckpointFields::stamp,
              AuditCheckpointFields::assemble)
          .fields(POSITION, DIGEST, UNTIL)
          .build();

  private AuditCheckpointFields() {}

  private static AuditCheckpoint stamp(AuditCheckpoint entity, UUID id, Revision revision) {
    return new AuditCheckpoint(
        new AuditCheckpointId(id), entity.position(), entity.digest(), entity.until());
  }

  private static AuditCheckpoint assemble(EntityValues<AuditCheckpoint> values) {
    return new AuditCheckpoint(
        new AuditCheckpointId(values.id()),
        values.require(POSITION),
        values.require(DIGEST),
        values.require(UNTIL));
  }
}
