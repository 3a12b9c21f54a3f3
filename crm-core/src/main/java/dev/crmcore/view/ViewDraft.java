package dev.crmcore.view;

import static java.util.Objects.requireNonNull;

import dev.crmcore.query.Sort;
import java.util.List;

/**
 * A view that is to be saved.
 *
 * @param name under which name
 * @param condition which customers, in the text form of conditions
 * @param sorts in which order, the most important key first; none is by age
 * @param columns the names of the fields to show; none are name, e-mail, telephone and city
 * @param shared whether others see it too
 */
public record ViewDraft(
    String name, String condition, List<Sort> sorts, List<String> columns, boolean shared) {
  private static final List<String> USUAL = List.of("displayName", "email", "phone", "city");

  /** Copies the lists. */
  public ViewDraft {
    requireNonNull(name, "name");
    requireNonNull(condition, "condition");
    sorts = List.copyOf(sorts);
    columns = columns.isEmpty() ? USUAL : List.copyOf(columns);
  }

  /** Returns a private view of some customers, by age, with the usual columns. */
  public static ViewDraft of(String name, String condition) {
    return new ViewDraft(name, condition, List.of(), List.of(), false);
  }

  /** Returns this view in another order. */
  public ViewDraft sortedBy(Sort... keys) {
    return new ViewDraft(name, condition, List.of(keys), columns, shared);
  }

  /** Returns this view with other columns. */
  public ViewDraft showing(String... fields) {
    return new ViewDraft(name, condition, sorts, List.of(fields), shared);
  }

  /** Returns this view as one that others see too. */
  public ViewDraft forAll() {
    return new ViewDraft(name, condition, sorts, columns, true);
  }
}
