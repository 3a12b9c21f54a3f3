package dev.crmcore.service;

import dev.crmcore.calendar.WorkingCalendar;
import dev.crmcore.event.Alert;
import dev.crmcore.model.CaseStatus;
import dev.crmcore.model.ServiceCase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the service level of a case makes of what happens to it. */
final class CaseClocks {
  private final WorkingCalendar calendar;
  private final ServiceLevel level;

  CaseClocks(ServiceLevel level) {
    this.level = level;
    this.calendar = level.calendar();
  }

  /** Returns a case with the deadlines that follow from its report, its priority and its pauses. */
  ServiceCase withDeadlines(ServiceCase one) {
    ServiceTargets targets = level.targets(one.priority());
    Duration paused = Duration.ofSeconds(one.pausedSeconds());
    // What was kept or missed stays so, whatever happens later.
    boolean responded = one.firstRespondedAt() != null;
    return one.toBuilder()
        .firstResponseDueAt(
            responded
                ? one.firstResponseDueAt()
                : due(one.openedAt(), targets.firstResponse(), paused))
        .resolutionDueAt(
            isOver(one) ? one.resolutionDueAt() : due(one.openedAt(), targets.resolution(), paused))
        .build();
  }

  private static boolean isOver(ServiceCase one) {
    return one.resolvedAt() != null || one.closedAt() != null;
  }

  private @Nullable Instant due(Instant since, @Nullable Duration allowed, Duration paused) {
    return allowed == null ? null : calendar.plus(since, allowed.plus(paused));
  }

  /** The clocks stand still from a moment on. */
  ServiceCase paused(ServiceCase one, CaseStatus status, Instant at) {
    Instant since = one.pausedAt();
    return one.toBuilder().status(status).pausedAt(since == null ? at : since).build();
  }

  /** The clocks go on. */
  ServiceCase running(ServiceCase one, Instant at) {
    Instant since = one.pausedAt();
    Duration stood = since == null ? Duration.ZERO : calendar.between(since, at);
    Instant next = one.nextResponseDueAt();
    return withDeadlines(
        one.toBuilder()
            .status(CaseStatus.OPEN)
            .pausedAt(null)
            .pausedSeconds(one.pausedSeconds() + stood.toSeconds())
            .nextResponseDueAt(next == null ? null : calendar.plus(next, stood))
            .resolvedAt(null)
            .closedAt(null)
            .build());
  }

  /** We said something. */
  ServiceCase answered(ServiceCase one, Instant at) {
    Instant first = one.firstRespondedAt();
    Instant due = one.firstResponseDueAt();
    Instant paused = one.pausedAt();
    if (first == null && due != null && paused != null && at.isAfter(paused)) {
      // The clock stood still until we spoke.
      due = calendar.plus(due, calendar.between(paused, at));
    }
    return one.toBuilder()
        .firstResponseDueAt(due)
        .firstRespondedAt(first == null || at.isBefore(first) ? at : first)
        .build();
  }

  /** Our first word turned out to be another one, or there is none. */
  ServiceCase answeredFirst(ServiceCase one, @Nullable Instant at) {
    ServiceCase open = one.toBuilder().firstRespondedAt(null).build();
    ServiceCase due =
        open.toBuilder().firstResponseDueAt(withDeadlines(open).firstResponseDueAt()).build();
    return at == null ? due : answered(due, at);
  }

  /** The customer said something, after the report. */
  ServiceCase asked(ServiceCase one, Instant at) {
    Duration allowed = level.targets(one.priority()).nextResponse();
    boolean waits = one.firstRespondedAt() == null || one.nextResponseDueAt() != null;
    return waits || allowed == null
        ? one
        : one.toBuilder().nextResponseDueAt(calendar.plus(at, allowed)).build();
  }

  /** Returns the promises about a case at a moment. */
  List<CaseClock> clocks(ServiceCase one, Instant now) {
    List<CaseClock> clocks = new ArrayList<>();
    add(
        clocks,
        one,
        Alert.Kind.CASE_FIRST_RESPONSE,
        one.firstResponseDueAt(),
        one.firstRespondedAt(),
        now);
    add(clocks, one, Alert.Kind.CASE_NEXT_RESPONSE, one.nextResponseDueAt(), null, now);
    Instant over = one.resolvedAt() != null ? one.resolvedAt() : one.closedAt();
    add(clocks, one, Alert.Kind.CASE_RESOLUTION, one.resolutionDueAt(), over, now);
    return clocks;
  }

  private void add(
      List<CaseClock> clocks,
      ServiceCase one,
      Alert.Kind kind,
      @Nullable Instant due,
      @Nullable Instant met,
      Instant now) {
    if (due == null) {
      return;
    }
    Instant reached = met != null ? met : one.pausedAt() != null ? one.pausedAt() : now;
    boolean late = reached.isAfter(due);
    CaseClock.State state =
        late
            ? CaseClock.State.MISSED
            : met != null
                ? CaseClock.State.MET
                : one.isRunning() ? CaseClock.State.RUNNING : CaseClock.State.PAUSED;
    Duration left = met != null || late ? Duration.ZERO : calendar.between(reached, due);
    clocks.add(new CaseClock(kind, due, met, state, left));
  }
}
