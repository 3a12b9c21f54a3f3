package dev.crmcore.segmentation;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.NearestName;
import dev.crmcore.field.Relation;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The names that a condition may use at one place: those of an entity or of an element. */
final class FieldScope {
  private final Catalogue catalogue;
  private final String owner;
  private final Collection<? extends Field<?, ?>> fields;
  private final @Nullable EntityType<?> entity;
  private final boolean outermost;

  private FieldScope(
      Catalogue catalogue,
      String owner,
      Collection<? extends Field<?, ?>> fields,
      @Nullable EntityType<?> entity,
      boolean outermost) {
    this.catalogue = catalogue;
    this.owner = owner;
    this.fields = fields;
    this.entity = entity;
    this.outermost = outermost;
  }

  static FieldScope of(Catalogue catalogue, EntityType<?> type) {
    EntityType<?> full = catalogue.requireEntity(type.name());
    return new FieldScope(catalogue, full.name(), full.fields(), full, true);
  }

  FieldScope inside(CollectionField<?, ?> collection) {
    return new FieldScope(
        catalogue, collection.name(), List.copyOf(collection.fields()), null, false);
  }

  FieldScope inside(Relation<?> relation) {
    EntityType<?> target = catalogue.requireEntity(relation.target().name());
    return new FieldScope(catalogue, target.name(), target.fields(), target, false);
  }

  Field<?, ?> field(String written) {
    return find(written, fields, Field::name)
        .orElseThrow(() -> unknown("field", written, fieldNames(), fieldHint(written)));
  }

  CollectionField<?, ?> collection(String written) {
    List<CollectionField<?, ?>> open = collections();
    return find(written, open, CollectionField::name)
        .orElseThrow(
            () ->
                unknown(
                    "collection",
                    written,
                    open.stream().<String>map(CollectionField::name).toList(),
                    find(written, fields, Field::name)
                        .map(field -> " '%s' is a field.".formatted(field))));
  }

  Relation<?> relation(String written) {
    List<Relation<?>> relations = relations();
    return find(written, relations, Relation::name)
        .orElseThrow(
            () ->
                unknown(
                    "relation",
                    written,
                    relations.stream().<String>map(Relation::name).toList(),
                    find(written, collections(), CollectionField::name)
                        .map(" '%s' is a collection; write: has %<s(…)."::formatted)));
  }

  /** Refuses a segment where another record than the one that is asked about is looked at. */
  void requireSegments() {
    if (!outermost) {
      throw new InvalidInputException(
          "E_OPERATOR",
          "A segment cannot be asked about inside '%s'; put it outside the parentheses."
              .formatted(owner));
    }
  }

  private List<CollectionField<?, ?>> collections() {
    return entity == null
        ? List.of()
        : entity.collections().stream()
            .<CollectionField<?, ?>>map(collection -> collection)
            .filter(collection -> !collection.isDocument())
            .toList();
  }

  private List<Relation<?>> relations() {
    return entity == null ? List.of() : catalogue.relations(entity.name());
  }

  private List<String> fieldNames() {
    return fields.stream().<String>map(Field::name).toList();
  }

  private Optional<String> fieldHint(String written) {
    Optional<String> collection =
        find(written, collections(), CollectionField::name)
            .map(" '%s' is a collection; write: has %<s(…)."::formatted);
    return collection.or(
        () ->
            find(written, relations(), Relation::name)
                .map(Relation::name)
                .map(" '%s' is a relation; write for example: %<s.count > 0."::formatted));
  }

  private InvalidInputException unknown(
      String what, String written, List<String> names, Optional<String> hint) {
    String known =
        names.isEmpty()
            ? " It has none."
            : names.size() > 20 ? "" : " There are: " + String.join(", ", names) + ".";
    return new InvalidInputException(
        "E_FIELD_UNKNOWN",
        "There is no %s '%s' on %s.%s"
            .formatted(
                what,
                clip(written),
                owner,
                hint.or(() -> NearestName.to(written, names).map(" Did you mean '%s'?"::formatted))
                    .orElse(known)));
  }

  /** Finds by name; failing that by the one name that differs in case and underscores only. */
  private static <T> Optional<T> find(
      String written, Collection<? extends T> candidates, Function<T, String> name) {
    Optional<T> exact =
        candidates.stream().<T>map(it -> it).filter(it -> name.apply(it).equals(written)).findAny();
    if (exact.isPresent()) {
      return exact;
    }
    String alias = alias(written);
    List<T> similar =
        candidates.stream()
            .<T>map(it -> it)
            .filter(it -> alias(name.apply(it)).equals(alias))
            .toList();
    return similar.size() == 1 ? Optional.of(similar.get(0)) : Optional.empty();
  }

  private static String alias(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  static String clip(String text) {
    return text.length() <= 60 ? text : text.substring(0, 59) + "…";
  }
}
