package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A deadline of a record that was told when it passed. One that moves is another deadline, and is
 * told when it passes.
 *
 * @param name which deadline
 * @param dueAt when it was, to the microsecond
 */
public record ToldDeadline(String name, Instant dueAt) {
  /** Checks that the parts are there. */
  public ToldDeadline {
    requireNonNull(name, "name");
    requireNonNull(dueAt, "dueAt");
  }

  /** Returns what was told and this, in place of an earlier one of its name. */
  public List<ToldDeadline> in(List<ToldDeadline> told) {
    List<ToldDeadline> more = new ArrayList<>(told);
    more.removeIf(one -> one.name().equals(name));
    more.add(this);
    return List.copyOf(more);
  }
}
