package dev.crmcore.exchange;

import dev.crmcore.format.RawRecord;
import dev.crmcore.format.RawRecord.Problem;
import dev.crmcore.format.RecordReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds records to the rules that {@link CsvRow} has for CSV: no control characters, nothing that
 * is no text, no cell or row that is too long, as many cells as there are columns. Records without
 * any content are passed over.
 */
final class CheckedReader implements RecordReader {
  private final RecordReader reader;
  private final List<String> header;

  CheckedReader(String name, RecordReader reader) {
    this.reader = reader;
    this.header = HeaderNames.checked(name, reader.header());
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public Optional<RawRecord> next() {
    while (true) {
      Optional<RawRecord> next = reader.next();
      if (next.isEmpty()) {
        return next;
      }
      RawRecord checked = checked(next.get());
      if (checked.problem() != null || !checked.values().stream().allMatch(String::isBlank)) {
        return Optional.of(checked);
      }
    }
  }

  private RawRecord checked(RawRecord raw) {
    Problem found = raw.problem();
    List<String> cells = null;
    long length = 0;
    for (int i = 0; i < raw.values().size(); i++) {
      String cell = raw.values().get(i);
      length += cell.length();
      Problem problem = problem(cell, length);
      if (problem != null) {
        cells = cells == null ? new ArrayList<>(raw.values()) : cells;
        cells.set(i, readable(cell));
        if (found == null) {
          String column = i < header.size() ? header.get(i) : null;
          found = new Problem(problem.code(), column, problem.message());
        }
      }
    }
    if (found == null && raw.values().size() != header.size()) {
      found = CsvRow.miscounted(raw.values().size(), header.size());
    }
    return Objects.equals(found, raw.problem()) && cells == null
        ? raw
        : new RawRecord(
            raw.line(),
            cells == null ? raw.values() : cells,
            cells == null ? raw.structured() : unchanged(raw, cells),
            found);
  }

  /** A cell that was cut is no JSON any more. */
  private static Set<Integer> unchanged(RawRecord raw, List<String> cells) {
    return raw.structured().stream()
        .filter(i -> cells.get(i).equals(raw.values().get(i)))
        .collect(Collectors.toSet());
  }

  private static @Nullable Problem problem(String cell, long lengthOfRow) {
    if (cell.length() > CellGate.MAX_CELL || lengthOfRow > CellGate.MAX_ROW) {
      return Marks.tooLong();
    }
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c < ' ' || c >= '\u007F') {
        return Marks.problem(cell.toCharArray(), 0, cell.length());
      }
    }
    return null;
  }

  private static String readable(String cell) {
    String shown = Marks.shown(cell);
    return shown.length() > CellGate.MAX_CELL ? shown.substring(0, CellGate.MAX_CELL) : shown;
  }

  @Override
  public void close() {
    reader.close();
  }
}
