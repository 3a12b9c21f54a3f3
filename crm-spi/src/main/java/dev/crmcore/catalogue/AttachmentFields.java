package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.Attachment;
import dev.crmcore.model.AttachmentId;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.util.UUID;

/** The fields of attachments. */
public final class AttachmentFields {
  /** The customer it is about. */
  public static final Field<Attachment, UUID> CUSTOMER_ID =
      Field.<Attachment>reference("customerId", "customer", entity -> entity.customerId().value())
          .with(FieldTrait.REQUIRED);

  /** The deal of the customer that it is about. */
  public static final Field<Attachment, UUID> DEAL_ID =
      Field.<Attachment>reference("dealId", "deal", entity -> EntityId.valueOf(entity.dealId()));

  /** The service case of the customer that it is about. */
  public static final Field<Attachment, UUID> CASE_ID =
      Field.<Attachment>reference(
          "caseId", "serviceCase", entity -> EntityId.valueOf(entity.caseId()));

  /** The task of the customer that it is about. */
  public static final Field<Attachment, UUID> TASK_ID =
      Field.<Attachment>reference("taskId", "task", entity -> EntityId.valueOf(entity.taskId()));

  /** The interaction with the customer that it belongs to. */
  public static final Field<Attachment, UUID> INTERACTION_ID =
      Field.<Attachment>reference(
          "interactionId", "interaction", entity -> EntityId.valueOf(entity.interactionId()));

  /** What the file is called: a name without a path. */
  public static final Field<Attachment, String> FILE_NAME =
      Field.<Attachment, String>of("fileName", FieldType.TEXT, Attachment::fileName)
          .with(FieldTrait.REQUIRED, FieldTrait.PERSONAL);

  /** What its first bytes say it is, such as {@code "application/pdf"}. */
  public static final Field<Attachment, String> MEDIA_TYPE =
      Field.<Attachment, String>of("mediaType", FieldType.CODE, Attachment::mediaType)
          .with(FieldTrait.REQUIRED);

  /** How many bytes it has; 0 where that is not known yet. */
  public static final Field<Attachment, Long> SIZE =
      Field.<Attachment, Long>of("size", FieldType.INTEGER, Attachment::size)
          .with(FieldTrait.REQUIRED);

  /** The SHA-256 digest of the bytes, in 64 lower-case hexadecimal digits. */
  public static final Field<Attachment, String> DIGEST =
      Field.<Attachment, String>of("digest", FieldType.CODE, Attachment::digest)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** Under which key the bytes are stored. */
  public static final Field<Attachment, String> BLOB_KEY =
      Field.<Attachment, String>of("blobKey", FieldType.CODE, Attachment::blobKey)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** Who attached it. */
  public static final Field<Attachment, String> ADDED_BY =
      Field.<Attachment, String>of("addedBy", FieldType.CODE, Attachment::addedBy)
          .with(FieldTrait.REQUIRED);

  /** When it was removed; null while it is there. */
  public static final Field<Attachment, Instant> REMOVED_AT =
      Field.of("removedAt", FieldType.INSTANT, Attachment::removedAt);

  /** The description of the entity. */
  public static final EntityType<Attachment> TYPE =
      EntityType.define(
              "attachment",
              Attachment.class,
              entity -> entity.id().value(),
              Attachment::revision,
              AttachmentFields::stamp,
              AttachmentFields::assemble)
          .fields(
              CUSTOMER_ID,
              DEAL_ID,
              CASE_ID,
              TASK_ID,
              INTERACTION_ID,
              FILE_NAME,
              MEDIA_TYPE,
              SIZE,
              DIGEST,
              BLOB_KEY,
              ADDED_BY,
              REMOVED_AT)
          .build();

  /** When it was attached. */
  @SuppressWarnings("unchecked") // the field of that name holds moments on every entity
  public static final Field<Attachment, Instant> CREATED_AT =
      (Field<Attachment, Instant>) TYPE.requireField(EntityType.CREATED_AT);

  private AttachmentFields() {}

  private static Attachment stamp(Attachment entity, UUID id, Revision revision) {
    return new Attachment(
        new AttachmentId(id),
        entity.customerId(),
        entity.dealId(),
        entity.caseId(),
        entity.taskId(),
        entity.interactionId(),
        entity.fileName(),
        entity.mediaType(),
        entity.size(),
        entity.digest(),
        entity.blobKey(),
        entity.addedBy(),
        entity.removedAt(),
        revision);
  }

  private static Attachment assemble(EntityValues<Attachment> values) {
    return new Attachment(
        new AttachmentId(values.id()),
        new CustomerId(values.require(CUSTOMER_ID)),
        Ids.dealId(values.get(DEAL_ID)),
        Ids.serviceCaseId(values.get(CASE_ID)),
        Ids.taskId(values.get(TASK_ID)),
        Ids.interactionId(values.get(INTERACTION_ID)),
        values.require(FILE_NAME),
        values.require(MEDIA_TYPE),
        values.require(SIZE),
        values.require(DIGEST),
        values.require(BLOB_KEY),
        values.require(ADDED_BY),
        values.get(REMOVED_AT),
        values.revision());
  }
}
