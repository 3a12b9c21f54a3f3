package dev.crmcore.service;

import dev.crmcore.catalogue.ServiceCaseFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.event.Alert;
import dev.crmcore.gateway.Alerts;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.ToldDeadlines;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Sort;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of deadlines of cases that passed, each once, and gives the cases to whom the service level
 * says. Of several processes one goes on and the others leave it to it.
 */
public final class CaseEscalation {
  private static final Logger LOG = LoggerFactory.getLogger(CaseEscalation.class);
  private static final int BATCH = 200;

  private final Gateway gateway;
  private final ServiceLevels levels;

  /** Creates it on a gateway which sees everything of its tenant. */
  public CaseEscalation(Gateway gateway, ServiceLevels levels) {
    this.gateway = gateway;
    this.levels = levels;
  }

  /** Tells what is due now and returns how many deadlines it told of. */
  public int runDue() {
    int told = 0;
    try {
      int batch;
      do {
        batch = gateway.change(Origin.of("case.escalate"), this::batch);
        told += batch;
      } while (batch > 0);
    } catch (ConflictException e) {
      LOG.info("Another process tells of late cases; what is left is told by the next call.");
    }
    return told;
  }

  private int batch(ChangeSet changes) {
    List<ServiceCase> late =
        changes
            .reader()
            .query(
                ServiceCaseFields.TYPE,
                Conditions.atMost(ServiceCaseFields.NEXT_ALARM_AT, changes.now()),
                List.of(Sort.descending(ServiceCaseFields.NEXT_ALARM_AT)),
                BATCH,
                null)
            .items();
    int told = 0;
    for (ServiceCase one : late) {
      told += tell(changes, one);
    }
    return told;
  }

  private int tell(ChangeSet changes, ServiceCase one) {
    ServiceLevel level = levels.of(one);
    String owner = level.escalateTo().isPresent() ? level.escalateTo().get() : one.owner();
    ToldDeadlines told = one.told();
    int passed = 0;
    for (CaseClock clock : new CaseClocks(level).clocks(one, changes.now())) {
      boolean isNew = !told.has(name(clock), clock.dueAt());
      if (clock.metAt() == null && isNew && !clock.dueAt().isAfter(changes.now())) {
        told = told.with(name(clock), clock.dueAt());
        changes.announce(
            Alerts.TOPIC,
            Alerts.write(
                new Alert(
                    gateway.actor().tenant(),
                    clock.kind(),
                    ServiceCaseFields.TYPE.name(),
                    one.id().value(),
                    one.customerId(),
                    owner,
                    "Case %d '%s' has missed its %s."
                        .formatted(one.number(), one.subject(), called(clock)),
                    clock.dueAt(),
                    changes.now())));
        passed++;
      }
    }
    changes.update(ServiceCaseFields.TYPE, one.toBuilder().told(told).owner(owner).build());
    return passed;
  }

  private static String name(CaseClock clock) {
    return switch (clock.kind()) {
      case CASE_FIRST_RESPONSE -> ServiceCase.FIRST_RESPONSE;
      case CASE_NEXT_RESPONSE -> ServiceCase.NEXT_RESPONSE;
      default -> ServiceCase.RESOLUTION;
    };
  }

  private static String called(CaseClock clock) {
    return clock
        .kind()
        .name()
        .substring("CASE_".length())
        .replace('_', ' ')
        .toLowerCase(Locale.ROOT);
  }
}
