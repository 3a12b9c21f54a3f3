package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A list of customers that somebody looks at again and again: which ones, in which order, with
 * which columns.
 *
 * @param id the identity
 * @param name unique among the views of one owner
 * @param owner whose view it is
 * @param shared whether others see it too; only the owner changes it
 * @param condition which customers, in the text form of conditions
 * @param sorts by which fields it is ordered, the most important first; {@code "-createdAt"} with
 *     the greatest first
 * @param columns the fields to show
 * @param revision the bookkeeping
 */
public record SavedView(
    SavedViewId id,
    String name,
    String owner,
    boolean shared,
    String condition,
    List<String> sorts,
    List<String> columns,
    Revision revision) {
  /** Checks that the parts are there, and copies the lists. */
  public SavedView {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(owner, "owner");
    requireNonNull(condition, "condition");
    sorts = List.copyOf(sorts);
    columns = List.copyOf(columns);
    requireNonNull(revision, "revision");
  }
}
