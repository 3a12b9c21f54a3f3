package dev.crmcore.service;

import dev.crmcore.catalogue.ServiceCaseFields;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.CaseStatus;
import dev.crmcore.model.Direction;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.ServiceCaseId;
import java.time.Instant;

/** What is said about a case moves its clocks, and may open it again. */
public final class CaseConversation {
  private static final int MAX_CHAIN = 100;

  private final ServiceLevels levels;

  /** Creates it for the levels that a host promises. */
  public CaseConversation(ServiceLevels levels) {
    this.levels = levels;
  }

  /**
   * Returns the case that something is about: where a case went on in another, that one.
   *
   * @throws NotFoundException if the actor cannot see it
   */
  public static ServiceCase about(Reader reader, ServiceCaseId id) {
    ServiceCase one = reader.get(ServiceCaseFields.TYPE, id.value());
    for (int i = 0; i < MAX_CHAIN && one.duplicateOf() != null; i++) {
      one = reader.get(ServiceCaseFields.TYPE, one.duplicateOf().value());
    }
    return one;
  }

  /** Brings a case up to date with an interaction about it that was stored. */
  public void heard(ChangeSet changes, ServiceCase one, Interaction said) {
    CaseClocks clocks = new CaseClocks(levels.of(one));
    Instant at = said.occurredAt().isBefore(one.openedAt()) ? one.openedAt() : said.occurredAt();
    ServiceCase after = one;
    if (said.direction() == Direction.OUTBOUND) {
      after = clocks.answered(one, at);
      if (one.status() == CaseStatus.NEW) {
        after = after.toBuilder().status(CaseStatus.OPEN).build();
      }
    } else if (said.direction() == Direction.INBOUND) {
      // What was said before the case began to wait, and is only written down now, answers nothing.
      if (!one.isRunning() && (one.pausedAt() == null || !at.isBefore(one.pausedAt()))) {
        boolean over = one.status() != CaseStatus.PENDING;
        Instant from = at.isAfter(changes.now()) ? changes.now() : at;
        after =
            clocks.running(one, from).toBuilder()
                .reopened(over ? one.reopened() + 1 : one.reopened())
                .build();
      }
      if (after.isRunning()) {
        after = clocks.asked(after, at);
      }
    }
    if (!after.equals(one)) {
      changes.update(ServiceCaseFields.TYPE, after);
    }
  }
}
