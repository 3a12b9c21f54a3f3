package dev.crmcore.examples.terminal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Rows in aligned columns, whatever the script of their text. Not safe for several threads. */
public final class TextTable {
  private static final int WIDEST = 60;
  private static final String BETWEEN = "  ";

  private final List<Boolean> toRight = new ArrayList<>();
  private final List<String> titles = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();
  private final String indent;

  /** Creates a table that begins some columns to the right. */
  public TextTable(int indent) {
    this.indent = " ".repeat(indent);
  }

  /** Creates a table at the left margin. */
  public TextTable() {
    this(0);
  }

  /** Adds a column of words. */
  public TextTable words(String title) {
    return column(title, false);
  }

  /** Adds a column of figures, aligned to the right. */
  public TextTable figures(String title) {
    return column(title, true);
  }

  private TextTable column(String title, boolean right) {
    titles.add(title);
    toRight.add(right);
    return this;
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if it has not one cell a column
   */
  public TextTable row(String... cells) {
    if (cells.length != titles.size()) {
      throw new IllegalArgumentException(
          "a row has %d cells for %d columns".formatted(cells.length, titles.size()));
    }
    rows.add(
        Stream.of(cells)
            .map(cell -> DisplayText.cut(DisplayText.harmless(cell).strip(), WIDEST))
            .toList());
    return this;
  }

  /** Tells whether there is no row. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Returns the lines: titles if any column has one, then the rows. */
  public List<String> lines() {
    List<List<String>> all = new ArrayList<>();
    if (!titles.stream().allMatch(String::isEmpty)) {
      all.add(titles);
    }
    all.addAll(rows);
    int[] widths = new int[titles.size()];
    for (List<String> row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], DisplayText.width(row.get(i)));
      }
    }
    return Collections.unmodifiableList(
        all.stream().map(row -> indent + line(row, widths)).toList());
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(i == 0 ? "" : BETWEEN)
          .append(
              toRight.get(i)
                  ? DisplayText.padLeft(row.get(i), widths[i])
                  : DisplayText.padRight(row.get(i), widths[i]));
    }
    return line.toString().stripTrailing();
  }
}
