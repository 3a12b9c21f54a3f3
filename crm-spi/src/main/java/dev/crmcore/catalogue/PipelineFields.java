package dev.crmcore.catalogue;

import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.ApprovalRule;
import dev.crmcore.model.CloseReason;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineId;
import dev.crmcore.model.PipelineRules;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Stage;
import java.util.List;
import java.util.UUID;

/** The fields of pipelines. */
public final class PipelineFields {
  /** The name. */
  public static final Field<Pipeline, String> NAME =
      Field.<Pipeline, String>of("name", FieldType.TEXT, Pipeline::name)
          .with(FieldTrait.REQUIRED, FieldTrait.UNIQUE);

  /** The stages in their order. */
  public static final CollectionField<Pipeline, Stage> STAGES =
      CollectionField.of("stages", Pipeline::stages, Elements.STAGE, Elements::stage).asDocument();

  /** Which moves are allowed and what is asked for: one element, or none where all is free. */
  public static final CollectionField<Pipeline, PipelineRules> RULES =
      CollectionField.of(
              "rules", PipelineFields::unlessFree, PipelineElements.RULES, PipelineElements::rules)
          .asDocument();

  /** Why deals are won and lost. */
  public static final CollectionField<Pipeline, CloseReason> CLOSE_REASONS =
      CollectionField.of(
              "closeReasons",
              Pipeline::closeReasons,
              PipelineElements.CLOSE_REASON,
              PipelineElements::closeReason)
          .asDocument();

  /** Who has to approve before a deal enters a stage. */
  public static final CollectionField<Pipeline, ApprovalRule> APPROVALS =
      CollectionField.of(
              "approvals",
              Pipeline::approvals,
              PipelineElements.APPROVAL,
              PipelineElements::approval)
          .asDocument();

  /** The description of the entity. */
  public static final EntityType<Pipeline> TYPE =
      EntityType.define(
              "pipeline",
              Pipeline.class,
              entity -> entity.id().value(),
              Pipeline::revision,
              PipelineFields::stamp,
              PipelineFields::assemble)
          .fields(NAME)
          .collection(STAGES)
          .collection(RULES)
          .collection(CLOSE_REASONS)
          .collection(APPROVALS)
          .build();

  private PipelineFields() {}

  private static List<PipelineRules> unlessFree(Pipeline pipeline) {
    return pipeline.rules().equals(PipelineRules.FREE) ? List.of() : List.of(pipeline.rules());
  }

  private static Pipeline stamp(Pipeline entity, UUID id, Revision revision) {
    return entity.withIdentity(new PipelineId(id), revision);
  }

  private static Pipeline assemble(EntityValues<Pipeline> values) {
    List<PipelineRules> rules = values.list(RULES);
    return new Pipeline(
        new PipelineId(values.id()),
        values.require(NAME),
        values.list(STAGES),
        rules.isEmpty() ? PipelineRules.FREE : rules.get(0),
        values.list(CLOSE_REASONS),
        values.list(APPROVALS),
        values.revision());
  }
}
