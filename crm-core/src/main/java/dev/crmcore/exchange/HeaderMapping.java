package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.ImportPlan.Proposal;
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
 * Decides which columns go to which fields: by a mapping first, then by the layout of another
 * system's exports, then by the headers that the catalogue knows, and by proposals if the caller
 * wants them. Used once.
 */
final class HeaderMapping {
  private final TargetNames names;
  private final List<String> header;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final List<Route> routes = new ArrayList<>();

  /** Who fills a field that takes one value. */
  private final Map<String, String> taken = new HashMap<>();

  private final ColumnSamples samples;
  private String why = "the mapping";

  private HeaderMapping(TargetNames names, List<String> header, ColumnSamples samples) {
    this.names = names;
    this.header = header;
    this.samples = samples;
  }

  /**
   * Maps the columns of a file.
   *
   * @param preset the layout that the file has, or null
   * @param surely from which confidence on proposals are used; above 1 none is
   * @throws InvalidInputException if a column is protected, or the mapping names what is not there
   *     or fills a field twice, or nothing is recognised at all
   */
  static MappedColumns map(
      TargetNames names,
      List<String> header,
      ColumnSamples samples,
      ImportMapping mapping,
      @Nullable Preset preset,
      double surely) {
    return new HeaderMapping(names, header, samples).map(mapping, preset, surely);
  }

  private MappedColumns map(ImportMapping mapping, @Nullable Preset preset, double surely) {
    for (int i = 0; i < mapping.entries().size(); i++) {
      add(mapping.entries().get(i), i + 1);
    }
    if (preset != null) {
      why = "the preset " + preset.name();
      preset.mapping().entries().stream().filter(this::isOpen).forEach(entry -> add(entry, 0));
    }
    recognise();
    requireHeader();
    judge(surely);
    List<Column> ordered = header.stream().map(this::column).toList();
    requireSomething(ordered, mapping);
    return new MappedColumns(ordered, routes);
  }

  private Column column(String name) {
    Column column = columns.get(name);
    return column == null ? Column.unread(name, "", false) : column;
  }

  private void add(MappingEntry entry, int number) {
    List<String> found = entry.columns().stream().map(column -> find(column, number)).toList();
    List<Integer> places = found.stream().map(header::indexOf).toList();
    if (entry instanceof Take take) {
      String column = found.get(0);
      if (take.fields().isEmpty()) {
        columns.put(column, Column.unread(column, "left out by " + why, true));
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
        from.isEmpty()
            ? TargetNames.CONSTANT
            : "the column '%s'".formatted(String.join("', '", from));
    Target target = names.named(from.isEmpty() ? TargetNames.CONSTANT : from.get(0), field);
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
      columns.put(column, column(column).also(target.field(), why));
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

  /** A preset fills what is there and what the mapping does not speak of. */
  private boolean isOpen(MappingEntry entry) {
    boolean columnsAreOpen =
        entry.columns().stream()
            .allMatch(
                column -> {
                  String normal = Headers.normal(column);
                  return header.stream().anyMatch(name -> Headers.normal(name).equals(normal))
                      && columns.keySet().stream()
                          .noneMatch(name -> Headers.normal(name).equals(normal));
                });
    return columnsAreOpen
        && entry.fields().stream()
            .map(field -> names.named(why, field))
            .noneMatch(
                target -> target.isSingle() && taken.containsKey(Headers.normal(target.field())));
  }

  /** The first record must not be lost as a header. */
  private void requireHeader() {
    int known = (int) columns.values().stream().filter(column -> column.isRead()).count();
    boolean chosen = columns.values().stream().anyMatch(Column::chosen);
    ColumnJudge.looksLikeData(header, known)
        .filter(cell -> !chosen)
        .ifPresent(
            cell -> {
              throw new InvalidInputException(
                  "E_HEADER",
                  "The first row looks like data, not like the names of columns: '%s'. Put names above it, or say that there is no header; then the columns are column_1, column_2 and so on."
                      .formatted(ImportError.shortened(cell)));
            });
  }

  private void judge(double surely) {
    ColumnJudge judge = new ColumnJudge(names);
    for (String name : header) {
      Column column = column(name);
      List<String> values = samples.of(header.indexOf(name));
      if (column.fields().size() == 1) {
        ColumnJudge.Doubt doubt = judge.doubt(column.fields().get(0), values);
        if (doubt != null) {
          columns.put(name, column.doubted(doubt));
        }
      } else if (!column.isRead() && !column.chosen() && isOpen(name)) {
        Proposal proposal = judge.proposal(name, values);
        if (proposal != null) {
          columns.put(name, follow(column, proposal, surely));
        }
      }
    }
  }

  private static boolean isOpen(String name) {
    String normal = Headers.normal(name);
    return !Headers.OF_ERRORS.contains(normal) && !Headers.EXTERNAL_ID.contains(normal);
  }

  private Column follow(Column column, Proposal proposal, double surely) {
    Target target = names.named(column.name(), proposal.field());
    boolean free = !target.isSingle() || !taken.containsKey(Headers.normal(target.field()));
    if (proposal.confidence() < surely || !free) {
      return column.proposed(proposal);
    }
    if (target.isSingle()) {
      taken.put(Headers.normal(target.field()), column.name());
    }
    routes.add(Route.take(column.name(), header.indexOf(column.name()), null, target));
    return Column.read(
        column.name(), target.field(), proposal.confidence(), "a guess: " + proposal.reason());
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
      return Column.unread(column, recognition.unknown(column), false);
    }
    if (target.isSingle()) {
      String other = taken.putIfAbsent(Headers.normal(target.field()), column);
      if (other != null) {
        return Column.unread(
            column,
            target instanceof Target.ToExternalId
                ? "another column holds the id"
                : "another column goes to " + target.field(),
            false);
      }
    }
    routes.add(Route.take(column, header.indexOf(column), null, target));
    return Column.read(column, target.field(), 1, "the header");
  }

  private static void requireSomething(List<Column> columns, ImportMapping mapping) {
    if (columns.stream().noneMatch(Column::isRead)) {
      throw new InvalidInputException(
          "E_HEADER",
          "No column is known: %s.%s"
              .formatted(
                  String.join(", ", columns.stream().limit(20).map(Column::name).toList()),
                  mapping.entries().isEmpty()
                      ? " The first row holds the names of the columns. Rename them, give a mapping, or accept proposals."
                      : ""));
    }
  }
}
