package dev.crmcore.catalogue;

import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.Playbook;
import dev.crmcore.model.PlaybookId;
import dev.crmcore.model.PlaybookStep;
import dev.crmcore.model.Revision;
import java.util.UUID;

/** The fields of playbooks. */
public final class PlaybookFields {
  /** The name. */
  public static final Field<Playbook, String> NAME =
      Field.<Playbook, String>of("name", FieldType.TEXT, Playbook::name)
          .with(FieldTrait.REQUIRED, FieldTrait.UNIQUE);

  /** The pipeline whose deals it is for. */
  public static final Field<Playbook, UUID> PIPELINE_ID =
      Field.reference("pipelineId", "pipeline", entity -> EntityId.valueOf(entity.pipelineId()));

  /** The steps in their order. */
  public static final CollectionField<Playbook, PlaybookStep> STEPS =
      CollectionField.of("steps", Playbook::steps, Elements.PLAYBOOK_STEP, Elements::playbookStep)
          .asDocument();

  /** The description of the entity. */
  public static final EntityType<Playbook> TYPE =
      EntityType.define(
              "playbook",
              Playbook.class,
              entity -> entity.id().value(),
              Playbook::revision,
              PlaybookFields::stamp,
              PlaybookFields::assemble)
          .fields(NAME, PIPELINE_ID)
          .collection(STEPS)
          .build();

  private PlaybookFields() {}

  private static Playbook stamp(Playbook entity, UUID id, Revision revision) {
    return new Playbook(
        new PlaybookId(id), entity.name(), entity.pipelineId(), entity.steps(), revision);
  }

  private static Playbook assemble(EntityValues<Playbook> values) {
    return new Playbook(
        new PlaybookId(values.id()),
        values.require(NAME),
        Ids.pipelineId(values.get(PIPELINE_ID)),
        values.list(STEPS),
        values.revision());
  }
}
