package dev.crmcore.exchange;

import dev.crmcore.exchange.ImportPlan.Proposal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file become.
 *
 * @param columns the columns in their order
 * @param routes the ways from cells to fields
 */
record MappedColumns(List<Column> columns, List<Route> routes) {
  MappedColumns {
    columns = List.copyOf(columns);
    routes = List.copyOf(routes);
  }

  /** Returns the names of the columns. */
  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /**
   * One column.
   *
   * @param name the header
   * @param fields the fields it goes to, in the words of a mapping; none where it is not read
   * @param confidence how sure that is, 0 to 1; 0 where it is not read
   * @param reason why it goes there, or why it is not read
   * @param chosen whether a mapping speaks of it
   * @param warning what about its values makes that doubtful, or null
   * @param proposal what it may be where it is not read, or null
   */
  record Column(
      String name,
      List<String> fields,
      double confidence,
      String reason,
      boolean chosen,
      @Nullable String warning,
      @Nullable Proposal proposal) {
    Column {
      fields = List.copyOf(fields);
    }

    static Column unread(String name, String reason, boolean chosen) {
      return new Column(name, List.of(), 0, reason, chosen, null, null);
    }

    static Column read(String name, String field, double confidence, String reason) {
      return new Column(name, List.of(field), confidence, reason, false, null, null);
    }

    Column doubted(ColumnJudge.Doubt doubt) {
      return new Column(
          name, fields, doubt.confidence(), reason, chosen, doubt.warning(), proposal);
    }

    Column proposed(Proposal other) {
      return new Column(name, fields, confidence, reason, chosen, warning, other);
    }

    boolean isRead() {
      return !fields.isEmpty();
    }

    /** Returns the fields in one text, or null where it is not read. */
    @Nullable String field() {
      return fields.isEmpty() ? null : String.join(" + ", fields);
    }

    Column also(String field, String why) {
      return new Column(
          name,
          Stream.concat(fields.stream(), Stream.of(field)).distinct().toList(),
          1,
          isRead() ? reason : why,
          true,
          warning,
          proposal);
    }
  }
}
