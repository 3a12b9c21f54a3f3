package dev.crmcore.gateway;

import dev.crmcore.error.ConflictException;
import dev.crmcore.event.Alert;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Sort;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntBiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds records of which a deadline passed, and lets them be told of, many in one transaction with
 * the mark that they were. Of several processes one goes on and the others leave it to it.
 *
 * @param <E> the records
 */
public final class PassedDeadlines<E> {
  private static final Logger LOG = LoggerFactory.getLogger(PassedDeadlines.class);
  private static final int BATCH = 200;

  private final Gateway gateway;
  private final EntityType<E> type;
  private final Field<E, Instant> nextAlarm;

  /**
   * Creates it.
   *
   * @param gateway sees everything of its tenant
   * @param nextAlarm when the next deadline of a record passes that was not told
   */
  public PassedDeadlines(Gateway gateway, EntityType<E> type, Field<E, Instant> nextAlarm) {
    this.gateway = gateway;
    this.type = type;
    this.nextAlarm = nextAlarm;
  }

  /**
   * Tells of what is due now.
   *
   * @param action what it is called in the audit
   * @param telling announces what passed and marks the record, and returns how much that was
   * @return how much was told
   */
  public int tell(String action, ToIntBiFunction<ChangeSet, E> telling) {
    return tell(action, Conditions.everyone(), Duration.ZERO, telling);
  }

  /**
   * Tells of what is due for so long now and satisfies a condition, which what was told of does not
   * any more.
   */
  public int tell(
      String action, Condition which, Duration after, ToIntBiFunction<ChangeSet, E> telling) {
    int told = 0;
    try {
      int batch;
      do {
        batch = gateway.change(Origin.of(action), changes -> batch(changes, which, after, telling));
        told += batch;
      } while (batch > 0);
    } catch (ConflictException e) {
      LOG.info("Another process does {}; what is left is told by the next call.", action);
    }
    return told;
  }

  private int batch(
      ChangeSet changes, Condition which, Duration after, ToIntBiFunction<ChangeSet, E> telling) {
    List<E> due =
        changes
            .reader()
            .query(
                type,
                Conditions.all(Conditions.atMost(nextAlarm, changes.now().minus(after)), which),
                List.of(Sort.descending(nextAlarm)),
                BATCH,
                null)
            .items();
    int told = 0;
    for (E record : due) {
      told += telling.applyAsInt(changes, record);
    }
    return told;
  }

  /** Promises to announce an alert when the change is stored. */
  public static void announce(ChangeSet changes, Alert alert) {
    changes.announce(Alerts.TOPIC, Alerts.write(alert));
  }
}
