package dev.crmcore.query;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldKind;
import dev.crmcore.field.Folding;
import dev.crmcore.model.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Computes the figures of an {@link Aggregation}, exactly, for a storage whose engine does not.
 * Holds the groups and not the records. For use by one thread.
 *
 * @param <E> the entity
 */
public final class Grouping<E> {
  private final Aggregation<E> aggregation;
  private final List<Field<E, ?>> groupBy = new ArrayList<>();
  private final List<Optional<Field<E, ?>>> measured = new ArrayList<>();
  private final Map<Group, List<Figure>> groups = new LinkedHashMap<>();

  /** A group; the currencies part money but are not among the keys that are returned. */
  private record Group(List<@Nullable Object> keys, List<@Nullable Object> currencies) {}

  /** Begins without groups; the aggregation's filter is taken as already passed. */
  public Grouping(Aggregation<E> aggregation) {
    EntityType<E> type = aggregation.filter().type();
    this.aggregation = aggregation;
    aggregation.groupBy().forEach(name -> groupBy.add(type.requireField(name)));
    aggregation.measures().forEach(measure -> measured.add(measure.fieldOf(type)));
  }

  /** Adds a record that passed the filter. */
  public void add(E record) {
    List<Figure> figures = groups.computeIfAbsent(groupOf(record), group -> figures());
    for (int i = 0; i < figures.size(); i++) {
      Figure figure = figures.get(i);
      measured.get(i).ifPresentOrElse(field -> figure.add(field.get(record)), figure::addRecord);
    }
  }

  /** Returns a row per group of what was added, the groups in the order they were met. */
  public List<AggregateRow> rows() {
    List<AggregateRow> rows = new ArrayList<>();
    groups.forEach((group, figures) -> rows.add(rowOf(group, figures)));
    return List.copyOf(rows);
  }

  private static AggregateRow rowOf(Group group, List<Figure> figures) {
    List<@Nullable Object> values = new ArrayList<>();
    figures.forEach(figure -> values.add(figure.result()));
    return new AggregateRow(group.keys(), values);
  }

  private List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < measured.size(); i++) {
      Measure measure = aggregation.measures().get(i);
      boolean money = measured.get(i).filter(field -> field.kind() == FieldKind.MONEY).isPresent();
      figures.add(new Figure(measure.function(), money));
    }
    return figures;
  }

  private Group groupOf(E record) {
    List<@Nullable Object> keys = new ArrayList<>();
    for (Field<E, ?> field : groupBy) {
      keys.add(folded(field, field.get(record)));
    }
    List<@Nullable Object> currencies = new ArrayList<>();
    for (Optional<Field<E, ?>> field : measured) {
      field
          .filter(one -> one.kind() == FieldKind.MONEY)
          .map(one -> one.get(record))
          .ifPresentOrElse(
              money -> currencies.add(((Money) money).currency()), () -> currencies.add(null));
    }
    return new Group(keys, currencies);
  }

  private static @Nullable Object folded(Field<?, ?> field, @Nullable Object value) {
    return value != null && field.kind() == FieldKind.TEXT ? Folding.fold((String) value) : value;
  }
}
