package dev.crmcore.catalogue;

import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.ApprovalRequest;
import dev.crmcore.model.ApprovalRequestId;
import dev.crmcore.model.ApprovalStatus;
import dev.crmcore.model.ApprovalVote;
import dev.crmcore.model.DealId;
import dev.crmcore.model.Money;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fields of approvals that were asked for. */
public final class ApprovalRequestFields {
  /** For which deal. */
  public static final Field<ApprovalRequest, UUID> DEAL_ID =
      Field.<ApprovalRequest>reference("dealId", "deal", entity -> entity.dealId().value())
          .with(FieldTrait.REQUIRED);

  /** The key of the stage that it is to enter. */
  public static final Field<ApprovalRequest, String> STAGE =
      Field.<ApprovalRequest, String>of("stage", FieldType.CODE, ApprovalRequest::stage)
          .with(FieldTrait.REQUIRED);

  /** The name of the rule that asks for it. */
  public static final Field<ApprovalRequest, String> RULE =
      Field.<ApprovalRequest, String>of("rule", FieldType.CODE, ApprovalRequest::rule)
          .with(FieldTrait.REQUIRED);

  /** How far it has come. */
  public static final Field<ApprovalRequest, ApprovalStatus> STATUS =
      Field.<ApprovalRequest, ApprovalStatus>of(
              "status", FieldType.choice(ApprovalStatus.class), ApprovalRequest::status)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** Who asked. */
  public static final Field<ApprovalRequest, String> REQUESTED_BY =
      Field.<ApprovalRequest, String>of("requestedBy", FieldType.CODE, ApprovalRequest::requestedBy)
          .with(FieldTrait.REQUIRED);

  /** When. */
  public static final Field<ApprovalRequest, Instant> REQUESTED_AT =
      Field.<ApprovalRequest, Instant>of(
              "requestedAt", FieldType.INSTANT, ApprovalRequest::requestedAt)
          .with(FieldTrait.REQUIRED);

  /** Why it should be approved. */
  public static final Field<ApprovalRequest, String> REASON =
      Field.of("reason", FieldType.TEXT, ApprovalRequest::reason);

  /** How many have to approve. */
  public static final Field<ApprovalRequest, Long> NEEDED =
      Field.<ApprovalRequest, Long>of("needed", FieldType.INTEGER, ApprovalRequest::needed)
          .with(FieldTrait.REQUIRED);

  /** What the deal was worth when they asked. */
  public static final Field<ApprovalRequest, Money> AMOUNT =
      Field.of("amount", FieldType.MONEY, ApprovalRequest::amount);

  /** A digest of what is approved: the amount and the lines. */
  public static final Field<ApprovalRequest, String> DIGEST =
      Field.<ApprovalRequest, String>of("digest", FieldType.CODE, ApprovalRequest::digest)
          .with(FieldTrait.REQUIRED);

  /** From when on it is worth nothing; null for never. */
  public static final Field<ApprovalRequest, Instant> EXPIRES_AT =
      Field.of("expiresAt", FieldType.INSTANT, ApprovalRequest::expiresAt);

  /** When its status last changed. */
  public static final Field<ApprovalRequest, Instant> DECIDED_AT =
      Field.of("decidedAt", FieldType.INSTANT, ApprovalRequest::decidedAt);

  /** Why it was refused or withdrawn. */
  public static final Field<ApprovalRequest, String> OUTCOME =
      Field.of("outcome", FieldType.TEXT, ApprovalRequest::outcome);

  /** What people said. */
  public static final CollectionField<ApprovalRequest, ApprovalVote> VOTES =
      CollectionField.of(
          "votes", ApprovalRequest::votes, ApprovalElements.VOTE, ApprovalElements::vote);

  /** What makes it unique while it is not decided, or approved and not used; null afterwards. */
  public static final Field<ApprovalRequest, String> KEY =
      Field.of("key", FieldType.CODE, ApprovalRequestFields::key)
          .with(FieldTrait.UNIQUE)
          .derivedFrom("dealId", "stage", "rule", "status");

  /** The description of the entity. */
  public static final EntityType<ApprovalRequest> TYPE =
      EntityType.define(
              "approvalRequest",
              ApprovalRequest.class,
              entity -> entity.id().value(),
              ApprovalRequest::revision,
              ApprovalRequestFields::stamp,
              ApprovalRequestFields::assemble)
          .fields(
              DEAL_ID,
              STAGE,
              RULE,
              STATUS,
              REQUESTED_BY,
              REQUESTED_AT,
              REASON,
              NEEDED,
              AMOUNT,
              DIGEST,
              EXPIRES_AT,
              DECIDED_AT,
              OUTCOME,
              KEY)
          .collection(VOTES)
          .build();

  private ApprovalRequestFields() {}

  /** The name of a rule has no comma, so it tells where that ends. */
  private static @Nullable String key(ApprovalRequest entity) {
    boolean open =
        entity.status() == ApprovalStatus.PENDING || entity.status() == ApprovalStatus.APPROVED;
    return open ? entity.dealId() + "/" + entity.rule() + "," + entity.stage() : null;
  }

  private static ApprovalRequest stamp(ApprovalRequest entity, UUID id, Revision revision) {
    return new ApprovalRequest(
        new ApprovalRequestId(id),
        entity.dealId(),
        entity.stage(),
        entity.rule(),
        entity.status(),
        entity.requestedBy(),
        entity.requestedAt(),
        entity.reason(),
        entity.needed(),
        entity.amount(),
        entity.digest(),
        entity.expiresAt(),
        entity.decidedAt(),
        entity.outcome(),
        entity.votes(),
        revision);
  }

  private static ApprovalRequest assemble(EntityValues<ApprovalRequest> values) {
    return new ApprovalRequest(
        new ApprovalRequestId(values.id()),
        new DealId(values.require(DEAL_ID)),
        values.require(STAGE),
        values.require(RULE),
        values.require(STATUS),
        values.require(REQUESTED_BY),
        values.require(REQUESTED_AT),
        values.get(REASON),
        values.require(NEEDED),
        values.get(AMOUNT),
        values.require(DIGEST),
        values.get(EXPIRES_AT),
        values.get(DECIDED_AT),
        values.get(OUTCOME),
        values.list(VOTES),
        values.revision());
  }
}
