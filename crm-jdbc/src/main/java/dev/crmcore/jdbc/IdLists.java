package dev.crmcore.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Cuts long lists of ids into parts of few lengths, so that few statements serve them all. */
final class IdLists {
  private static final int[] LENGTHS = {4, 16, 64, 128, 512};
  private static final List<String> LISTS = lists();

  private IdLists() {}

  /** One part; a short one repeats its last id, which changes no answer. */
  record Part(List<UUID> ids, int length, String in) {
    void bind(PreparedStatement statement, int at, Cell cell) throws SQLException {
      for (int i = 0; i < length; i++) {
        Sql.bind(statement, at + i, cell.toColumn(ids.get(Math.min(i, ids.size() - 1))));
      }
    }
  }

  static List<Part> parts(List<UUID> ids) {
    int longest = LENGTHS[LENGTHS.length - 1];
    List<Part> parts = new ArrayList<>(ids.size() / longest + 1);
    for (int from = 0; from < ids.size(); from += longest) {
      parts.add(part(ids.subList(from, Math.min(from + longest, ids.size()))));
    }
    return parts;
  }

  private static Part part(List<UUID> ids) {
    int size = 0;
    while (LENGTHS[size] < ids.size()) {
      size++;
    }
    return new Part(ids, LENGTHS[size], LISTS.get(size));
  }

  private static List<String> lists() {
    List<String> lists = new ArrayList<>();
    for (int length : LENGTHS) {
      lists.add(" IN (?" + ", ?".repeat(length - 1) + ")");
    }
    return List.copyOf(lists);
  }
}
