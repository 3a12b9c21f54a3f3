package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.AuditHead;
import dev.crmcore.model.AuditHeadId;
import dev.crmcore.model.Revision;
import java.util.UUID;

/** The fields of the head of the audit log. */
public final class AuditHeadFields {
  /** The position of the last entry. */
  public static final Field<AuditHead, Long> POSITION =
      Field.<AuditHead, Long>of("position", FieldType.INTEGER, AuditHead::position)
          .with(FieldTrait.REQUIRED);

  /** The digest of the last entry. */
  public static final Field<AuditHead, String> DIGEST =
      Field.<AuditHead, String>of("digest", FieldType.CODE, AuditHead::digest)
          .with(FieldTrait.REQUIRED);

  /** The description of the entity. */
  public static final EntityType<AuditHead> TYPE =
      EntityType.define(
              "auditHead",
              AuditHead.class,
              entity -> entity.id().value(),
              AuditHead::revision,
              AuditHeadFields::stamp,
              AuditHeadFields::assemble)
          .fields(POSITION, DIGEST)
          .build();

  private AuditHeadFields() {}

  private static AuditHead stamp(AuditHead entity, UUID id, Revision revision) {
    return new AuditHead(new AuditHeadId(id), entity.position(), entity.digest(), revision);
  }

  private static AuditHead assemble(EntityValues<AuditHead> values) {
    return new AuditHead(
        new AuditHeadId(values.id()),
        values.require(POSITION),
        values.require(DIGEST),
        values.revision());
  }
}
