package dev.crmcore.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Cuts long lists of ids into parts of few lengths, so that few statements serve them all. */
final class IdLists {
  private static final int[] LENGTHS = {1, 4, 16, 64, 128, 512};

  private IdLists() {}

  /** One part; a short one repeats its last id, which changes no answer. */
  record Part(List<UUID> ids, int length) {
    /** Returns what follows the column: that it is one of the ids. */
    Sql in(Cell idCell) {
      if (length == 1) {
        return Sql.of(" = ").bind(idCell.toColumn(ids.get(0)));
      }
      List<Object> values = new ArrayList<>(length);
      for (int i = 0; i < length; i++) {
        values.add(idCell.toColumn(ids.get(Math.min(i, ids.size() - 1))));
      }
      return Sql.of(" IN (").bindAll(values).append(")");
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
    return new Part(ids, LENGTHS[size]);
  }
}
