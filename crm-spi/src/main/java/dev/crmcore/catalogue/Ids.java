package dev.crmcore.catalogue;

import dev.crmcore.model.BillingDocumentId;
import dev.crmcore.model.ConsentId;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DealId;
import dev.crmcore.model.InteractionId;
import dev.crmcore.model.LeadId;
import dev.crmcore.model.PipelineId;
import dev.crmcore.model.PlaybookRunId;
import dev.crmcore.model.ServiceCaseId;
import dev.crmcore.model.TaskId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Typed ids of references that may be missing. */
final class Ids {
  private Ids() {}

  static @Nullable CustomerId customerId(@Nullable UUID value) {
    return value == null ? null : new CustomerId(value);
  }

  static @Nullable DealId dealId(@Nullable UUID value) {
    return value == null ? null : new DealId(value);
  }

  static @Nullable BillingDocumentId billingDocumentId(@Nullable UUID value) {
    return value == null ? null : new BillingDocumentId(value);
  }

  static @Nullable InteractionId interactionId(@Nullable UUID value) {
    return value == null ? null : new InteractionId(value);
  }

  static @Nullable LeadId leadId(@Nullable UUID value) {
    return value == null ? null : new LeadId(value);
  }

  static @Nullable TaskId taskId(@Nullable UUID value) {
    return value == null ? null : new TaskId(value);
  }

  static @Nullable PipelineId pipelineId(@Nullable UUID value) {
    return value == null ? null : new PipelineId(value);
  }

  static @Nullable PlaybookRunId playbookRunId(@Nullable UUID value) {
    return value == null ? null : new PlaybookRunId(value);
  }

  static @Nullable ServiceCaseId serviceCaseId(@Nullable UUID value) {
    return value == null ? null : new ServiceCaseId(value);
  }

  static @Nullable ConsentId consentId(@Nullable UUID value) {
    return value == null ? null : new ConsentId(value);
  }
}
