package dev.crmcore.lead;

import dev.crmcore.catalogue.LeadFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.event.Alert;
import dev.crmcore.gateway.Alerts;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.model.Lead;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Sort;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of leads that had no first answer in time, each once. Of several processes one goes on and
 * the others leave it to it.
 */
public final class LateLeads {
  private static final Logger LOG = LoggerFactory.getLogger(LateLeads.class);
  private static final int BATCH = 200;

  private final Gateway gateway;

  /** Creates it on a gateway which sees everything of its tenant. */
  public LateLeads(Gateway gateway) {
    this.gateway = gateway;
  }

  /** Tells what is due now and returns how many leads it told of. */
  public int runDue() {
    int told = 0;
    try {
      int batch;
      do {
        batch = gateway.change(Origin.of("lead.escalate"), this::batch);
        told += batch;
      } while (batch == BATCH);
    } catch (ConflictException e) {
      LOG.info("Another process tells of late leads; what is left is told by the next call.");
    }
    return told;
  }

  private int batch(ChangeSet changes) {
    List<Lead> late =
        changes
            .reader()
            .query(
                LeadFields.TYPE,
                Conditions.atMost(LeadFields.NEXT_ALARM_AT, changes.now()),
                List.of(Sort.descending(LeadFields.NEXT_ALARM_AT)),
                BATCH,
                null)
            .items();
    for (Lead lead : late) {
      Instant due = Objects.requireNonNull(lead.responseDueAt());
      changes.announce(
          Alerts.TOPIC,
          Alerts.write(
              new Alert(
                  gateway.actor().tenant(),
                  Alert.Kind.LEAD_RESPONSE,
                  LeadFields.TYPE.name(),
                  lead.id().value(),
                  lead.customerId(),
                  lead.assignee(),
                  "Lead '%s' has had no answer.".formatted(lead.name()),
                  due,
                  changes.now())));
      changes.update(LeadFields.TYPE, lead.toBuilder().toldAt(changes.now()).build());
    }
    return late.size();
  }
}
