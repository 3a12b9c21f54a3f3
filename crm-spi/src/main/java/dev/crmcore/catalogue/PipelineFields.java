package dev.crmcore.catalogue;

import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineId;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Stage;
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
          .build();

  private PipelineFields() {}

  private static Pipeline stamp(Pipeline entity, UUID id, Revision revision) {
    return new Pipeline(new PipelineId(id), entity.name(), entity.stages(), revision);
  }

  private static Pipeline assemble(EntityValues<Pipeline> values) {
    return new Pipeline(
        new PipelineId(values.id()), values.require(NAME), values.list(STAGES), values.revision());
  }
}
