package dev.crmcore.examples.matching;

import dev.crmcore.dedup.ColumnRoles;
import dev.crmcore.dedup.RecordTable;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.NearestName;
import dev.crmcore.matching.FieldRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns that are compared, over all files. Columns of several files are one where they have
 * the same name or, failing that, the same role. The columns of ids and of the truth are no part of
 * them, so they cannot influence what matches.
 */
final class MatchColumns {
  private final List<Column> columns = new ArrayList<>();

  /** One compared column: its position in each file that has it. */
  private record Column(String name, FieldRole role, Map<Integer, Integer> positions) {
    int position(int file) {
      return positions.getOrDefault(file, -1);
    }
  }

  /**
   * Finds the columns of one or two files.
   *
   * @param hidden the names of the columns that take no part
   * @param map the roles that were given by hand, by column
   * @throws InvalidInputException if the map names a column that no file has
   */
  MatchColumns(
      List<RecordFile> files, List<String> hidden, Map<String, FieldRole> map, boolean onlyKnown) {
    map.keySet().forEach(column -> requireAny(files, column));
    for (int f = 0; f < files.size(); f++) {
      RecordFile file = files.get(f);
      List<FieldRole> roles = new ColumnRoles(onlyKnown).recognize(file.header(), file.sample());
      for (int i = 0; i < file.header().size(); i++) {
        String name = file.header().get(i);
        FieldRole role = given(map, file, i, roles.get(i));
        if (!isHidden(file, hidden, i)) {
          place(f, i, name, role);
        }
      }
    }
    if (columns.stream().allMatch(column -> column.role() == FieldRole.IGNORED)) {
      throw new InvalidInputException(
          "E_COLUMN",
          "%s has no column to compare records by. Say what its columns are with --map."
              .formatted(files.get(0).name()));
    }
  }

  private static void requireAny(List<RecordFile> files, String column) {
    if (files.stream().allMatch(file -> file.find(column) < 0)) {
      List<String> known = files.stream().flatMap(file -> file.header().stream()).toList();
      throw new InvalidInputException(
          "E_MAP",
          "The map names the column '%s', which %s does not have%s It has: %s."
              .formatted(
                  column,
                  files.get(0).name(),
                  NearestName.to(column, known)
                      .map(near -> "; did you mean '" + near + "'?")
                      .orElse("."),
                  String.join(", ", known.subList(0, Math.min(20, known.size())))));
    }
  }

  private static FieldRole given(
      Map<String, FieldRole> map, RecordFile file, int position, FieldRole recognised) {
    for (Map.Entry<String, FieldRole> entry : map.entrySet()) {
      if (file.find(entry.getKey()) == position) {
        return entry.getValue();
      }
    }
    return recognised;
  }

  private static boolean isHidden(RecordFile file, List<String> hidden, int position) {
    return hidden.stream().anyMatch(column -> file.find(column) == position);
  }

  private void place(int file, int position, String name, FieldRole role) {
    Column partner = file == 0 ? null : partner(file, name, role);
    if (partner != null) {
      partner.positions().put(file, position);
    } else {
      columns.add(new Column(name, role, new HashMap<>(Map.of(file, position))));
    }
  }

  private @Nullable Column partner(int file, String name, FieldRole role) {
    List<Column> free = columns.stream().filter(column -> column.position(file) < 0).toList();
    for (Column column : free) {
      if (RecordFile.folded(column.name()).equals(RecordFile.folded(name))) {
        return column;
      }
    }
    boolean telling = role != FieldRole.TEXT && role != FieldRole.IGNORED;
    return free.stream()
        .filter(column -> telling && column.role() == role)
        .findFirst()
        .orElse(null);
  }

  RecordTable.Builder newTable() {
    RecordTable.Builder table = RecordTable.builder();
    columns.forEach(column -> table.column(column.name(), column.role()));
    return table;
  }

  /** Returns the values of a row in the order of the columns, null where the file has no such. */
  @Nullable String[] values(int file, List<String> row) {
    @Nullable String[] values = new String[columns.size()];
    for (int i = 0; i < values.length; i++) {
      int position = columns.get(i).position(file);
      values[i] = position < 0 ? null : row.get(position);
    }
    return values;
  }

  /** Returns the roles by column, in order. */
  Map<String, String> roles() {
    Map<String, String> roles = new LinkedHashMap<>();
    columns.forEach(column -> roles.put(column.name(), RoleNames.of(column.role())));
    return roles;
  }
}
