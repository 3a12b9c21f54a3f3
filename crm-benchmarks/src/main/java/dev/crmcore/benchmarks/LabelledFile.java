package dev.crmcore.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.crmcore.dedup.ColumnRoles;
import dev.crmcore.dedup.RecordTable;
import dev.crmcore.matching.FieldRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A CSV file as matching reads it, with its truth apart. The first column is the id; columns are
 * recognised by their headers and values, none by the name of the file.
 *
 * @param table what is matched
 * @param truth for each row what it is in truth
 */
record LabelledFile(RecordTable table, List<String> truth) {
  private static final String TRUTH = "cluster";
  private static final int SAMPLE = 1_000;

  /**
   * Reads a file.
   *
   * @param without columns that take no part
   */
  static LabelledFile read(Path file, Set<String> without) throws IOException {
    List<String> headers = new ArrayList<>();
    List<List<String>> sample = new ArrayList<>();
    try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file)) {
      for (CsvRecord row : rows) {
        if (headers.isEmpty()) {
          headers.addAll(row.getFields());
        } else if (sample.size() < SAMPLE) {
          sample.add(row.getFields());
        } else {
          break;
        }
      }
    }
    int truth = headers.indexOf(TRUTH);
    List<FieldRole> roles = new ColumnRoles(false).recognize(headers, sample);
    RecordTable.Builder table = RecordTable.builder();
    for (int i = 0; i < headers.size(); i++) {
      boolean hidden = i == 0 || i == truth || without.contains(headers.get(i));
      table.column(headers.get(i), hidden ? FieldRole.IGNORED : roles.get(i));
    }
    List<String> labels = new ArrayList<>();
    try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file)) {
      for (CsvRecord row : rows) {
        if (row.getStartingLineNumber() > 1) {
          labels.add(row.getField(truth));
          table.add(row.getField(0), row.getFields().toArray(new String[0]));
        }
      }
    }
    return new LabelledFile(table.build(), labels);
  }
}
