package dev.crmcore.storage.mvstore;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldKind;
import dev.crmcore.field.Folding;
import dev.crmcore.model.Money;
import dev.crmcore.query.AggregateRow;
import dev.crmcore.query.Aggregation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Computes figures over groups, holding the groups and not the records. */
final class Grouping<E> {
  private final Aggregation<E> aggregation;
  private final List<Field<E, ?>> groupBy = new ArrayList<>();
  private final List<Optional<Field<E, ?>>> measured = new ArrayList<>();

  /** A group; the currencies part money but are not among the keys that are returned. */
  private record Group(List<@Nullable Object> keys, List<String> currencies) {}

  Grouping(Aggregation<E> aggregation) {
    EntityType<E> type = aggregation.filter().type();
    this.aggregation = aggregation;
    aggregation.groupBy().forEach(name -> groupBy.add(type.requireField(name)));
    aggregation.measures().forEach(measure -> measured.add(measure.fieldOf(type)));
  }

  List<AggregateRow> over(Iterable<E> records) {
    Map<Group, List<Figure>> groups = new LinkedHashMap<>();
    for (E record : records) {
      List<Figure> figures = groups.computeIfAbsent(groupOf(record), group -> figures());
      for (int i = 0; i < figures.size(); i++) {
        Figure figure = figures.get(i);
        measured.get(i).ifPresentOrElse(field -> figure.add(field.get(record)), figure::addRecord);
      }
    }
    List<AggregateRow> rows = new ArrayList<>();
    groups.forEach(
        (group, figures) -> {
          List<@Nullable Object> values = new ArrayList<>();
          figures.forEach(figure -> values.add(figure.result()));
          rows.add(new AggregateRow(group.keys(), values));
        });
    return List.copyOf(rows);
  }

  private List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < measured.size(); i++) {
      boolean money = measured.get(i).filter(Grouping::isMoney).isPresent();
      figures.add(new Figure(aggregation.measures().get(i).function(), money));
    }
    return figures;
  }

  private Group groupOf(E record) {
    List<@Nullable Object> keys = new ArrayList<>();
    for (Field<E, ?> field : groupBy) {
      Object value = field.get(record);
      keys.add(
          value != null && field.kind() == FieldKind.TEXT ? Folding.fold((String) value) : value);
    }
    List<String> currencies = new ArrayList<>();
    for (Optional<Field<E, ?>> field : measured) {
      currencies.add(field.filter(Grouping::isMoney).map(one -> currency(one, record)).orElse(""));
    }
    return new Group(keys, currencies);
  }

  private static boolean isMoney(Field<?, ?> field) {
    return field.kind() == FieldKind.MONEY;
  }

  private static <E> String currency(Field<E, ?> field, E record) {
    return field.get(record) instanceof Money money ? money.currency().getCurrencyCode() : "";
  }
}
