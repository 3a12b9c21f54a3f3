package dev.crmcore.model;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which deadlines of a record were told when they passed. One that moves is another deadline, and
 * is told when it passes.
 *
 * @param deadlines the deadlines by name, as they were when they were told
 */
public record ToldDeadlines(SortedMap<String, Instant> deadlines) {
  /** None. */
  public static final ToldDeadlines NONE = new ToldDeadlines(Collections.emptySortedMap());

  /** Copies the deadlines. */
  public ToldDeadlines {
    deadlines = Collections.unmodifiableSortedMap(new TreeMap<>(deadlines));
  }

  /** Reads what {@link #toString()} wrote; null is none. */
  public static ToldDeadlines parse(@Nullable String text) {
    SortedMap<String, Instant> read = new TreeMap<>();
    if (text != null && !text.isBlank()) {
      for (String one : text.split(" ", -1)) {
        int at = one.indexOf('=');
        if (at > 0) {
          read.put(one.substring(0, at), Instant.parse(one.substring(at + 1)));
        }
      }
    }
    return new ToldDeadlines(read);
  }

  /** Tells whether a deadline was told. */
  public boolean has(String name, Instant due) {
    return due.equals(deadlines.get(name));
  }

  /** Returns these and another, in place of an earlier one of its name. */
  public ToldDeadlines with(String name, Instant due) {
    SortedMap<String, Instant> more = new TreeMap<>(deadlines);
    more.put(name, due);
    return new ToldDeadlines(more);
  }

  /** Returns the form in which storages keep them. */
  @Override
  public String toString() {
    return deadlines.entrySet().stream()
        .map((Map.Entry<String, Instant> one) -> one.getKey() + "=" + one.getValue())
        .collect(Collectors.joining(" "));
  }
}
