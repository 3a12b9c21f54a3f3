package dev.crmcore.testkit;

import dev.crmcore.query.Condition;

/** Tells whether a condition looks at related records. */
final class MentionsRelated implements Condition.Visitor<Boolean> {
  @Override
  public Boolean all(Condition.All condition) {
    return condition.parts().stream().anyMatch(part -> part.accept(this));
  }

  @Override
  public Boolean any(Condition.Any condition) {
    return condition.parts().stream().anyMatch(part -> part.accept(this));
  }

  @Override
  public Boolean not(Condition.Not condition) {
    return condition.part().accept(this);
  }

  @Override
  public Boolean compare(Condition.Compare condition) {
    return false;
  }

  @Override
  public Boolean missing(Condition.Missing condition) {
    return false;
  }

  @Override
  public Boolean has(Condition.Has condition) {
    return condition.element().accept(this);
  }

  @Override
  public Boolean related(Condition.Related condition) {
    return true;
  }

  @Override
  public Boolean during(Condition.During condition) {
    return false;
  }

  @Override
  public Boolean anniversary(Condition.Anniversary condition) {
    return false;
  }

  @Override
  public Boolean inSegment(Condition.InSegment condition) {
    return false;
  }
}
