package dev.crmcore.catalogue;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.Revision;
import dev.crmcore.model.SavedView;
import dev.crmcore.model.SavedViewId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fields of saved views. */
public final class SavedViewFields {
  /** The name. */
  public static final Field<SavedView, String> NAME =
      Field.<SavedView, String>of("name", FieldType.TEXT, SavedView::name)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** Whose view it is. */
  public static final Field<SavedView, String> OWNER =
      Field.<SavedView, String>of("owner", FieldType.CODE, SavedView::owner)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** Whether others see it too. */
  public static final Field<SavedView, Boolean> SHARED =
      Field.<SavedView, Boolean>of("shared", FieldType.BOOLEAN, SavedView::shared)
          .with(FieldTrait.REQUIRED);

  /** Which customers. */
  public static final Field<SavedView, String> CONDITION =
      Field.<SavedView, String>of("condition", FieldType.CODE, SavedView::condition)
          .with(FieldTrait.REQUIRED);

  /** The names of fields with commas between them, a minus before those in falling order. */
  public static final Field<SavedView, String> SORTS =
      Field.of("sorts", FieldType.CODE, view -> joined(view.sorts()));

  /** The names of the fields to show, with commas between them. */
  public static final Field<SavedView, String> COLUMNS =
      Field.of("columns", FieldType.CODE, view -> joined(view.columns()));

  /** The description of the entity. */
  public static final EntityType<SavedView> TYPE =
      EntityType.define(
              "savedView",
              SavedView.class,
              entity -> entity.id().value(),
              SavedView::revision,
              SavedViewFields::stamp,
              SavedViewFields::assemble)
          .fields(NAME, OWNER, SHARED, CONDITION, SORTS, COLUMNS)
          .build();

  private SavedViewFields() {}

  private static @Nullable String joined(List<String> names) {
    return names.isEmpty() ? null : String.join(",", names);
  }

  private static List<String> names(@Nullable String joined) {
    return joined == null || joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
  }

  private static SavedView stamp(SavedView entity, UUID id, Revision revision) {
    return new SavedView(
        new SavedViewId(id),
        entity.name(),
        entity.owner(),
        entity.shared(),
        entity.condition(),
        entity.sorts(),
        entity.columns(),
        revision);
  }

  private static SavedView assemble(EntityValues<SavedView> values) {
    return new SavedView(
        new SavedViewId(values.id()),
        values.require(NAME),
        values.require(OWNER),
        values.require(SHARED),
        values.require(CONDITION),
        names(values.get(SORTS)),
        names(values.get(COLUMNS)),
        values.revision());
  }
}
