package dev.crmcore.customer;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.WriteRule;
import dev.crmcore.model.Relationship;

/** Nobody is related to themselves; a relationship has a name, and an end after its beginning. */
public final class RelationshipRule implements WriteRule<Relationship> {
  @Override
  public Relationship prepare(Relationship relationship) {
    if (relationship.fromId().equals(relationship.toId())) {
      throw new InvalidInputException("E_RELATED_SELF", "A customer cannot be related to itself.");
    }
    Words.requireLine("label", relationship.label());
    String label = Words.orNull(relationship.label());
    if (label == null) {
      throw new InvalidInputException("E_REQUIRED", "A relationship has a name, such as 'spouse'.");
    }
    String back = relationship.back();
    if (back != null) {
      Words.requireLine("back", back);
    }
    Periods.requireForward("A relationship", relationship.from(), relationship.to());
    return new Relationship(
        relationship.id(),
        relationship.fromId(),
        relationship.toId(),
        label,
        Words.orNull(back),
        relationship.from(),
        relationship.to(),
        Words.orNull(relationship.note()),
        relationship.revision());
  }
}
