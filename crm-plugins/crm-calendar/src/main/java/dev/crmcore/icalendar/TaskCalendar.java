package dev.crmcore.icalendar;

import static java.util.Objects.requireNonNull;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.io.text.ICalWriter;
import biweekly.property.Method;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Writes tasks as a calendar file, RFC 5545: in UTF-8, with CRLF, folded at 75 octets. A task keeps
 * its UID for ever, and its SEQUENCE rises with its version, so a calendar that reads the file
 * again replaces what it has. What is due at a moment stands in UTC; a series stands in the local
 * time of its zone, which the file describes, with the rule of what is left of it. Immutable and
 * safe for all threads.
 *
 * <pre>{@code
 * TaskCalendar.todos().named("Anna").write(session.tasks().agenda("anna", 1_000).items(), now, out);
 * }</pre>
 */
public final class TaskCalendar {
  private final boolean events;
  private final @Nullable String name;

  private TaskCalendar(boolean events, @Nullable String name) {
    this.events = events;
    this.name = name;
  }

  /** Returns a calendar of to-dos (VTODO): what is to be done by when. */
  public static TaskCalendar todos() {
    return new TaskCalendar(false, null);
  }

  /**
   * Returns a calendar of events (VEVENT), for programs that show no to-dos: a task is there when
   * it is due, and one without a date is left out.
   */
  public static TaskCalendar events() {
    return new TaskCalendar(true, null);
  }

  /** Returns this calendar with a name to show. */
  public TaskCalendar named(String newName) {
    return new TaskCalendar(events, requireNonNull(newName, "newName"));
  }

  /**
   * Returns the text of the file.
   *
   * @param tasks in whatever order
   * @param now when it is made
   * @throws InvalidInputException with the code {@code E_RECURRENCE} if the rule of a task cannot
   *     be read
   */
  public String text(Collection<Task> tasks, Instant now) {
    ICalendar calendar = new ICalendar();
    calendar.setProductId("-//dev.crmcore//crm-calendar//EN");
    calendar.setMethod(Method.publish());
    if (name != null) {
      calendar.setName(name);
      calendar.addExperimentalProperty("X-WR-CALNAME", name);
    }
    TaskComponents components = new TaskComponents(calendar, first(tasks, now), now);
    tasks.forEach(task -> components.add(task, events));
    return FoldedLines.of(unfolded(calendar));
  }

  /** Returns the earliest date of the file: what zones have to tell begins before it. */
  private static Instant first(Collection<Task> tasks, Instant now) {
    return tasks.stream().flatMap(TaskComponents::dates).min(Comparator.naturalOrder()).orElse(now);
  }

  /**
   * Writes the file; the stream stays open.
   *
   * @throws IOException if the stream fails
   */
  public void write(Collection<Task> tasks, Instant now, OutputStream out) throws IOException {
    out.write(text(tasks, now).getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String unfolded(ICalendar calendar) {
    StringWriter text = new StringWriter();
    try (ICalWriter writer = new ICalWriter(text, ICalVersion.V2_0)) {
      writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
      writer.write(calendar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
