package dev.crmcore.dedup;

import dev.crmcore.dedup.RecordTable.Column;
import java.util.List;

/**
 * What a comparison reads: the values of one column, or of several joined into one. The last cell
 * belongs to a probe, a record that is checked against the table.
 */
final class ValueView {
  private final List<Column> columns;
  private final StringDictionary dictionary;
  private final int[] cells;
  private final char separator;

  private ValueView(
      List<Column> columns, StringDictionary dictionary, int[] cells, char separator) {
    this.columns = columns;
    this.dictionary = dictionary;
    this.cells = cells;
    this.separator = separator;
  }

  /** Returns a view of the columns' values, joined by the separator where there are several. */
  static ValueView of(List<Column> columns, char separator, int records) {
    if (columns.size() == 1) {
      return new ValueView(columns, columns.get(0).dictionary(), columns.get(0).cells(), separator);
    }
    ValueView view =
        new ValueView(columns, new StringDictionary(), new int[records + 1], separator);
    for (int record = 0; record < records; record++) {
      view.cells[record] = view.dictionary.intern(view.join(record));
    }
    return view;
  }

  private String join(int record) {
    StringBuilder out = new StringBuilder();
    for (Column column : columns) {
      int id = column.cells()[record];
      if (id != 0) {
        if (out.length() > 0) {
          out.append(separator);
        }
        out.append(column.dictionary().get(id));
      }
    }
    return out.toString();
  }

  /** Reads the probe's cells again after they were set in the table's columns. */
  void refreshProbe() {
    if (columns.size() > 1) {
      int probe = cells.length - 1;
      cells[probe] = dictionary.intern(join(probe));
    }
  }

  int id(int record) {
    return cells[record];
  }

  int distinct() {
    return dictionary.size();
  }

  int records() {
    return cells.length - 1;
  }

  String value(int id) {
    return dictionary.get(id);
  }

  String text(int record) {
    return dictionary.get(cells[record]).replace(RecordTable.VALUE_SEPARATOR, ';');
  }

  String names() {
    return String.join(" + ", columns.stream().map(Column::name).toList());
  }
}
