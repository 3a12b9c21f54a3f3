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
 * @param target what the rows become
 * @param preset the known layout that it has, or null
 * @param columns the columns in their order
 */
public record ImportPlan(
    String format,
    Map<String, String> dialect,
    ImportTarget target,
    @Nullable KnownLayout preset,
    List<Column> columns) {
  /** Copies the columns and the dialect. */
  public ImportPlan {
    dialect = Collections.unmodifiableMap(new LinkedHashMap<>(dialect));
    columns = List.copyOf(columns);
  }

  /** Returns what is doubtful about the columns. */
  public List<String> warnings() {
    return columns.stream()
        .filter(column -> column.warning() != null)
        .map(column -> "%s: %s".formatted(column.name(), column.warning()))
        .toList();
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
   * @param warning what about the values makes the field doubtful, or null
   * @param proposal what the column may be where it is not read, or null
   * @param samples the first values that are not empty
   */
  public record Column(
      String name,
      @Nullable String field,
      double confidence,
      String reason,
      @Nullable String warning,
      @Nullable Proposal proposal,
      List<String> samples) {
    /** Copies the samples. */
    public Column {
      samples = List.copyOf(samples);
    }
  }

  /**
   * What a column may be, judged by its header and its values.
   *
   * @param field the field, in the words of a mapping
   * @param confidence how sure that is, 0 to 1
   * @param reason what was seen
   */
  public record Proposal(String field, double confidence, String reason) {}

  /**
   * The layout of another system's exports that the file has.
   *
   * @param name the name by which it is chosen
   * @param title what it is, for people
   * @param confidence the share of the file's columns that the layout knows, 0 to 1; 1 where it was
   *     chosen
   */
  public record KnownLayout(String name, String title, double confidence) {}
}
