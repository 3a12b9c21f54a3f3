package dev.crmcore.error;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two edits of one record, field by field: what others stored since somebody read it, and what that
 * somebody wanted. Holds nothing that is concealed from whoever wanted it. Immutable and safe for
 * all threads.
 *
 * @param entity the kind of record
 * @param id which one
 * @param readVersion the version that was read before the edit
 * @param storedVersion the version that is stored now
 * @param complete whether it is known what others did; where the lineage that says so is sealed, or
 *     the library itself worked the record out anew, {@code theirs} is empty and everything that is
 *     wanted collides
 * @param theirs what others changed, by field; what was changed back is left out
 * @param yours what was wanted and is not so already, by field
 * @param colliding the names of the fields that both changed, each to something else, in the order
 *     of {@code yours}. A list, such as that of contact points, collides only if both changed or
 *     removed the same element, or one put it in another order
 */
public record EditConflict(
    String entity,
    UUID id,
    long readVersion,
    long storedVersion,
    boolean complete,
    List<Theirs> theirs,
    List<Yours> yours,
    List<String> colliding) {
  /** Checks that what cannot be missing is there, and copies the lists. */
  public EditConflict {
    requireNonNull(entity, "entity");
    requireNonNull(id, "id");
    theirs = List.copyOf(theirs);
    yours = List.copyOf(yours);
    colliding = List.copyOf(colliding);
  }

  /**
   * A field that others changed. Values are in the catalogue's text form; null means missing.
   *
   * @param field the field's name
   * @param before the value that was read
   * @param now the value that is stored
   * @param by who changed it last
   * @param at when that was
   */
  public record Theirs(
      String field, @Nullable String before, @Nullable String now, String by, Instant at) {
    /** Checks that what cannot be missing is there. */
    public Theirs {
      requireNonNull(field, "field");
      requireNonNull(by, "by");
      requireNonNull(at, "at");
    }
  }

  /**
   * A field that was to be changed. Values are in the catalogue's text form; null means missing.
   *
   * @param field the field's name
   * @param before the value that was read
   * @param wanted the value it was to have
   */
  public record Yours(String field, @Nullable String before, @Nullable String wanted) {
    /** Checks that what cannot be missing is there. */
    public Yours {
      requireNonNull(field, "field");
    }
  }
}
