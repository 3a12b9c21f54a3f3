package dev.crmcore.exchange;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import dev.crmcore.format.RawRecord;
import dev.crmcore.format.RawRecord.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the cells of one row and finds what is wrong with them. */
final class CsvRow extends AbstractBaseCsvCallbackHandler<RawRecord> {
  /** The most cells that are kept of one row; the others are only counted. */
  static final int MAX_KEPT = HeaderNames.MAX + 1_000;

  private final List<String> cells = new ArrayList<>();
  private List<String> header = List.of();
  private @Nullable Problem problem;
  private int count;

  /** Sets the columns that every row from now on must have. */
  void expect(List<String> columns) {
    header = columns;
  }

  @Override
  protected void handleBegin(long line) {
    cells.clear();
    problem = null;
    count = 0;
  }

  @Override
  protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
    count++;
    if (count > MAX_KEPT) {
      return;
    }
    Problem found = length == 0 ? null : Marks.problem(text, offset, length);
    String cell = length == 0 ? "" : new String(text, offset, length);
    if (found == null) {
      cells.add(cell);
    } else {
      cells.add(Marks.shown(cell));
      if (problem == null) {
        problem = new Problem(found.code(), column(index), found.message());
      }
    }
  }

  private @Nullable String column(int index) {
    return index < header.size() ? header.get(index) : null;
  }

  @Override
  protected RawRecord buildRecord() {
    Problem found = problem;
    if (found == null && !header.isEmpty() && count != header.size()) {
      found = miscounted(count, header.size());
    }
    return new RawRecord(getStartingLineNumber(), cells, found);
  }

  static Problem miscounted(int cells, int columns) {
    return new Problem(
        "E_COLUMNS",
        null,
        "The row has %d cells, but the header has %d. Add or remove separators."
            .formatted(cells, columns));
  }
}
