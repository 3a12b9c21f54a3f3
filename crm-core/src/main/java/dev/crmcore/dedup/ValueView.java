package dev.crmcore.dedup;

import dev.crmcore.dedup.RecordTable.Column;
import java.util.List;

/**
 * What a comparison reads: the values of one column, or of several joined into one. The last cells
 * belong to guests, records that are compared with the table or with each other.
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
        new ValueView(
            columns, new StringDictionary(), new int[records + RecordTable.GUESTS], separator);
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

  /** Reads a guest's cells again after they were set in the table's columns. */
  void refresh(int record) {
    if (columns.size() > 1) {
      cells[record] = dictionary.intern(join(record));
    }
  }

  int id(int record) {
    return cells[record];
  }

  int distinct() {
    return dictionary.size();
  }

  int records() {
    return cells.length - RecordTable.GUESTS;
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
