package dev.crmcore.service;

import dev.crmcore.catalogue.ServiceCaseFields;
import dev.crmcore.event.Alert;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.PassedDeadlines;
import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.ToldDeadline;
import java.util.List;
import java.util.Locale;

/**
 * Tells of deadlines of cases that passed, each once, and gives the cases to whom the service level
 * says.
 */
public final class CaseEscalation {
  private final Gateway gateway;
  private final ServiceLevels levels;

  /** Creates it on a gateway which sees everything of its tenant. */
  public CaseEscalation(Gateway gateway, ServiceLevels levels) {
    this.gateway = gateway;
    this.levels = levels;
  }

  /** Tells what is due now and returns how many deadlines it told of. */
  public int runDue() {
    return new PassedDeadlines<>(gateway, ServiceCaseFields.TYPE, ServiceCaseFields.NEXT_ALARM_AT)
        .tell("case.escalate", this::tell);
  }

  private int tell(ChangeSet changes, ServiceCase one) {
    ServiceLevel level = levels.of(one);
    String owner = level.escalateTo().isPresent() ? level.escalateTo().get() : one.owner();
    List<ToldDeadline> told = one.told();
    int passed = 0;
    for (CaseClock clock : new CaseClocks(level).clocks(one, changes.now())) {
      ToldDeadline deadline = new ToldDeadline(name(clock), clock.dueAt());
      boolean isNew = !told.contains(deadline);
      if (clock.metAt() == null && isNew && !clock.dueAt().isAfter(changes.now())) {
        told = deadline.in(told);
        PassedDeadlines.announce(
            changes,
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
                changes.now()));
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
