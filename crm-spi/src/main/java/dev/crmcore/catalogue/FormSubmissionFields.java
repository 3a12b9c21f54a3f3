package dev.crmcore.catalogue;

import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.FormSubmission;
import dev.crmcore.model.FormSubmissionId;
import dev.crmcore.model.Revision;
import dev.crmcore.model.SubmissionStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** The fields of what was sent through forms. */
public final class FormSubmissionFields {
  /** Which form. */
  public static final Field<FormSubmission, String> FORM =
      Field.<FormSubmission, String>of("form", FieldType.CODE, FormSubmission::form)
          .with(FieldTrait.REQUIRED);

  /** Who sent it. */
  public static final Field<FormSubmission, String> SOURCE =
      Field.<FormSubmission, String>of("source", FieldType.CODE, FormSubmission::source)
          .with(FieldTrait.INDEXED);

  /** What became of it. */
  public static final Field<FormSubmission, SubmissionStatus> STATUS =
      Field.<FormSubmission, SubmissionStatus>of(
              "status", FieldType.choice(SubmissionStatus.class), FormSubmission::status)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** When it was received. */
  public static final Field<FormSubmission, Instant> RECEIVED_AT =
      Field.<FormSubmission, Instant>of("receivedAt", FieldType.INSTANT, FormSubmission::receivedAt)
          .with(FieldTrait.REQUIRED);

  /** Who handled it. */
  public static final Field<FormSubmission, String> HANDLED_BY =
      Field.of("handledBy", FieldType.CODE, FormSubmission::handledBy);

  /** What was typed. */
  public static final CollectionField<FormSubmission, FormSubmission.Entry> FIELDS =
      CollectionField.of(
              "fields", FormSubmission::entries, Elements.FORM_FIELD, Elements::formField)
          .asDocument();

  /** What the guard had against it. */
  public static final CollectionField<FormSubmission, String> REASONS =
      CollectionField.ofValues("reasons", FieldType.CODE, FormSubmission::reasons);

  /** The description of the entity. */
  public static final EntityType<FormSubmission> TYPE =
      EntityType.define(
              "formSubmission",
              FormSubmission.class,
              entity -> entity.id().value(),
              FormSubmission::revision,
              FormSubmissionFields::stamp,
              FormSubmissionFields::assemble)
          .fields(FORM, SOURCE, STATUS, RECEIVED_AT, HANDLED_BY)
          .collection(FIELDS)
          .collection(REASONS)
          .build();

  private FormSubmissionFields() {}

  private static FormSubmission stamp(FormSubmission entity, UUID id, Revision revision) {
    return new FormSubmission(
        new FormSubmissionId(id),
        entity.form(),
        entity.source(),
        entity.fields(),
        entity.status(),
        entity.reasons(),
        entity.receivedAt(),
        entity.handledBy(),
        revision);
  }

  private static FormSubmission assemble(EntityValues<FormSubmission> values) {
    Map<String, String> fields = new LinkedHashMap<>();
    values.list(FIELDS).forEach(entry -> fields.put(entry.name(), entry.value()));
    return new FormSubmission(
        new FormSubmissionId(values.id()),
        values.require(FORM),
        values.get(SOURCE),
        fields,
        values.require(STATUS),
        new TreeSet<>(values.list(REASONS)),
        values.require(RECEIVED_AT),
        values.get(HANDLED_BY),
        values.revision());
  }
}
