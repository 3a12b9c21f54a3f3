package dev.crmcore.lead;

import dev.crmcore.catalogue.LeadFields;
import dev.crmcore.event.Alert;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.PassedDeadlines;
import dev.crmcore.model.Lead;
import java.util.Objects;

/** Tells of leads that had no first answer in time, each once. */
public final class LateLeads {
  private final Gateway gateway;

  /** Creates it on a gateway which sees everything of its tenant. */
  public LateLeads(Gateway gateway) {
    this.gateway = gateway;
  }

  /** Tells what is due now and returns how many leads it told of. */
  public int runDue() {
    return new PassedDeadlines<>(gateway, LeadFields.TYPE, LeadFields.NEXT_ALARM_AT)
        .tell("lead.escalate", this::tell);
  }

  private int tell(ChangeSet changes, Lead lead) {
    PassedDeadlines.announce(
        changes,
        new Alert(
            gateway.actor().tenant(),
            Alert.Kind.LEAD_RESPONSE,
            LeadFields.TYPE.name(),
            lead.id().value(),
            lead.customerId(),
            lead.assignee(),
            "Lead '%s' has had no answer.".formatted(lead.name()),
            Objects.requireNonNull(lead.responseDueAt()),
            changes.now()));
    changes.update(LeadFields.TYPE, lead.toBuilder().toldAt(changes.now()).build());
    return 1;
  }
}
