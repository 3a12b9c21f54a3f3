package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.MappedColumns.Column;
import dev.crmcore.exchange.MappingEntry.Constant;
import dev.crmcore.exchange.MappingEntry.Join;
import dev.crmcore.exchange.MappingEntry.Split;
import dev.crmcore.exchange.MappingEntry.Take;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides which columns go to which fields: by a mapping first, then by the headers that the
 * catalogue knows. Used once.
 */
final class HeaderMapping {
  private final TargetNames names;
  private final List<String> header;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final List<Route> routes = new ArrayList<>();

  /** Who fills a field that takes one value. */
  private final Map<String, String> taken = new HashMap<>();

  private HeaderMapping(TargetNames names, List<String> header) {
    this.names = names;
    this.header = header;
  }

  /**
   * Maps the columns of a file.
   *
   * @throws InvalidInputException if a column is protected, or the mapping names what is not there
   *     or fills a field twice, or nothing is recognised at all
   */
  static MappedColumns map(TargetNames names, List<String> header, ImportMapping mapping) {
    return new HeaderMapping(names, header).map(mapping);
  }

  private MappedColumns map(ImportMapping mapping) {
    for (int i = 0; i < mapping.entries().size(); i++) {
      add(mapping.entries().get(i), i + 1);
    }
    recognise();
    List<Column> ordered = header.stream().map(this::column).toList();
    requireSomething(ordered, mapping);
    return new MappedColumns(ordered, routes);
  }

  private Column column(String name) {
    Column column = columns.get(name);
    return column == null ? new Column(name, List.of(), 0, "", false) : column;
  }

  private void add(MappingEntry entry, int number) {
    List<String> found = entry.columns().stream().map(column -> find(column, number)).toList();
    List<Integer> places = found.stream().map(header::indexOf).toList();
    if (entry instanceof Take take) {
      String column = found.get(0);
      if (take.fields().isEmpty()) {
        columns.put(column, new Column(column, List.of(), 0, "left out by the mapping", true));
      } else {
        Target target = claim(take.field(), found, number);
        routes.add(Route.take(column, places.get(0), take.values(), target));
      }
    } else if (entry instanceof Split split) {
      addParts(split, found.get(0), places.get(0), number);
    } else if (entry instanceof Join join) {
      Target target = claim(join.field(), found, number);
      routes.add(Route.join(found, places, join.separator(), target));
    } else if (entry instanceof Constant constant) {
      Target target = claim(constant.field(), List.of(), number);
      requireValue(target, constant, number);
      routes.add(Route.constant(Cells.clean(constant.value()), target));
    }
  }

  private void addParts(Split split, String column, int place, int number) {
    String separator = split.separator();
    int parts = split.fields().size();
    for (int i = 0; i < parts; i++) {
      String field = split.fields().get(i);
      if (field.equals(MappingEntry.LEFT_OUT)) {
        continue;
      }
      Target target = claim(field, List.of(column), number);
      if (separator != null) {
        routes.add(Route.split(column, place, separator, i, parts, target));
      } else {
        int from = i == 0 ? 0 : split.positions().get(i - 1);
        int to = i == parts - 1 ? Integer.MAX_VALUE : split.positions().get(i);
        routes.add(Route.slice(column, place, from, to, target));
      }
    }
  }

  /** Returns the target of a field for an entry, and notes that its columns go there. */
  private Target claim(String field, List<String> from, int number) {
    String who =
        from.isEmpty() ? "a constant" : "the column '%s'".formatted(String.join("', '", from));
    Target target = names.named(from.isEmpty() ? "a constant" : from.get(0), field);
    if (target.isSingle()) {
      String other = taken.put(Headers.normal(target.field()), who);
      if (other != null) {
        throw new InvalidInputException(
            "E_MAP",
            "Entry %d of the mapping sends %s to '%s', which %s fills already. Join the columns, or leave one out."
                .formatted(number, who, target.field(), other));
      }
    }
    for (String column : from) {
      columns.put(column, column(column).also(target.field(), "the mapping"));
    }
    return target;
  }

  /** A constant that is no value of its field would reject every row. */
  private static void requireValue(Target target, Constant constant, int number) {
    try {
      target.read(Cells.clean(constant.value()), new RowValues());
    } catch (InvalidInputException e) {
      throw new InvalidInputException(
          "E_MAP",
          "Entry %d of the mapping, the constant for '%s': %s"
              .formatted(number, constant.field(), e.getMessage()),
          e);
    }
  }

  private String find(String column, int number) {
    if (header.contains(column)) {
      return column;
    }
    String normal = Headers.normal(column);
    return header.stream()
        .filter(name -> Headers.normal(name).equals(normal))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "E_FIELD_UNKNOWN",
                    "Entry %d of the mapping names the column '%s', but the file has: %s."
                        .formatted(number, column, String.join(", ", header))));
  }

  private void recognise() {
    TargetNames.Recognition recognition = names.recognition(header, List.copyOf(columns.keySet()));
    for (String column : header) {
      if (!columns.containsKey(column)) {
        columns.put(column, recognised(column, recognition));
      }
    }
  }

  private Column recognised(String column, TargetNames.Recognition recognition) {
    Target target = recognition.known(column);
    if (target == null) {
      return unread(column, recognition.unknown(column));
    }
    if (target.isSingle()) {
      String other = taken.putIfAbsent(Headers.normal(target.field()), column);
      if (other != null) {
        return unread(
            column,
            target instanceof Target.ToExternalId
                ? "another column holds the id"
                : "another column goes to " + target.field());
      }
    }
    routes.add(Route.take(column, header.indexOf(column), null, target));
    return new Column(column, List.of(target.field()), 1, "the header", false);
  }

  private static Column unread(String column, @Nullable String reason) {
    return new Column(column, List.of(), 0, reason == null ? "" : reason, false);
  }

  private static void requireSomething(List<Column> columns, ImportMapping mapping) {
    if (columns.stream().noneMatch(Column::isRead)) {
      throw new InvalidInputException(
          "E_HEADER",
          "No column is known: %s.%s"
              .formatted(
                  String.join(", ", columns.stream().limit(20).map(Column::name).toList()),
                  mapping.entries().isEmpty()
                      ? " The first row holds the names of the columns. Rename them, or give a map."
                      : ""));
    }
  }
}
