package dev.crmcore.examples;

import dev.crmcore.catalogue.AttachmentFields;
import dev.crmcore.catalogue.CommentFields;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.catalogue.ServiceCaseFields;
import dev.crmcore.catalogue.SurveyFields;
import dev.crmcore.catalogue.TaskFields;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.model.Attachment;
import dev.crmcore.model.Money;
import dev.crmcore.overview.CustomerOverview;
import dev.crmcore.overview.TimelineEntry;
import dev.crmcore.scoring.Score;
import dev.crmcore.scoring.ScoreRule;
import dev.crmcore.service.SurveyTrend;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What matters about one customer.
 *
 * @param seen the facts
 * @param note what a colleague has to know
 * @param health how well it goes
 * @param zone where days are
 * @param view how records look in JSON
 */
record OverviewAnswer(
    CustomerOverview seen, String note, Score health, ZoneId zone, EntityView view)
    implements Answer {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private static final int SHOWN_ANSWERS = 6;

  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("customer", view.of(CustomerFields.TYPE, seen.customer()));
    json.put("stageSince", seen.stageSince() == null ? null : seen.stageSince().toString());
    json.put(
        "places",
        seen.places().stream()
            .map(
                place -> {
                  Map<String, Object> one = new LinkedHashMap<>();
                  one.put("id", place.customer().id().toString());
                  one.put("name", place.customer().displayName());
                  one.put("role", place.affiliation().role());
                  return one;
                })
            .toList());
    json.put("relationships", seen.relationships().stream().map(RelationshipsAnswer::one).toList());
    json.put("openDeals", view.all(DealFields.TYPE, seen.openDeals()));
    json.put("openTasks", view.all(TaskFields.TYPE, seen.openTasks()));
    json.put("openCases", view.all(ServiceCaseFields.TYPE, seen.openCases()));
    json.put("purchases", purchases());
    json.put("surveys", view.all(SurveyFields.TYPE, seen.surveys()));
    json.put("surveyTrends", seen.surveyTrends().stream().map(OverviewAnswer::trend).toList());
    json.put("pinned", view.all(CommentFields.TYPE, seen.pinned()));
    json.put("attachments", view.all(AttachmentFields.TYPE, seen.attachments()));
    json.put("segments", seen.segments());
    json.put("possibleDuplicates", seen.possibleDuplicates());
    json.put("consents", seen.consents().stream().map(ConsentsAnswer::one).toList());
    json.put("suppressed", seen.suppressions().stream().map(one -> one.address()).toList());
    json.put(
        "lastContact",
        seen.lastContact() == null ? null : view.of(InteractionFields.TYPE, seen.lastContact()));
    json.put("health", health.value());
    json.put("healthReasons", health.reasons().stream().map(ScoreRule::name).toList());
    json.put("timeline", seen.timeline().entries().stream().map(this::entry).toList());
    json.put("note", note);
    return json;
  }

  private static Map<String, Object> trend(SurveyTrend trend) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("instrument", trend.instrument().name());
    one.put("course", trend.course() == null ? null : trend.course().name());
    one.put("meanBefore", trend.meanBefore());
    one.put(
        "answers",
        trend.answers().stream()
            .map(
                answer -> {
                  Map<String, Object> said = new LinkedHashMap<>();
                  said.put("at", String.valueOf(answer.answeredAt()));
                  said.put("score", answer.score());
                  said.put("outcome", String.valueOf(answer.outcome()));
                  return said;
                })
            .toList());
    return one;
  }

  private Map<String, Object> purchases() {
    Map<String, Object> totals = new LinkedHashMap<>();
    totals.put("count", seen.purchases().count());
    totals.put("totals", seen.purchases().totals().stream().map(Money::toString).toList());
    return totals;
  }

  private Map<String, Object> entry(TimelineEntry entry) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("at", entry.at().toString());
    one.put("kind", entry.kind().name());
    one.put("text", entry.text());
    one.put("id", entry.id().toString());
    return one;
  }

  @Override
  public void print(Terminal terminal) {
    note.lines().forEach(terminal::line);
    if (!seen.relationships().isEmpty()) {
      terminal.line(
          "Related: "
              + seen.relationships().stream()
                  .map(one -> one.label() + " " + one.customer().displayName())
                  .collect(Collectors.joining(", "))
              + ".");
    }
    if (!seen.segments().isEmpty()) {
      terminal.line("In the segments " + String.join(", ", seen.segments()) + ".");
    }
    if (seen.possibleDuplicates() > 0) {
      terminal.line(
          "May be somebody else, too: 'crm review' has %d pairs."
              .formatted(seen.possibleDuplicates()));
    }
    terminal.line(healthLine());
    seen.surveyTrends().stream()
        .filter(trend -> trend.course() != null)
        .forEach(trend -> terminal.line(trendLine(trend)));
    seen.pinned()
        .forEach(
            one ->
                terminal.line(
                    "%s: %s".formatted(one.author(), one.text().replaceAll("\\s+", " "))));
    if (!seen.attachments().isEmpty()) {
      terminal.line(
          "Files: "
              + String.join(", ", seen.attachments().stream().map(Attachment::fileName).toList())
              + ".");
    }
    List<TimelineEntry> entries = seen.timeline().entries();
    if (!entries.isEmpty()) {
      terminal.gap();
      TextTable table = new TextTable().words("when").words("").words("what");
      for (TimelineEntry entry : entries) {
        table.row(
            LocalDateTime.ofInstant(entry.at(), zone).format(MINUTES),
            entry.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            entry.text());
      }
      terminal.table(table);
    }
  }

  private static String trendLine(SurveyTrend trend) {
    String scores =
        trend.answers().stream()
            .skip(Math.max(0, trend.answers().size() - SHOWN_ANSWERS))
            .map(answer -> String.valueOf(answer.score()))
            .collect(Collectors.joining(", "));
    return "%s %s: %s."
        .formatted(
            trend.instrument(), String.valueOf(trend.course()).toLowerCase(Locale.ROOT), scores);
  }

  private String healthLine() {
    String reasons =
        String.join("; ", health.reasons().stream().map(ScoreRule::name).limit(3).toList());
    return "Health %d of 100%s.".formatted(health.value(), reasons.isEmpty() ? "" : ": " + reasons);
  }
}
