package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

/**
 * One version of what the columns of a kind of file become. Versions are added, never changed.
 *
 * @param id the identity
 * @param label the name and the number, such as {@code shop@3}; unique
 * @param name the name that all versions share
 * @param number which version it is, from 1
 * @param content the mapping in its JSON form
 * @param revision the bookkeeping
 */
public record SavedMapping(
    SavedMappingId id, String label, String name, long number, String content, Revision revision) {
  /** Checks that what cannot be missing is there. */
  public SavedMapping {
    requireNonNull(id, "id");
    requireNonNull(label, "label");
    requireNonNull(name, "name");
    requireNonNull(content, "content");
    requireNonNull(revision, "revision");
  }

  /** Returns a version that is not stored yet. */
  public static SavedMapping of(String name, long number, String content) {
    return new SavedMapping(
        SavedMappingId.UNASSIGNED, name + "@" + number, name, number, content, Revision.NEW);
  }
}
