package dev.crmcore.collaboration;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.FieldChange;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something that another did to what the actor follows.
 *
 * @param mark its place in the feed, when it was included
 * @param kind what was done
 * @param by who did it; {@code "?"} where the lineage that says so is sealed
 * @param entity the kind of record
 * @param id which record
 * @param fields which fields changed, without what the actor may not see; of what was added, those
 *     it was added with
 * @param mentioned whether it is a comment that mentions the actor
 * @param text what was done in a few words, in English, such as {@code "changed city, jobTitle"}
 */
public record FeedEntry(
    FeedMark mark,
    Kind kind,
    String by,
    String entity,
    UUID id,
    List<FieldChange> fields,
    boolean mentioned,
    String text) {
  /** What was done. */
  public enum Kind {
    /** A record that belongs to what is followed was added. */
    ADDED,
    /** What is followed was changed. */
    CHANGED,
    /** What is followed was removed. */
    REMOVED
  }

  /** Checks that the parts are there, and copies the fields. */
  public FeedEntry {
    requireNonNull(mark, "mark");
    requireNonNull(kind, "kind");
    requireNonNull(by, "by");
    requireNonNull(entity, "entity");
    requireNonNull(id, "id");
    fields = List.copyOf(fields);
    requireNonNull(text, "text");
  }

  /** Returns when it was. */
  public Instant at() {
    return mark.at();
  }
}
