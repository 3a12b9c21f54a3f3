package dev.crmcore.icalendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.Observance;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.component.VTodo;
import dev.crmcore.Crm;
import dev.crmcore.model.ChecklistItem;
import dev.crmcore.model.Due;
import dev.crmcore.model.Priority;
import dev.crmcore.model.Recurrence;
import dev.crmcore.model.Task;
import dev.crmcore.model.TaskStatus;
import dev.crmcore.task.Tasks;
import dev.crmcore.testkit.MutableClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.NavigableMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskCalendarTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private final Crm crm =
      Crm.builder()
          .inMemory()
          .clock(MutableClock.at(NOW.toString()))
          .recurrence(new Rfc5545Rules())
          .build();
  private final Tasks tasks = crm.session("anna").tasks();

  @AfterEach
  void close() {
    crm.close();
  }

  private static String text(Task... some) {
    return TaskCalendar.todos().named("Anna").text(List.of(some), NOW);
  }

  private static VTodo todo(String text) {
    return Biweekly.parse(text).first().getTodos().get(0);
  }

  private static List<String> lines(String text) {
    return List.of(text.replace("\r\n ", "").split("\r\n"));
  }

  private Task.Builder call() {
    return Task.builder().subject("Call back").assignee("anna");
  }

  @Test
  void aTaskIsAToDo() {
    Task task =
        tasks.create(
            call()
                .queue("calls")
                .priority(Priority.HIGH)
                .notes("about the lamps; urgent, really\nsecond line")
                .checklist(
                    List.of(new ChecklistItem("number", true), new ChecklistItem("ask", false)))
                .due(Due.at(Instant.parse("2026-03-06T08:00:00Z")))
                .remindAt(Instant.parse("2026-03-06T07:45:00Z"))
                .build());
    String text = text(task);

    assertThat(lines(text))
        .contains(
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "METHOD:PUBLISH",
            "X-WR-CALNAME:Anna",
            "UID:task-" + task.id() + "@dev.crmcore",
            "SEQUENCE:0",
            "DUE:20260306T080000Z",
            "STATUS:NEEDS-ACTION",
            "DESCRIPTION:about the lamps\\; urgent\\, really\\nsecond line\\n[x] number\\n[ ] ask",
            "TRIGGER;VALUE=DATE-TIME:20260306T074500Z")
        .doesNotContain("BEGIN:VTIMEZONE");
    VTodo todo = todo(text);
    assertThat(todo.getSummary().getValue()).isEqualTo("Call back");
    assertThat(todo.getDescription().getValue())
        .isEqualTo("about the lamps; urgent, really\nsecond line\n[x] number\n[ ] ask");
    assertThat(todo.getDateDue().getValue())
        .isEqualTo(Date.from(Instant.parse("2026-03-06T08:00:00Z")));
    assertThat(todo.getPriority().getValue()).isEqualTo(3);
    assertThat(todo.getCategories().get(0).getValues()).containsExactly("calls");
    assertThat(todo.getAlarms()).hasSize(1);
    assertThat(Biweekly.parse(text).first().validate(ICalVersion.V2_0).getWarnings()).isEmpty();
  }

  @Test
  void aDayIsADateWhereverItIsRead() {
    Task task =
        tasks.create(
            call().due(Due.onDay(LocalDate.of(2026, 3, 6), ZoneId.of("Pacific/Auckland"))).build());
    assertThat(lines(text(task))).contains("DUE;VALUE=DATE:20260306");
    assertThat(lines(TaskCalendar.events().text(List.of(task), NOW)))
        .contains("DTSTART;VALUE=DATE:20260306", "TRANSP:TRANSPARENT");
  }

  @Test
  void aZoneBeginsBeforeTheEarliestDateOfTheFile() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Task.Builder weekly = call().recurrence(Recurrence.of("FREQ=WEEKLY", berlin));
    Task now = tasks.create(weekly.due(Due.at(Instant.parse("2026-03-06T08:00:00Z"))).build());
    Task old = tasks.create(weekly.due(Due.at(Instant.parse("2019-03-06T08:00:00Z"))).build());

    assertThat(zone(text(now, old)))
        .isEqualTo(zone(text(old, now)))
        .contains("DTSTART:20180305T090000");
  }

  private static String zone(String text) {
    return text.substring(text.indexOf("BEGIN:VTIMEZONE"), text.indexOf("END:VTIMEZONE"));
  }

  @Test
  void theSequenceRisesAndTheUidStays() {
    Task task = tasks.create(call().build());
    Task changed = tasks.update(task.toBuilder().notes("soon").build());
    Task done = tasks.complete(task.id());
    assertThat(lines(text(changed)))
        .contains("SEQUENCE:1", "UID:task-" + task.id() + "@dev.crmcore");
    assertThat(lines(text(done)))
        .contains(
            "SEQUENCE:2", "STATUS:COMPLETED", "COMPLETED:20260302T100000Z", "PERCENT-COMPLETE:100");
    assertThat(
            todo(text(tasks.cancel(tasks.create(call().build()).id()))).getStatus().isCancelled())
        .isTrue();
    assertThat(lines(text(task.toBuilder().status(TaskStatus.IN_PROGRESS).build())))
        .contains("STATUS:IN-PROCESS");
  }

  @Test
  void aSeriesOfMomentsStandsInTheTimeOfItsZone() {
    Task weekly =
        tasks.create(
            call()
                .due(Due.at(Instant.parse("2026-03-20T08:00:00Z"))) // nine o'clock in winter
                .remindAt(Instant.parse("2026-03-20T07:45:00Z"))
                .recurrence(Recurrence.of("FREQ=WEEKLY;COUNT=4", BERLIN))
                .build());
    String text = text(weekly);

    assertThat(lines(text))
        .contains(
            "TZID:Europe/Berlin",
            "DTSTART;TZID=Europe/Berlin:20260320T090000",
            "DUE;TZID=Europe/Berlin:20260320T090000",
            "RRULE:FREQ=WEEKLY;COUNT=4",
            "TRIGGER;RELATED=END:-PT15M");
    assertThat(dates(text)).isEqualTo(moments(weekly));

    tasks.complete(weekly.id());
    Task next = tasks.series(weekly.id()).get(1);
    assertThat(lines(text(next)))
        .contains("DTSTART;TZID=Europe/Berlin:20260327T090000", "RRULE:FREQ=WEEKLY;COUNT=3");
    assertThat(dates(text(next))).isEqualTo(moments(next));
    assertThat(text(tasks.series(weekly.id()).get(0))).doesNotContain("RRULE", "DTSTART");
  }

  /** What another program makes of the file: zone and rule as they stand there. */
  private static List<Instant> dates(String text) {
    ICalendar calendar = Biweekly.parse(text).first();
    VTodo todo = calendar.getTodos().get(0);
    TimeZone zone = calendar.getTimezoneInfo().getTimezone(todo.getDateStart()).getTimeZone();
    List<Instant> dates = new ArrayList<>();
    todo.getDateIterator(zone).forEachRemaining(date -> dates.add(date.toInstant()));
    return dates;
  }

  private List<Instant> moments(Task task) {
    List<Instant> moments = new ArrayList<>(List.of(task.due().deadline()));
    tasks.upcoming(task.id(), 100).forEach(due -> moments.add(due.deadline()));
    return moments;
  }

  @Test
  void aSeriesOfDaysEndsOnADayAndOfMomentsAtAMoment() {
    Due day = Due.onDay(LocalDate.of(2026, 3, 6), BERLIN);
    Due moment = Due.at(Instant.parse("2026-03-06T08:00:00Z"));
    assertThat(rule(day, "FREQ=DAILY;UNTIL=20260401")).isEqualTo("FREQ=DAILY;UNTIL=20260401");
    assertThat(rule(day, "FREQ=DAILY;UNTIL=20260331T220000Z")).endsWith("UNTIL=20260401");
    assertThat(rule(day, "FREQ=DAILY;UNTIL=20260401T120000")).endsWith("UNTIL=20260401");
    assertThat(rule(moment, "FREQ=DAILY;UNTIL=20260401")).endsWith("UNTIL=20260401T070000Z");
    assertThat(rule(moment, "FREQ=DAILY;UNTIL=20260401T090000")).endsWith("UNTIL=20260401T070000Z");
    assertThat(rule(moment, "FREQ=DAILY;UNTIL=20260401T070000Z"))
        .endsWith("UNTIL=20260401T070000Z");
  }

  private String rule(Due due, String rule) {
    Task task = tasks.create(call().due(due).recurrence(Recurrence.of(rule, BERLIN)).build());
    return lines(text(task)).stream()
        .filter(line -> line.startsWith("RRULE:"))
        .map(line -> line.substring(6))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSeriesOfDaysIsRemindedOfAtATimeOfItsFirstDay() {
    Task task =
        tasks.create(
            call()
                .due(Due.onDay(LocalDate.of(2026, 3, 6), BERLIN))
                .remindAt(Instant.parse("2026-03-05T08:00:00Z"))
                .recurrence(Recurrence.of("FREQ=MONTHLY", BERLIN))
                .build());
    assertThat(lines(text(task)))
        .contains(
            "DTSTART;VALUE=DATE:20260306",
            "DUE;VALUE=DATE:20260306",
            "RRULE:FREQ=MONTHLY",
            "TRIGGER;RELATED=END:-PT15H")
        .doesNotContain("BEGIN:VTIMEZONE");
    assertThat(lines(TaskCalendar.events().text(List.of(task), NOW)))
        .contains("TRIGGER;RELATED=START:-PT15H");
  }

  @Test
  void oneThatWasMovedStandsBesideItsSeries() {
    Task task =
        tasks.create(
            call()
                .due(Due.onDay(LocalDate.of(2026, 3, 6), BERLIN))
                .recurrence(Recurrence.of("FREQ=WEEKLY;BYDAY=FR", BERLIN))
                .build());
    Task moved =
        tasks.update(task.toBuilder().due(Due.onDay(LocalDate.of(2026, 3, 9), BERLIN)).build());
    List<VTodo> both = Biweekly.parse(text(moved)).first().getTodos();
    assertThat(both)
        .hasSize(2)
        .extracting(one -> one.getUid().getValue())
        .containsOnly("task-" + task.id() + "@dev.crmcore");
    assertThat(lines(text(moved)))
        .contains(
            "DTSTART;VALUE=DATE:20260306",
            "RECURRENCE-ID;VALUE=DATE:20260306",
            "DUE;VALUE=DATE:20260309");
  }

  @Test
  void linesAreFoldedByOctetsAndEndAsTheyMust() {
    String subject = "Позвонить 🛎 \"Lämpchen & Söhne\" — 請回電 ".repeat(9).strip();
    String text = text(tasks.create(call().subject(subject).build()));

    assertThat(text).endsWith("END:VCALENDAR\r\n");
    assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
    assertThat(List.of(text.split("\r\n")))
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    assertThat(todo(text).getSummary().getValue()).isEqualTo(subject);
  }

  @Property(tries = 300)
  void everyTextComesBack(@ForAll String any) {
    String subject =
        any.codePoints()
            .filter(code -> code == '\n' || !Character.isISOControl(code))
            .filter(code -> Character.getType(code) != Character.SURROGATE)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    String text = text(Task.builder().subject(subject).build());
    assertThat(todo(text).getSummary().getValue()).isEqualTo(subject);
    assertThat(List.of(text.split("\r\n")))
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
  }

  @Test
  void aTextCannotAddLinesOfItsOwn() {
    String text = text(Task.builder().subject("x\r\nSTATUS:COMPLETED\nEND:VTODO").build());
    assertThat(lines(text)).doesNotContain("STATUS:COMPLETED", "STATUS:COMPLETED\\nEND:VTODO");
    assertThat(Biweekly.parse(text).first().getTodos()).hasSize(1);
  }

  @Test
  void theZoneIsDescribedWithItsOldAndItsComingChanges() {
    for (String id :
        List.of(
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "Asia/Pyongyang",
            "Europe/Moscow",
            "America/Sao_Paulo",
            "UTC")) {
      ZoneId zone = ZoneId.of(id);
      Task daily =
          Task.builder()
              .subject("daily")
              .due(Due.at(LocalDateTime.parse("2014-10-01T12:00:00").atZone(zone).toInstant()))
              .recurrence(Recurrence.of("FREQ=WEEKLY;COUNT=400", zone))
              .build();
      Task stored = tasks.create(daily);
      VTimezone described = component(text(stored));
      for (Instant moment : moments(stored)) {
        assertThat(offset(described, moment))
            .as(id + " at " + moment)
            .isEqualTo(zone.getRules().getOffset(moment).getTotalSeconds() * 1_000L);
      }
    }
  }

  private static VTimezone component(String text) {
    return Biweekly.parse(text).first().getTimezoneInfo().getComponents().iterator().next();
  }

  /** The last change before a moment says how far its zone is from UTC then. */
  private static long offset(VTimezone zone, Instant moment) {
    NavigableMap<Instant, Long> changes = new TreeMap<>();
    List<Observance> observances = new ArrayList<>(zone.getStandardTimes());
    observances.addAll(zone.getDaylightSavingsTime());
    for (Observance one : observances) {
      long to = one.getTimezoneOffsetTo().getValue().getMillis();
      long from = one.getTimezoneOffsetFrom().getValue().getMillis();
      Stream.concat(
              Stream.of(one.getDateStart().getValue()),
              one.getRecurrenceDates().stream().flatMap(dates -> dates.getDates().stream()))
          .map(date -> date.getRawComponents().toDate(TimeZone.getTimeZone("UTC")).toInstant())
          .forEach(local -> changes.put(local.minusMillis(from), to));
    }
    return changes.floorEntry(moment).getValue();
  }

  @Test
  void anEventNeedsADate() {
    String text =
        TaskCalendar.events()
            .text(
                List.of(
                    tasks.create(call().build()),
                    tasks.create(
                        call()
                            .due(Due.at(NOW))
                            .recurrence(Recurrence.of("FREQ=DAILY", BERLIN))
                            .build())),
                NOW);
    List<VEvent> events = Biweekly.parse(text).first().getEvents();
    assertThat(events).hasSize(1);
    assertThat(events.get(0).getRecurrenceRule()).isNotNull();
    List<VAlarm> alarms = events.get(0).getAlarms();
    assertThat(alarms).isEmpty();
    assertThat(Biweekly.parse(text).first().validate(ICalVersion.V2_0).getWarnings()).isEmpty();
  }
}
