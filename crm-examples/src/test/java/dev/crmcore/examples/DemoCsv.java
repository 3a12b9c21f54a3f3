package dev.crmcore.examples;

/** Lines of a table as text, RFC 4180 with line ends of one character. */
final class DemoCsv {
  private final StringBuilder text = new StringBuilder();
  private final String separator;
  private final int columns;

  DemoCsv(String separator, String header) {
    this.separator = separator;
    columns = header.split(separator, -1).length;
    text.append(header).append('\n');
  }

  /** Adds a line; null is an empty cell. */
  void row(Object... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(
          "A row has " + columns + " cells, but was given " + cells.length + ".");
    }
    for (int i = 0; i < cells.length; i++) {
      text.append(i == 0 ? "" : separator).append(cell(cells[i]));
    }
    text.append('\n');
  }

  private String cell(Object value) {
    String cell = value == null ? "" : value.toString();
    boolean plain =
        cell.equals(cell.strip())
            && !cell.contains(separator)
            && !cell.contains("\"")
            && !cell.contains("\n");
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
