package dev.crmcore.query;

import dev.crmcore.field.Relation;
import java.util.UUID;

/** Where the evaluator finds the records that belong to another. */
@FunctionalInterface
public interface RelatedRecords {
  /** Returns the records of a relation that belong to an owner, in any order. */
  <T> Iterable<T> of(Relation<T> relation, UUID owner);
}
