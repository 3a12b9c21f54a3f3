package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How two customers are related, whatever they are: spouses, partners, who recommended whom. It is
 * stored once and read from either side. Kept by {@code session.customers()}.
 *
 * @param id the identity
 * @param fromId whose relationship it is
 * @param toId to whom
 * @param label what the other is to the first, such as "spouse" or "recommended by"
 * @param back what the first is to the other, such as "recommended"; null where it is the same
 * @param from the first day, or null where it is not known
 * @param to the last day, or null while it lasts
 * @param note what else is to be known
 * @param revision the bookkeeping
 */
public record Relationship(
    RelationshipId id,
    CustomerId fromId,
    CustomerId toId,
    String label,
    @Nullable String back,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable String note,
    Revision revision) {
  /** Checks that what cannot be missing is there. */
  public Relationship {
    requireNonNull(id, "id");
    requireNonNull(fromId, "fromId");
    requireNonNull(toId, "toId");
    requireNonNull(label, "label");
    requireNonNull(revision, "revision");
  }

  /**
   * Returns a relationship that lasts, has the same name from either side and is not stored yet.
   *
   * @param label what {@code to} is to {@code from}
   */
  public static Relationship of(CustomerId from, CustomerId to, String label) {
    return new Relationship(
        RelationshipId.UNASSIGNED, from, to, label, null, null, null, null, Revision.NEW);
  }

  /** Returns it with what the first is to the other; null where that is the same. */
  public Relationship withBack(@Nullable String newBack) {
    return new Relationship(id, fromId, toId, label, newBack, from, to, note, revision);
  }

  /** Returns it with another first and last day, each of which may be null. */
  public Relationship lasting(@Nullable LocalDate newFrom, @Nullable LocalDate newTo) {
    return new Relationship(id, fromId, toId, label, back, newFrom, newTo, note, revision);
  }

  /** Returns it with another note. */
  public Relationship withNote(@Nullable String newNote) {
    return new Relationship(id, fromId, toId, label, back, from, to, newNote, revision);
  }

  /** Returns what one of the two calls the other. */
  public String labelFor(CustomerId side) {
    return side.equals(fromId) || back == null ? label : back;
  }
}
