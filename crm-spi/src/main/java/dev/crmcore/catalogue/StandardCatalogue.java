package dev.crmcore.catalogue;

import dev.crmcore.field.Catalogue;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.Relation;
import java.time.Instant;
import java.util.List;

/** The catalogue of the standard entities, without custom fields. */
public final class StandardCatalogue {
  private StandardCatalogue() {}

  /** Returns a catalogue with every standard entity, those that others refer to first. */
  public static Catalogue create() {
    String customer = CustomerFields.TYPE.name();
    return Catalogue.of(
        List.of(
            CustomerFields.TYPE,
            AffiliationFields.TYPE,
            RelationshipFields.TYPE,
            PipelineFields.TYPE,
            DealFields.TYPE,
            DealContactFields.TYPE,
            StageChangeFields.TYPE,
            ApprovalRequestFields.TYPE,
            ApprovalDelegationFields.TYPE,
            ExchangeRateFields.TYPE,
            BillingDocumentFields.TYPE,
            LeadFields.TYPE,
            ServiceCaseFields.TYPE,
            SurveyFields.TYPE,
            InteractionFields.TYPE,
            VisitorFields.TYPE,
            PurchaseFields.TYPE,
            PlaybookFields.TYPE,
            PlaybookRunFields.TYPE,
            TaskFields.TYPE,
            CommentFields.TYPE,
            FollowFields.TYPE,
            FeedPositionFields.TYPE,
            EditingHintFields.TYPE,
            AttachmentFields.TYPE,
            QuotaFields.TYPE,
            ForecastSnapshotFields.TYPE,
            SegmentFields.TYPE,
            MembershipFields.TYPE,
            MembershipCheckFields.TYPE,
            SavedViewFields.TYPE,
            RfmRatingFields.TYPE,
            SuppressionFields.TYPE,
            ConsentFields.TYPE,
            MergeFields.TYPE,
            DuplicateDecisionFields.TYPE,
            DuplicateCandidateFields.TYPE,
            ImportRunFields.TYPE,
            SavedMappingFields.TYPE,
            EditRunFields.TYPE,
            QualityRatingFields.TYPE,
            QualityIssueFields.TYPE,
            QualityRunFields.TYPE,
            FormSubmissionFields.TYPE,
            FeedFields.TYPE,
            AuditFields.TYPE,
            AuditHeadFields.TYPE,
            AuditCheckpointFields.TYPE,
            LineageFields.TYPE,
            OutboxFields.TYPE,
            ChangeCursorFields.TYPE),
        List.of(
            new Relation<>(
                "purchases",
                customer,
                PurchaseFields.TYPE,
                PurchaseFields.CUSTOMER_ID,
                PurchaseFields.OCCURRED_AT),
            new Relation<>(
                "interactions",
                customer,
                InteractionFields.TYPE,
                InteractionFields.CUSTOMER_ID,
                InteractionFields.OCCURRED_AT),
            new Relation<>(
                "deals", customer, DealFields.TYPE, DealFields.CUSTOMER_ID, DealFields.STAGE_SINCE),
            new Relation<>(
                "tasks", customer, TaskFields.TYPE, TaskFields.CUSTOMER_ID, TaskFields.DEADLINE),
            new Relation<>(
                "leads", customer, LeadFields.TYPE, LeadFields.CUSTOMER_ID, LeadFields.RECEIVED_AT),
            new Relation<>(
                "cases",
                customer,
                ServiceCaseFields.TYPE,
                ServiceCaseFields.CUSTOMER_ID,
                ServiceCaseFields.OPENED_AT),
            new Relation<>(
                "billing",
                customer,
                BillingDocumentFields.TYPE,
                BillingDocumentFields.CUSTOMER_ID,
                BillingDocumentFields.ISSUED_AT),
            new Relation<>(
                "surveys",
                customer,
                SurveyFields.TYPE,
                SurveyFields.CUSTOMER_ID,
                SurveyFields.ANSWERED_AT),
            new Relation<>(
                "consents",
                customer,
                ConsentFields.TYPE,
                ConsentFields.CUSTOMER_ID,
                ConsentFields.GIVEN_AT),
            new Relation<>(
                "comments",
                customer,
                CommentFields.TYPE,
                CommentFields.CUSTOMER_ID,
                storedAt(CommentFields.TYPE)),
            new Relation<>(
                "attachments",
                customer,
                AttachmentFields.TYPE,
                AttachmentFields.CUSTOMER_ID,
                storedAt(AttachmentFields.TYPE)),
            new Relation<>(
                "people",
                customer,
                AffiliationFields.TYPE,
                AffiliationFields.ORGANIZATION_ID,
                storedAt(AffiliationFields.TYPE)),
            new Relation<>(
                "relationships",
                customer,
                RelationshipFields.TYPE,
                RelationshipFields.FROM_ID,
                storedAt(RelationshipFields.TYPE)),
            new Relation<>(
                "relationshipsOf",
                customer,
                RelationshipFields.TYPE,
                RelationshipFields.TO_ID,
                storedAt(RelationshipFields.TYPE)),
            new Relation<>(
                "memberships",
                customer,
                MembershipFields.TYPE,
                MembershipFields.CUSTOMER_ID,
                MembershipFields.SINCE),
            new Relation<>(
                "possibleDuplicates",
                customer,
                DuplicateCandidateFields.TYPE,
                DuplicateCandidateFields.LEFT_ID,
                DuplicateCandidateFields.FOUND_AT),
            new Relation<>(
                "possibleDuplicatesOf",
                customer,
                DuplicateCandidateFields.TYPE,
                DuplicateCandidateFields.RIGHT_ID,
                DuplicateCandidateFields.FOUND_AT),
            new Relation<>(
                "rfm",
                customer,
                RfmRatingFields.TYPE,
                RfmRatingFields.CUSTOMER_ID,
                RfmRatingFields.RATED_AT),
            new Relation<>(
                "quality",
                customer,
                QualityRatingFields.TYPE,
                QualityRatingFields.CUSTOMER_ID,
                QualityRatingFields.RATED_AT),
            new Relation<>(
                "qualityIssues",
                customer,
                QualityIssueFields.TYPE,
                QualityIssueFields.CUSTOMER_ID,
                QualityIssueFields.FOUND_AT),
            new Relation<>(
                "stageChanges",
                DealFields.TYPE.name(),
                StageChangeFields.TYPE,
                StageChangeFields.DEAL_ID,
                StageChangeFields.AT),
            new Relation<>(
                "billing",
                DealFields.TYPE.name(),
                BillingDocumentFields.TYPE,
                BillingDocumentFields.DEAL_ID,
                BillingDocumentFields.ISSUED_AT),
            new Relation<>(
                "approvals",
                DealFields.TYPE.name(),
                ApprovalRequestFields.TYPE,
                ApprovalRequestFields.DEAL_ID,
                ApprovalRequestFields.REQUESTED_AT)));
  }

  @SuppressWarnings("unchecked") // the field of that name holds moments on every entity
  private static <E> Field<E, Instant> storedAt(EntityType<E> type) {
    return (Field<E, Instant>) type.requireField(EntityType.CREATED_AT);
  }
}
