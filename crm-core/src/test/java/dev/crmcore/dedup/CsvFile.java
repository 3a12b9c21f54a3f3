package dev.crmcore.dedup;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated files for tests and benchmarks. */
final class CsvFile implements AutoCloseable {
  private final BufferedReader reader;

  CsvFile(Path path) throws IOException {
    reader = Files.newBufferedReader(path);
  }

  /** Returns the next row, empty at the end of the file. */
  List<String> next() throws IOException {
    String line = reader.readLine();
    List<String> row = new ArrayList<>();
    if (line == null) {
      return row;
    }
    if (line.indexOf('"') < 0) {
      int start = 0;
      int comma;
      while ((comma = line.indexOf(',', start)) >= 0) {
        row.add(line.substring(start, comma));
        start = comma + 1;
      }
      row.add(line.substring(start));
      return row;
    }
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; ; i++) {
      if (i == line.length()) {
        if (!quoted) {
          row.add(field.toString());
          return row;
        }
        field.append('\n');
        line = reader.readLine();
        i = -1;
        continue;
      }
      char c = line.charAt(i);
      if (c == '"') {
        if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
          field.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == ',' && !quoted) {
        row.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
