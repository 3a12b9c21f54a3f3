package dev.crmcore.overview;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.model.CaseStatus;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.Money;
import dev.crmcore.model.OwnerAssignment;
import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.Suppression;
import dev.crmcore.model.Survey;
import dev.crmcore.model.SurveyInstrument;
import dev.crmcore.model.Task;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a colleague who takes over has to know, in sentences made of facts and of nothing else. Days
 * are those of a zone.
 */
final class HandOver {
  private final CustomerOverview seen;
  private final ZoneId zone;
  private final Instant now;
  private final List<String> lines = new ArrayList<>();

  private HandOver(CustomerOverview seen, Instant now, ZoneId zone) {
    this.seen = seen;
    this.now = now;
    this.zone = zone;
  }

  /** Writes the note, one fact a line, what is urgent before what is good to know. */
  static String note(CustomerOverview seen, Instant now, ZoneId zone) {
    return new HandOver(seen, now, zone).write();
  }

  private String write() {
    who();
    lastContact();
    seen.openCases().forEach(this::openCase);
    seen.openTasks().forEach(this::task);
    seen.openDeals().forEach(this::deal);
    purchases();
    seen.surveys().stream().limit(1).forEach(this::survey);
    consents();
    seen.suppressions().forEach(this::suppression);
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private void who() {
    Customer customer = seen.customer();
    String colleagues =
        customer.owners().entrySet().stream()
            .map(
                one ->
                    one.getKey().equals(OwnerAssignment.GENERAL)
                        ? one.getValue()
                        : one.getValue() + " for " + one.getKey())
            .collect(Collectors.joining(", "));
    List<String> facts = new ArrayList<>();
    facts.add(customer.displayName());
    facts.add(
        Timeline.words(customer.profile().lifecycleStage())
            + (seen.stageSince() == null ? "" : " since " + day(seen.stageSince())));
    if (!colleagues.isEmpty()) {
      facts.add("responsible: " + colleagues);
    } else if (!seen.unseen().hides(CustomerFields.TYPE, CustomerFields.OWNERS.name())) {
      facts.add("nobody is responsible");
    }
    lines.add(String.join(", ", facts) + ".");
  }

  private boolean isHidden(EntityType<?> type, Field<?, ?> field) {
    return seen.unseen().hides(type, field);
  }

  /** Tells whether everything about an entity is seen, so that what is missing is not there. */
  private boolean isWhole(EntityType<?> type, Field<?, ?> goesBy) {
    return !seen.unseen().hides(type) && !isHidden(type, goesBy);
  }

  private void lastContact() {
    Interaction last = seen.lastContact();
    if (last == null) {
      if (isWhole(InteractionFields.TYPE, InteractionFields.CUSTOMER_ID)) {
        lines.add("Nobody has spoken with them yet.");
      }
      return;
    }
    String about = last.subject() == null ? "" : " about " + quoted(last.subject());
    String outcome = last.outcome() == null ? "" : ", outcome: " + last.outcome();
    lines.add(
        "Last contact %s: %s %s%s%s."
            .formatted(
                when(last.occurredAt()),
                Timeline.words(last.direction()),
                Timeline.words(last.kind()),
                about,
                outcome));
  }

  private void openCase(ServiceCase one) {
    String status =
        one.status() == CaseStatus.PENDING
            ? "waits for the customer"
            : one.status() == CaseStatus.RESOLVED
                ? "resolved " + (one.resolution() == null ? "" : quoted(one.resolution()))
                : one.resolutionDueAt() == null
                    ? "is our turn"
                    : "is our turn, due " + when(one.resolutionDueAt());
    lines.add(
        "Case %d %s (%s) %s%s."
            .formatted(
                one.number(),
                quoted(one.subject()),
                Timeline.words(one.priority()),
                status.strip(),
                one.owner() == null ? "" : ", " + one.owner() + " works on it"));
  }

  private void task(Task task) {
    String due =
        task.due() == null
            ? ""
            : (task.due().deadline().isAfter(now) ? ", due " : ", overdue since ")
                + when(task.due().deadline().minusNanos(1));
    lines.add(
        "To do: %s%s%s."
            .formatted(
                quoted(task.subject()),
                due,
                task.assignee() == null ? "" : ", " + task.assignee()));
  }

  private void deal(Deal deal) {
    String amount = deal.amount() == null ? "" : " over " + deal.amount();
    String none = isHidden(DealFields.TYPE, DealFields.NEXT_STEP) ? "" : ", no next step";
    String next =
        deal.nextStep() == null
            ? none
            : ", next: "
                + quoted(deal.nextStep())
                + (deal.nextStepOn() == null ? "" : " on " + deal.nextStepOn());
    lines.add(
        "Deal %s%s in stage %s since %s%s."
            .formatted(quoted(deal.name()), amount, deal.stage(), day(deal.stageSince()), next));
  }

  private void purchases() {
    PurchaseTotals bought = seen.purchases();
    Instant last = bought.lastAt();
    if (bought.count() == 0 || last == null) {
      if (isWhole(PurchaseFields.TYPE, PurchaseFields.CUSTOMER_ID)) {
        lines.add("Has bought nothing so far.");
      }
      return;
    }
    lines.add(
        "Bought %s for %s, last %s."
            .formatted(
                bought.count() == 1 ? "once" : bought.count() + " times",
                bought.totals().stream().map(Money::toString).collect(Collectors.joining(" and ")),
                when(last)));
  }

  private void survey(Survey survey) {
    Instant at = survey.answeredAt();
    lines.add(
        "Answered %s%s%s%s%s."
            .formatted(
                survey.instrument(),
                survey.score() == null ? "" : " with " + survey.score(),
                at == null ? "" : " " + when(at),
                course(survey.instrument()),
                survey.comment() == null ? "" : ": " + quoted(survey.comment())));
  }

  private String course(SurveyInstrument instrument) {
    return seen.surveyTrends().stream()
        .filter(trend -> trend.instrument() == instrument && trend.course() != null)
        .map(
            trend ->
                ", %s after %s on average"
                    .formatted(Timeline.words(requireNonNull(trend.course())), trend.meanBefore()))
        .collect(Collectors.joining());
  }

  /** What is refused is said; what was never asked is not. */
  private void consents() {
    String refused =
        seen.consents().stream()
            .filter(one -> !one.isGranted())
            .map(
                one ->
                    one.purpose()
                        + (one.channel() == null ? "" : " by " + Timeline.words(one.channel())))
            .collect(Collectors.joining(", "));
    if (!refused.isEmpty()) {
      lines.add("Has not agreed to, or no more: " + refused + ".");
    }
  }

  private void suppression(Suppression one) {
    lines.add("Do not write to %s: %s.".formatted(one.address(), Timeline.words(one.reason())));
  }

  private String when(Instant moment) {
    LocalDate day = LocalDate.ofInstant(moment, zone);
    LocalDate today = LocalDate.ofInstant(now, zone);
    if (day.equals(today)) {
      return "today";
    }
    if (day.equals(today.minusDays(1))) {
      return "yesterday";
    }
    return day.equals(today.plusDays(1)) ? "tomorrow" : "on " + day;
  }

  private String day(Instant moment) {
    return LocalDate.ofInstant(moment, zone).toString();
  }

  private static String quoted(String text) {
    return "'" + text + "'";
  }
}
