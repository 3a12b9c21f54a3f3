package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.QualityIssue;
import dev.crmcore.model.QualityIssueId;
import dev.crmcore.model.QualityIssueStatus;
import dev.crmcore.model.Revision;
import java.time.Instant;
import java.util.UUID;

/** The fields of findings of the quality audit. */
public final class QualityIssueFields {
  /** Who. */
  public static final Field<QualityIssue, UUID> CUSTOMER_ID =
      Field.<QualityIssue, UUID>of(
              "customerId", FieldType.ID, entity -> entity.customerId().value())
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** The rule. */
  public static final Field<QualityIssue, String> RULE =
      Field.<QualityIssue, String>of("rule", FieldType.CODE, QualityIssue::rule)
          .with(FieldTrait.REQUIRED);

  /** The side of quality. */
  public static final Field<QualityIssue, String> DIMENSION =
      Field.<QualityIssue, String>of("dimension", FieldType.CODE, QualityIssue::dimension)
          .with(FieldTrait.REQUIRED);

  /** What it is about. */
  public static final Field<QualityIssue, String> FIELD =
      Field.<QualityIssue, String>of("field", FieldType.CODE, QualityIssue::field);

  /** What became of it. */
  public static final Field<QualityIssue, QualityIssueStatus> STATUS =
      Field.<QualityIssue, QualityIssueStatus>of(
              "status", FieldType.choice(QualityIssueStatus.class), QualityIssue::status)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** Who is to mend it. */
  public static final Field<QualityIssue, String> ASSIGNEE =
      Field.<QualityIssue, String>of("assignee", FieldType.CODE, QualityIssue::assignee)
          .with(FieldTrait.INDEXED);

  /** What was said. */
  public static final Field<QualityIssue, String> NOTE =
      Field.<QualityIssue, String>of("note", FieldType.TEXT, QualityIssue::note);

  /** When it was found. */
  public static final Field<QualityIssue, Instant> FOUND_AT =
      Field.<QualityIssue, Instant>of("foundAt", FieldType.INSTANT, QualityIssue::foundAt)
          .with(FieldTrait.REQUIRED);

  /** When it was found mended. */
  public static final Field<QualityIssue, Instant> RESOLVED_AT =
      Field.<QualityIssue, Instant>of("resolvedAt", FieldType.INSTANT, QualityIssue::resolvedAt);

  /** The description of the entity. */
  public static final EntityType<QualityIssue> TYPE =
      EntityType.define(
              "qualityIssue",
              QualityIssue.class,
              entity -> entity.id().value(),
              QualityIssue::revision,
              QualityIssueFields::stamp,
              QualityIssueFields::assemble)
          .fields(
              CUSTOMER_ID, RULE, DIMENSION, FIELD, STATUS, ASSIGNEE, NOTE, FOUND_AT, RESOLVED_AT)
          .build();

  private QualityIssueFields() {}

  private static QualityIssue stamp(QualityIssue entity, UUID id, Revision revision) {
    return new QualityIssue(
        new QualityIssueId(id),
        entity.customerId(),
        entity.rule(),
        entity.dimension(),
        entity.field(),
        entity.status(),
        entity.assignee(),
        entity.note(),
        entity.foundAt(),
        entity.resolvedAt(),
        revision);
  }

  private static QualityIssue assemble(EntityValues<QualityIssue> values) {
    return new QualityIssue(
        new QualityIssueId(values.id()),
        new CustomerId(values.require(CUSTOMER_ID)),
        values.require(RULE),
        values.require(DIMENSION),
        values.get(FIELD),
        values.require(STATUS),
        values.get(ASSIGNEE),
        values.get(NOTE),
        values.require(FOUND_AT),
        values.get(RESOLVED_AT),
        values.revision());
  }
}
