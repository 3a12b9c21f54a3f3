package dev.crmcore.query;

import static java.util.Objects.requireNonNull;

import java.time.temporal.ChronoUnit;

/** What a field is compared with: a value, or a time that moves with the clock. */
public sealed interface Operand {
  /** Returns a fixed value. */
  static Operand of(Object value) {
    return value instanceof Operand operand ? operand : new Literal(value);
  }

  /**
   * A fixed value of the field's Java type.
   *
   * @param value the value
   */
  record Literal(Object value) implements Operand {
    /** Checks that there is a value. */
    public Literal {
      requireNonNull(value, "value");
    }
  }

  /**
   * A moment counted from when the question is asked.
   *
   * @param anchor where counting starts
   * @param amount how far, negative for the past
   * @param unit hours to years
   */
  record Relative(Anchor anchor, long amount, ChronoUnit unit) implements Operand {
    /** Checks that the parts are there. */
    public Relative {
      requireNonNull(anchor, "anchor");
      requireNonNull(unit, "unit");
    }
  }

  /** Where a relative time starts. */
  enum Anchor {
    /** The moment of the question. */
    NOW,
    /** The day of the question, in the zone of whoever asks. */
    TODAY
  }
}
