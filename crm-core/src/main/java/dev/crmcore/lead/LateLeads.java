package dev.crmcore.lead;

import dev.crmcore.catalogue.LeadFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.event.Alert;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.PassedDeadlines;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Lead;
import dev.crmcore.model.LeadStatus;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Sort;
import dev.crmcore.segmentation.ConditionText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of leads that had no first answer in time, each once, wakes those that were put off when
 * their day has come, and gives those to somebody for whom there was nobody when they came.
 */
public final class LateLeads {
  private static final int BATCH = 500;

  private static final Logger LOG = LoggerFactory.getLogger(LateLeads.class);

  private final Gateway gateway;
  private final LeadAssignment assignment;

  /** Creates it on a gateway which sees everything of its tenant. */
  public LateLeads(Gateway gateway, LeadRules rules, ConditionText text) {
    this.gateway = gateway;
    this.assignment = new LeadAssignment(rules, text);
  }

  /** Does what is due now and returns how many leads it told of or gave to somebody. */
  public int runDue() {
    int woken;
    int told = 0;
    do {
      woken =
          gateway.read(reader -> due(reader, 1)).isEmpty()
              ? 0
              : gateway.change(Origin.of("lead.wake"), this::wakeSome);
      told += woken;
    } while (woken == BATCH);
    return told
        + assignWaiting()
        + new PassedDeadlines<>(gateway, LeadFields.TYPE, LeadFields.NEXT_ALARM_AT)
            .tell("lead.escalate", this::tell);
  }

  private List<Lead> due(Reader reader, int limit) {
    LocalDate today = LocalDate.ofInstant(gateway.engine().now(), gateway.engine().zone());
    return reader
        .query(
            LeadFields.TYPE,
            Conditions.all(
                Conditions.atMost(LeadFields.NURTURE_UNTIL, today),
                Conditions.equal(LeadFields.STATUS, LeadStatus.NURTURING)),
            List.of(Sort.ascending(LeadFields.NURTURE_UNTIL)),
            limit,
            null)
        .items();
  }

  private int wakeSome(ChangeSet changes) {
    ZoneId zone = gateway.engine().zone();
    List<Lead> due = due(changes.reader(), BATCH);
    for (Lead lead : due) {
      LocalDate day = Objects.requireNonNull(lead.nurtureUntil());
      PassedDeadlines.announce(
          changes,
          alert(
              changes,
              lead,
              Alert.Kind.LEAD_NURTURE,
              "Lead '%s' was put off until %s.".formatted(lead.name(), day),
              day.atStartOfDay(zone).toInstant()));
      changes.update(
          LeadFields.TYPE, lead.toBuilder().status(LeadStatus.WORKING).nurtureUntil(null).build());
    }
    return due.size();
  }

  /** Rule by rule, so that an earlier rule has the first word, as it has when leads come. */
  private int assignWaiting() {
    int given = 0;
    try {
      for (AssignmentRule rule : assignment.rules()) {
        int batch;
        do {
          batch =
              gateway.read(reader -> waiting(reader, rule, 1)).isEmpty()
                  ? 0
                  : gateway.change(Origin.of("lead.assign"), changes -> assignSome(changes, rule));
          given += batch;
        } while (batch == BATCH);
      }
    } catch (ConflictException e) {
      LOG.info("Another process gives leads to people; what is left is given by the next call.");
    }
    return given;
  }

  private List<Lead> waiting(Reader reader, AssignmentRule rule, int limit) {
    return reader
        .query(
            LeadFields.TYPE,
            Conditions.all(
                Conditions.missing(LeadFields.ASSIGNEE),
                Conditions.in(LeadFields.STATUS, LeadStatus.open()),
                assignment.condition(rule)),
            List.of(Sort.ascending(LeadFields.RECEIVED_AT)),
            limit,
            null)
        .items();
  }

  private int assignSome(ChangeSet changes, AssignmentRule rule) {
    int given = 0;
    for (Lead lead : waiting(changes.reader(), rule, BATCH)) {
      Optional<Lead> assigned = assignment.given(changes.reader(), rule, lead, changes.now());
      if (assigned.isEmpty()) {
        return given;
      }
      changes.update(LeadFields.TYPE, assigned.get());
      given++;
    }
    return given;
  }

  private Alert alert(ChangeSet changes, Lead lead, Alert.Kind kind, String text, Instant dueAt) {
    return new Alert(
        gateway.actor().tenant(),
        kind,
        LeadFields.TYPE.name(),
        lead.id().value(),
        lead.customerId(),
        lead.assignee(),
        text,
        dueAt,
        changes.now());
  }

  private int tell(ChangeSet changes, Lead lead) {
    PassedDeadlines.announce(
        changes,
        alert(
            changes,
            lead,
            Alert.Kind.LEAD_RESPONSE,
            "Lead '%s' has had no answer.".formatted(lead.name()),
            Objects.requireNonNull(lead.responseDueAt())));
    changes.update(LeadFields.TYPE, lead.toBuilder().toldAt(changes.now()).build());
    return 1;
  }
}
