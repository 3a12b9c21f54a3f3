package dev.crmcore.exchange;

import dev.crmcore.format.RawRecord;
import dev.crmcore.format.RecordReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first values of each column that are not empty.
 *
 * @param values clean, by column
 */
record ColumnSamples(List<List<String>> values) {
  private static final int ROWS = 100;
  private static final int SHOWN = 3;

  /** Reads from the first rows that can be read. */
  static ColumnSamples of(RecordReader rows, boolean verbatim) {
    List<List<String>> values = new ArrayList<>();
    rows.header().forEach(column -> values.add(new ArrayList<>()));
    Optional<RawRecord> row = rows.next();
    for (int i = 0; row.isPresent() && i < ROWS; i++) {
      List<String> cells = row.get().values();
      for (int c = 0; c < Math.min(cells.size(), values.size()); c++) {
        String cell = Cells.clean(verbatim ? cells.get(c) : FormulaGuard.unescape(cells.get(c)));
        if (!cell.isEmpty()) {
          values.get(c).add(cell);
        }
      }
      row = rows.next();
    }
    return new ColumnSamples(values);
  }

  List<String> of(int column) {
    return values.get(column);
  }

  /** Returns a few different values to show. */
  List<String> shown(int column) {
    return values.get(column).stream().distinct().limit(SHOWN).map(ImportError::shortened).toList();
  }
}
