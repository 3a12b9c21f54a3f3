package dev.crmcore.dataquality;

import org.jspecify.annotations.Nullable;

/** Brings names to another form. */
final class NameForms {
  private NameForms() {}

  /** Changes a text. */
  @FunctionalInterface
  interface Step {
    /** Returns the text as it should be, null to clear it. */
    @Nullable String take(String text);
  }

  /**
   * Returns a mending that takes a step with every name. What the step brings to light, such as
   * capitals only, is put right with it.
   */
  static Rule.Mending taking(Step step) {
    return (customer, clock) ->
        NamePart.written(customer, (name, part) -> settled(name, step.take(name), part));
  }

  static @Nullable String settled(String name, @Nullable String taken, NamePart part) {
    if (taken == null || taken.equals(name)) {
      return taken;
    }
    String single = Blanks.single(taken);
    if (single.isEmpty()) {
      return null;
    }
    boolean wrong = part.isOfPerson() && Capitals.fault(single) != null;
    return wrong && Capitals.fault(name) == null ? Capitals.proper(single, part) : single;
  }
}
