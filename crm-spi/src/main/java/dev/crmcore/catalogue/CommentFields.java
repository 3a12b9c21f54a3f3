package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.Comment;
import dev.crmcore.model.CommentId;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.util.UUID;

/** The fields of comments. */
public final class CommentFields {
  /** The customer it is about; missing while it is about a lead alone. */
  public static final Field<Comment, UUID> CUSTOMER_ID =
      Field.<Comment>reference(
          "customerId", "customer", entity -> EntityId.valueOf(entity.customerId()));

  /** The deal of the customer that it is about. */
  public static final Field<Comment, UUID> DEAL_ID =
      Field.<Comment>reference("dealId", "deal", entity -> EntityId.valueOf(entity.dealId()));

  /** The service case of the customer that it is about. */
  public static final Field<Comment, UUID> CASE_ID =
      Field.<Comment>reference(
          "caseId", "serviceCase", entity -> EntityId.valueOf(entity.caseId()));

  /** The lead that it is about. */
  public static final Field<Comment, UUID> LEAD_ID =
      Field.<Comment>reference("leadId", "lead", entity -> EntityId.valueOf(entity.leadId()));

  /** The task of the customer that it is about. */
  public static final Field<Comment, UUID> TASK_ID =
      Field.<Comment>reference("taskId", "task", entity -> EntityId.valueOf(entity.taskId()));

  /** Who wrote it. */
  public static final Field<Comment, String> AUTHOR =
      Field.<Comment, String>of("author", FieldType.CODE, Comment::author)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** What was written. */
  public static final Field<Comment, String> TEXT =
      Field.<Comment, String>of("text", FieldType.TEXT, Comment::text)
          .with(FieldTrait.REQUIRED, FieldTrait.PERSONAL);

  /** Whether it comes before all others. */
  public static final Field<Comment, Boolean> PINNED =
      Field.<Comment, Boolean>of("pinned", FieldType.BOOLEAN, Comment::pinned)
          .with(FieldTrait.REQUIRED);

  /** When the text was last changed; null if it never was. */
  public static final Field<Comment, Instant> EDITED_AT =
      Field.of("editedAt", FieldType.INSTANT, Comment::editedAt);

  /** The description of the entity. */
  public static final EntityType<Comment> TYPE =
      EntityType.define(
              "comment",
              Comment.class,
              entity -> entity.id().value(),
              Comment::revision,
              CommentFields::stamp,
              CommentFields::assemble)
          .fields(CUSTOMER_ID, DEAL_ID, CASE_ID, LEAD_ID, TASK_ID, AUTHOR, TEXT, PINNED, EDITED_AT)
          .build();

  /** When it was written. */
  @SuppressWarnings("unchecked") // the field of that name holds moments on every entity
  public static final Field<Comment, Instant> CREATED_AT =
      (Field<Comment, Instant>) TYPE.requireField(EntityType.CREATED_AT);

  private CommentFields() {}

  private static Comment stamp(Comment entity, UUID id, Revision revision) {
    return new Comment(
        new CommentId(id),
        entity.customerId(),
        entity.dealId(),
        entity.caseId(),
        entity.leadId(),
        entity.taskId(),
        entity.author(),
        entity.text(),
        entity.pinned(),
        entity.editedAt(),
        revision);
  }

  private static Comment assemble(EntityValues<Comment> values) {
    return new Comment(
        new CommentId(values.id()),
        Ids.customerId(values.get(CUSTOMER_ID)),
        Ids.dealId(values.get(DEAL_ID)),
        Ids.serviceCaseId(values.get(CASE_ID)),
        Ids.leadId(values.get(LEAD_ID)),
        Ids.taskId(values.get(TASK_ID)),
        values.require(AUTHOR),
        values.require(TEXT),
        values.require(PINNED),
        values.get(EDITED_AT),
        values.revision());
  }
}
