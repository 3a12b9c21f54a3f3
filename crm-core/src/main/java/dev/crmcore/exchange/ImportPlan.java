package dev.crmcore.exchange;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a file is understood, before anything of it is applied.
 *
 * @param format the id of the format, such as {@code csv}
 * @param dialect how it is written, such as {@code charset}, {@code separator}, {@code sheet}, in
 *     an order to show
 * @param columns the columns in their order
 */
public record ImportPlan(String format, Map<String, String> dialect, List<Column> columns) {
  /** Copies the columns and the dialect. */
  public ImportPlan {
    dialect = Collections.unmodifiableMap(new LinkedHashMap<>(dialect));
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
   * @param field the field it goes to, in the words of a mapping, several joined by {@code " + "};
   *     null where it is not read
   * @param confidence how sure that is, 0 to 1; 0 where it is not read
   * @param reason why it goes there, or why it is not read
   * @param samples the first values that are not empty
   */
  public record Column(
      String name, @Nullable String field, double confidence, String reason, List<String> samples) {
    /** Copies the samples. */
    public Column {
      samples = List.copyOf(samples);
    }
  }
}
