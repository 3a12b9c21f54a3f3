package dev.crmcore.query;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one language in which segments, saved views, access predicates, stage gates and rule scopes
 * are written. A missing value satisfies no comparison, and {@link Not} is plain negation. Its
 * string is the text form for people, which the library parses back to an equal tree.
 *
 * <p>Built with {@link Conditions}. Immutable and safe for all threads.
 */
public sealed interface Condition {
  /** Calls the method of the visitor for this kind of condition. */
  <R> R accept(Visitor<R> visitor);

  /** Returns the condition that holds where this and the other hold. */
  default Condition and(Condition other) {
    return Conditions.all(this, other);
  }

  /** Returns the condition that holds where this or the other holds. */
  default Condition or(Condition other) {
    return Conditions.any(this, other);
  }

  /** Returns the condition that holds where this one does not. */
  default Condition negate() {
    return new Not(this);
  }

  /**
   * Holds where all parts hold; with no parts, always.
   *
   * @param parts the parts
   */
  record All(List<Condition> parts) implements Condition {
    /** Copies the parts. */
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.all(this);
    }

    @Override
    public String toString() {
      return ConditionFormat.format(this);
    }
  }

  /**
   * Holds where at least one part holds; with no parts, never.
   *
   * @param parts the parts
   */
  record Any(List<Condition> parts) implements Condition {
    /** Copies the parts. */
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.any(this);
    }

    @Override
    public String toString() {
      return ConditionFormat.format(this);
    }
  }

  /**
   * Holds where the part does not.
   *
   * @param part the part
   */
  record Not(Condition part) implements Condition {
    /** Checks that there is a part. */
    public Not {
      requireNonNull(part, "part");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.not(this);
    }

    @Override
    public String toString() {
      return ConditionFormat.format(this);
    }
  }

  /**
   * Holds where the field has a value and the value compares as said.
   *
   * @param field the field's name
   * @param operator how it compares
   * @param operands one; two for {@code BETWEEN}; any number for {@code IN}
   */
  record Compare(String field, Operator operator, List<Operand> operands) implements Condition {
    /** Copies the operands. */
    public Compare {
      requireNonNull(field, "field");
      requireNonNull(operator, "operator");
      operands = List.copyOf(operands);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.compare(this);
    }

    @Override
    public String toString() {
      return ConditionFormat.format(this);
    }
  }

  /**
   * Holds where the field, a day or a moment, lies in a window. A day lies in a window of which
   * some of it is a part. Replaced by comparisons before a filter is made of it, so a storage never
   * meets it.
   *
   * @param field the field's name
   * @param window when it must lie
   */
  record During(String field, Window window) implements Condition {
    /**
     * Checks that the parts are there.
     *
     * @throws InvalidInputException if the window has no ends
     */
    public During {
      requireNonNull(field, "field");
      requireEnds(window);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.during(this);
    }

    @Override
    public String toString() {
      return ConditionFormat.format(this);
    }
  }

  private static void requireEnds(Window window) {
    requireNonNull(window, "window");
    if (window.equals(Window.ever()) || window.equals(new Window.Days(null, null))) {
      throw new InvalidInputException(
          "E_OPERATOR", "A window without ends says nothing; ask whether the field is present.");
    }
  }

  /**
   * Holds where an anniversary of the field, a day or a moment, lies in a window: the same day of
   * the same month 1 to 130 years later; of 29 February, 1 March in years without one. Replaced by
   * comparisons before a filter is made of it, so a storage never meets it.
   *
   * @param field the field's name
   * @param window when an anniversary must lie; with both ends, and at most a year long
   */
  record Anniversary(String field, Window window) implements Condition {
    /**
     * Checks that the parts are there.
     *
     * @throws InvalidInputException if the window has no ends
     */
    public Anniversary {
      requireNonNull(field, "field");
      requireEnds(window);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.anniversary(this);
    }

    @Override
    public String toString() {
      return ConditionFormat.format(this);
    }
  }

  /**
   * Holds where the field has no value.
   *
   * @param field the field's name
   */
  record Missing(String field) implements Condition {
    /** Checks that there is a name. */
    public Missing {
      requireNonNull(field, "field");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.missing(this);
    }

    @Override
    public String toString() {
      return ConditionFormat.format(this);
    }
  }

  /**
   * Holds where at least one element of a collection satisfies a condition on the element's fields.
   *
   * @param collection the collection's name
   * @param element the condition on one element
   */
  record Has(String collection, Condition element) implements Condition {
    /** Checks that the parts are there. */
    public Has {
      requireNonNull(collection, "collection");
      requireNonNull(element, "element");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.has(this);
    }

    @Override
    public String toString() {
      return ConditionFormat.format(this);
    }
  }

  /**
   * Holds where a measure over related records compares as said: at least 3 purchases in the last
   * 365 days, no interaction ever.
   *
   * @param relation the relation's name
   * @param window when the records must lie
   * @param where which of them count
   * @param measure what is computed over them
   * @param operator how it compares; not a textual one, nor {@code IN} or {@code BETWEEN}
   * @param operand with what
   */
  record Related(
      String relation,
      Window window,
      Condition where,
      Measure measure,
      Operator operator,
      Operand operand)
      implements Condition {
    /** Checks that the parts are there. */
    public Related {
      requireNonNull(relation, "relation");
      requireNonNull(window, "window");
      requireNonNull(where, "where");
      requireNonNull(measure, "measure");
      requireNonNull(operator, "operator");
      requireNonNull(operand, "operand");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.related(this);
    }

    @Override
    public String toString() {
      return ConditionFormat.format(this);
    }
  }

  /**
   * Holds for the members of a segment. Replaced by the segment's own condition before a filter is
   * made of it, so a storage never meets it.
   *
   * @param name the segment's name
   * @param lasting for how long they have been members without interruption, which only segments
   *     can tell whose memberships are kept; null where that does not matter
   */
  record InSegment(String name, @Nullable Lasting lasting) implements Condition {
    /** Checks that there is a name. */
    public InSegment {
      requireNonNull(name, "name");
    }

    /** Holds for the members of a segment, however long they have been. */
    public InSegment(String name) {
      this(name, null);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.inSegment(this);
    }

    @Override
    public String toString() {
      return ConditionFormat.format(this);
    }
  }

  /**
   * Handles every kind of condition; a new kind adds a method, so that the compiler finds who must
   * learn it.
   *
   * @param <R> what handling gives
   */
  interface Visitor<R> {
    /** Handles {@link All}. */
    R all(All condition);

    /** Handles {@link Any}. */
    R any(Any condition);

    /** Handles {@link Not}. */
    R not(Not condition);

    /** Handles {@link Compare}. */
    R compare(Compare condition);

    /** Handles {@link During}. */
    R during(During condition);

    /** Handles {@link Anniversary}. */
    R anniversary(Anniversary condition);

    /** Handles {@link Missing}. */
    R missing(Missing condition);

    /** Handles {@link Has}. */
    R has(Has condition);

    /** Handles {@link Related}. */
    R related(Related condition);

    /** Handles {@link InSegment}. */
    R inSegment(InSegment condition);
  }
}
