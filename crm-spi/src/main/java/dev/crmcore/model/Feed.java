package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A source that sends files, and how much its word counts.
 *
 * @param id the identity
 * @param name the source, as imports name it; unique for a tenant
 * @param priority 1 to 1,000: values of a source with a higher one are not replaced by those of a
 *     lower one, where an import says so
 * @param mapping the name of the mapping of its columns, or null
 * @param format the format of its files, or null where they tell
 * @param interval in which distance files are expected, or null where they come as they like
 * @param enabled whether files are expected at all
 * @param owner who answers for it, or null
 * @param revision the bookkeeping
 */
public record Feed(
    FeedId id,
    String name,
    int priority,
    @Nullable String mapping,
    @Nullable String format,
    @Nullable Duration interval,
    boolean enabled,
    @Nullable String owner,
    Revision revision) {
  /** The highest priority of a source. */
  public static final int HIGHEST = 1_000;

  /**
   * Checks that what cannot be missing is there.
   *
   * @throws InvalidInputException if the name is blank, the priority is not 1 to {@value #HIGHEST},
   *     or the interval is not positive or not of whole seconds
   */
  public Feed {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(revision, "revision");
    if (name.isBlank()) {
      throw new InvalidInputException("A feed has the name of its source, such as \"shop\".");
    }
    if (priority < 1 || priority > HIGHEST) {
      throw new InvalidInputException(
          "The priority of a feed is 1 to %d, not %d.".formatted(HIGHEST, priority));
    }
    if (interval != null
        && (interval.isNegative() || interval.isZero() || interval.toNanosPart() > 0)) {
      throw new InvalidInputException(
          "Files come in a positive distance of whole seconds, such as P1D, not " + interval + ".");
    }
  }

  /** Returns an enabled feed whose files come as they like. */
  public static Feed of(String name, int priority) {
    return new Feed(
        FeedId.UNASSIGNED, name.strip(), priority, null, null, null, true, null, Revision.NEW);
  }

  /** Returns this feed with another priority. */
  public Feed withPriority(int other) {
    return new Feed(id, name, other, mapping, format, interval, enabled, owner, revision);
  }

  /** Returns this feed with the name of a mapping, or none. */
  public Feed withMapping(@Nullable String other) {
    return new Feed(id, name, priority, other, format, interval, enabled, owner, revision);
  }

  /** Returns this feed with a format, or none. */
  public Feed withFormat(@Nullable String other) {
    return new Feed(id, name, priority, mapping, other, interval, enabled, owner, revision);
  }

  /** Returns this feed with the distance in which files are expected, or none. */
  public Feed withInterval(@Nullable Duration other) {
    return new Feed(id, name, priority, mapping, format, other, enabled, owner, revision);
  }

  /** Returns this feed, expected or not. */
  public Feed withEnabled(boolean other) {
    return new Feed(id, name, priority, mapping, format, interval, other, owner, revision);
  }

  /** Returns this feed with who answers for it, or nobody. */
  public Feed withOwner(@Nullable String other) {
    return new Feed(id, name, priority, mapping, format, interval, enabled, other, revision);
  }
}
