package dev.crmcore.segmentation;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.query.Condition;
import java.util.List;

/** How large a condition may be, so that a hostile one ends in an error and costs little. */
public final class ConditionLimits {
  /** The most characters of the text form, in UTF-16 units. */
  public static final int TEXT_LENGTH = 10_000;

  /** The most characters of the JSON form, in UTF-16 units. */
  public static final int JSON_LENGTH = 1_000_000;

  /** The most levels of a tree; a comparison alone is one level. */
  public static final int DEPTH = 64;

  /** The most conditions in a tree, the compound ones included, after segments are replaced. */
  public static final int NODES = 2_000;

  /** The most operands of {@code in}. */
  public static final int OPERANDS = 10_000;

  private ConditionLimits() {}

  /**
   * Returns a condition that is within the limits.
   *
   * @throws InvalidInputException with a code that starts with {@code E_LIMIT_} if it is larger
   */
  public static Condition check(Condition condition) {
    condition.accept(new Counting());
    return condition;
  }

  static InvalidInputException tooDeep() {
    return new InvalidInputException(
        "E_LIMIT_DEPTH", "A condition may be nested " + DEPTH + " levels deep, not more.");
  }

  static InvalidInputException tooLong(int length, int limit) {
    return new InvalidInputException(
        "E_LIMIT_LENGTH",
        "A condition may have %d characters, but this one has %d.".formatted(limit, length));
  }

  static InvalidInputException tooManyNodes() {
    return new InvalidInputException(
        "E_LIMIT_NODES", "A condition may have " + NODES + " parts, not more.");
  }

  static InvalidInputException tooManyOperands() {
    return new InvalidInputException(
        "E_LIMIT_OPERANDS", "'in' takes " + OPERANDS + " values, not more.");
  }

  /** Stops at the first part too many, so that a tree that shares parts costs no more either. */
  private static final class Counting implements Condition.Visitor<Void> {
    private int nodes;
    private int depth;

    private Void counted(List<Condition> parts) {
      if (++nodes > NODES) {
        throw tooManyNodes();
      }
      if (++depth > DEPTH) {
        throw tooDeep();
      }
      parts.forEach(part -> part.accept(this));
      depth--;
      return null;
    }

    @Override
    public Void all(Condition.All condition) {
      return counted(condition.parts());
    }

    @Override
    public Void any(Condition.Any condition) {
      return counted(condition.parts());
    }

    @Override
    public Void not(Condition.Not condition) {
      return counted(List.of(condition.part()));
    }

    @Override
    public Void compare(Condition.Compare condition) {
      if (condition.operands().size() > OPERANDS) {
        throw tooManyOperands();
      }
      return counted(List.of());
    }

    @Override
    public Void during(Condition.During condition) {
      return counted(List.of());
    }

    @Override
    public Void anniversary(Condition.Anniversary condition) {
      return counted(List.of());
    }

    @Override
    public Void missing(Condition.Missing condition) {
      return counted(List.of());
    }

    @Override
    public Void has(Condition.Has condition) {
      return counted(List.of(condition.element()));
    }

    @Override
    public Void related(Condition.Related condition) {
      return counted(List.of(condition.where()));
    }

    @Override
    public Void inSegment(Condition.InSegment condition) {
      return counted(List.of());
    }
  }
}
