package dev.crmcore.memory;

import dev.crmcore.query.Condition;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Window;
import java.util.List;

/** Copies a condition with one misunderstanding. */
abstract class BrokenCondition implements Condition.Visitor<Condition> {
  @Override
  public Condition all(Condition.All condition) {
    return new Condition.All(parts(condition.parts()));
  }

  @Override
  public Condition any(Condition.Any condition) {
    return new Condition.Any(parts(condition.parts()));
  }

  private List<Condition> parts(List<Condition> parts) {
    return parts.stream().map(part -> part.accept(this)).toList();
  }

  @Override
  public Condition not(Condition.Not condition) {
    return new Condition.Not(condition.part().accept(this));
  }

  @Override
  public Condition compare(Condition.Compare condition) {
    return condition;
  }

  @Override
  public Condition missing(Condition.Missing condition) {
    return condition;
  }

  @Override
  public Condition has(Condition.Has condition) {
    return new Condition.Has(condition.collection(), condition.element().accept(this));
  }

  @Override
  public Condition related(Condition.Related condition) {
    return related(condition, condition.window());
  }

  Condition related(Condition.Related condition, Window window) {
    return new Condition.Related(
        condition.relation(),
        window,
        condition.where().accept(this),
        condition.measure(),
        condition.operator(),
        condition.operand());
  }

  @Override
  public Condition during(Condition.During condition) {
    return condition;
  }

  @Override
  public Condition anniversary(Condition.Anniversary condition) {
    return condition;
  }

  @Override
  public Condition inSegment(Condition.InSegment condition) {
    return condition;
  }

  /** Counts related records of all times. */
  static final class WithoutWindows extends BrokenCondition {
    @Override
    public Condition related(Condition.Related condition) {
      return related(condition, Window.ever());
    }
  }

  /** Lets a missing value be another one. */
  static final class MissingValuesDiffer extends BrokenCondition {
    @Override
    public Condition compare(Condition.Compare condition) {
      return condition.operator() == Operator.NE
          ? condition.or(new Condition.Missing(condition.field()))
          : condition;
    }
  }

  /** Lets the negation of a comparison with a missing value hold as little as the comparison. */
  static final class ThreeValued extends BrokenCondition {
    @Override
    public Condition not(Condition.Not condition) {
      return condition.part() instanceof Condition.Compare compare
          ? new Condition.Missing(compare.field()).negate().and(condition)
          : super.not(condition);
    }
  }
}
