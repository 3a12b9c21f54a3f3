package dev.crmcore.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a file is understood, before anything of it is applied.
 *
 * @param dialect charset and separator
 * @param columns the columns in their order
 */
public record ImportPlan(CsvDialect dialect, List<Column> columns) {
  /** Copies the columns. */
  public ImportPlan {
    columns = List.copyOf(columns);
  }

  /** Returns the names of the columns that are not read. */
  public List<String> ignored() {
    return columns.stream().filter(column -> column.field() == null).map(Column::name).toList();
  }

  /**
   * One column.
   *
   * @param name the header
   * @param field the field it goes to, in the words of a map, or null where it is not read
   * @param reason why it is not read, or null
   * @param samples the first values that are not empty
   */
  public record Column(
      String name, @Nullable String field, @Nullable String reason, List<String> samples) {
    /** Copies the samples. */
    public Column {
      samples = List.copyOf(samples);
    }
  }
}
