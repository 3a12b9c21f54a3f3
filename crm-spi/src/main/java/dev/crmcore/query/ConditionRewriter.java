package dev.crmcore.query;

import java.util.List;

/**
 * Copies a condition; a subclass overrides the kinds that it changes. Parts that stay the same are
 * the same objects, so a condition in which nothing changes comes back itself.
 */
public abstract class ConditionRewriter implements Condition.Visitor<Condition> {
  /** For subclasses. */
  protected ConditionRewriter() {}

  @Override
  public Condition all(Condition.All condition) {
    List<Condition> parts = rewritten(condition.parts());
    return parts == condition.parts() ? condition : new Condition.All(parts);
  }

  @Override
  public Condition any(Condition.Any condition) {
    List<Condition> parts = rewritten(condition.parts());
    return parts == condition.parts() ? condition : new Condition.Any(parts);
  }

  @Override
  public Condition not(Condition.Not condition) {
    Condition part = condition.part().accept(this);
    return part == condition.part() ? condition : new Condition.Not(part);
  }

  @Override
  public Condition compare(Condition.Compare condition) {
    return condition;
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
  public Condition missing(Condition.Missing condition) {
    return condition;
  }

  @Override
  public Condition has(Condition.Has condition) {
    Condition element = condition.element().accept(this);
    return element == condition.element()
        ? condition
        : new Condition.Has(condition.collection(), element);
  }

  @Override
  public Condition related(Condition.Related condition) {
    Condition where = condition.where().accept(this);
    return where == condition.where()
        ? condition
        : new Condition.Related(
            condition.relation(),
            condition.window(),
            where,
            condition.measure(),
            condition.operator(),
            condition.operand());
  }

  @Override
  public Condition inSegment(Condition.InSegment condition) {
    return condition;
  }

  private List<Condition> rewritten(List<Condition> parts) {
    List<Condition> copies = parts.stream().map(part -> part.accept(this)).toList();
    for (int i = 0; i < copies.size(); i++) {
      if (copies.get(i) != parts.get(i)) {
        return copies;
      }
    }
    return parts;
  }
}
