package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.ChangeCursor;
import dev.crmcore.model.ChangeCursorId;
import dev.crmcore.model.LineageId;
import dev.crmcore.model.Revision;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fields of what readers of changes have come to. */
public final class ChangeCursorFields {
  /** The name of the reader. */
  public static final Field<ChangeCursor, String> NAME =
      Field.<ChangeCursor, String>of("name", FieldType.CODE, ChangeCursor::name)
          .with(FieldTrait.REQUIRED, FieldTrait.UNIQUE);

  /** The position of the audit entry. */
  public static final Field<ChangeCursor, Long> CHANGE_SET =
      Field.<ChangeCursor, Long>of("changeSet", FieldType.INTEGER, ChangeCursor::changeSet)
          .with(FieldTrait.REQUIRED);

  /** The last row read of the entry. */
  public static final Field<ChangeCursor, UUID> ROW =
      Field.of("row", FieldType.ID, ChangeCursorFields::row);

  /** The description of the entity. */
  public static final EntityType<ChangeCursor> TYPE =
      EntityType.define(
              "changeCursor",
              ChangeCursor.class,
              entity -> entity.id().value(),
              ChangeCursor::revision,
              ChangeCursorFields::stamp,
              ChangeCursorFields::assemble)
          .fields(NAME, CHANGE_SET, ROW)
          .build();

  private ChangeCursorFields() {}

  private static @Nullable UUID row(ChangeCursor entity) {
    LineageId row = entity.row();
    return row == null ? null : row.value();
  }

  private static ChangeCursor stamp(ChangeCursor entity, UUID id, Revision revision) {
    return new ChangeCursor(
        new ChangeCursorId(id), entity.name(), entity.changeSet(), entity.row(), revision);
  }

  private static ChangeCursor assemble(EntityValues<ChangeCursor> values) {
    UUID row = values.get(ROW);
    return new ChangeCursor(
        new ChangeCursorId(values.id()),
        values.require(NAME),
        values.require(CHANGE_SET),
        row == null ? null : new LineageId(row),
        values.revision());
  }
}
