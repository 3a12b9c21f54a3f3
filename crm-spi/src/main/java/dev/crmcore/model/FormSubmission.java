package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sent through a form, as it was received.
 *
 * @param id its identity
 * @param form which form
 * @param source who sent it as far as the host can tell, such as a digest of the network address,
 *     or null
 * @param fields what was typed, by the name of the field
 * @param status what became of it
 * @param reasons the codes of what the guard had against it, such as {@code HONEYPOT}
 * @param receivedAt when
 * @param handledBy who released or discarded it, or null
 * @param revision the bookkeeping of the storage
 */
public record FormSubmission(
    FormSubmissionId id,
    String form,
    @Nullable String source,
    Map<String, String> fields,
    SubmissionStatus status,
    SortedSet<String> reasons,
    Instant receivedAt,
    @Nullable String handledBy,
    Revision revision) {
  /** Copies the collections. */
  public FormSubmission {
    requireNonNull(id, "id");
    requireNonNull(form, "form");
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    requireNonNull(status, "status");
    reasons = Collections.unmodifiableSortedSet(new TreeSet<>(reasons));
    requireNonNull(receivedAt, "receivedAt");
    requireNonNull(revision, "revision");
  }

  /** Returns the submission as somebody handled it. */
  public FormSubmission handled(SubmissionStatus newStatus, String user) {
    return new FormSubmission(
        id, form, source, fields, newStatus, reasons, receivedAt, user, revision);
  }

  /**
   * One field of a form.
   *
   * @param name its name
   * @param value what was typed
   */
  public record Entry(String name, String value) {
    /** Checks that both are there. */
    public Entry {
      requireNonNull(name, "name");
      requireNonNull(value, "value");
    }
  }

  /** Returns the fields in their order. */
  public List<Entry> entries() {
    return fields.entrySet().stream()
        .map(field -> new Entry(field.getKey(), field.getValue()))
        .toList();
  }
}
