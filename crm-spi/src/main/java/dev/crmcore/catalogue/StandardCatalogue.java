package dev.crmcore.catalogue;

import dev.crmcore.field.Catalogue;
import dev.crmcore.field.Relation;
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
            PipelineFields.TYPE,
            DealFields.TYPE,
            StageChangeFields.TYPE,
            InteractionFields.TYPE,
            PurchaseFields.TYPE,
            TaskFields.TYPE,
            SegmentFields.TYPE,
            SuppressionFields.TYPE,
            MergeFields.TYPE,
            DuplicateDecisionFields.TYPE,
            DuplicateCandidateFields.TYPE,
            ImportRunFields.TYPE,
            SavedMappingFields.TYPE,
            EditRunFields.TYPE,
            AuditFields.TYPE,
            AuditHeadFields.TYPE,
            AuditCheckpointFields.TYPE,
            LineageFields.TYPE,
            OutboxFields.TYPE),
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
                "stageChanges",
                DealFields.TYPE.name(),
                StageChangeFields.TYPE,
                StageChangeFields.DEAL_ID,
                StageChangeFields.AT)));
  }
}
