package dev.crmcore.catalogue;

import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DuplicateDecision;
import dev.crmcore.model.DuplicateDecisionId;
import dev.crmcore.model.DuplicateVerdict;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The fields of decisions about duplicates. */
public final class DuplicateDecisionFields {
  /** The one. */
  public static final Field<DuplicateDecision, UUID> LEFT_ID =
      Field.reference("leftId", "customer", entity -> entity.leftId().value());

  /** The other. */
  public static final Field<DuplicateDecision, UUID> RIGHT_ID =
      Field.reference("rightId", "customer", entity -> entity.rightId().value());

  /** What was decided. */
  public static final Field<DuplicateDecision, DuplicateVerdict> VERDICT =
      Field.<DuplicateDecision, DuplicateVerdict>of(
              "verdict", FieldType.choice(DuplicateVerdict.class), DuplicateDecision::verdict)
          .with(FieldTrait.REQUIRED);

  /** Until when the pair is put off. */
  public static final Field<DuplicateDecision, LocalDate> UNTIL =
      Field.of("until", FieldType.DATE, DuplicateDecision::until);

  /** By whom. */
  public static final Field<DuplicateDecision, String> DECIDED_BY =
      Field.<DuplicateDecision, String>of("decidedBy", FieldType.CODE, DuplicateDecision::decidedBy)
          .with(FieldTrait.REQUIRED);

  /** When. */
  public static final Field<DuplicateDecision, Instant> DECIDED_AT =
      Field.<DuplicateDecision, Instant>of(
              "decidedAt", FieldType.INSTANT, DuplicateDecision::decidedAt)
          .with(FieldTrait.REQUIRED);

  /** Why. */
  public static final Field<DuplicateDecision, String> NOTE =
      Field.of("note", FieldType.TEXT, DuplicateDecision::note);

  /** What was said about the pair before. */
  public static final CollectionField<DuplicateDecision, DuplicateDecisionId> OVERRULES =
      CollectionField.of(
              "overrules", DuplicateDecision::overrules, Elements.OVERRULED, Elements::overruled)
          .asDocument();

  /** The description of the entity. */
  public static final EntityType<DuplicateDecision> TYPE =
      EntityType.define(
              "duplicateDecision",
              DuplicateDecision.class,
              entity -> entity.id().value(),
              DuplicateDecision::revision,
              DuplicateDecisionFields::stamp,
              DuplicateDecisionFields::assemble)
          .fields(LEFT_ID, RIGHT_ID, VERDICT, UNTIL, DECIDED_BY, DECIDED_AT, NOTE)
          .collection(OVERRULES)
          .build();

  private DuplicateDecisionFields() {}

  private static DuplicateDecision stamp(DuplicateDecision entity, UUID id, Revision revision) {
    return new DuplicateDecision(
        new DuplicateDecisionId(id),
        entity.leftId(),
        entity.rightId(),
        entity.verdict(),
        entity.until(),
        entity.decidedBy(),
        entity.decidedAt(),
        entity.note(),
        entity.overrules(),
        revision);
  }

  private static DuplicateDecision assemble(EntityValues<DuplicateDecision> values) {
    return new DuplicateDecision(
        new DuplicateDecisionId(values.id()),
        new CustomerId(values.require(LEFT_ID)),
        new CustomerId(values.require(RIGHT_ID)),
        values.require(VERDICT),
        values.get(UNTIL),
        values.require(DECIDED_BY),
        values.require(DECIDED_AT),
        values.get(NOTE),
        values.list(OVERRULES),
        values.revision());
  }
}
