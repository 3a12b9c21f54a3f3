package dev.crmcore.jdbc;

import static dev.crmcore.jdbc.Names.quoted;

import dev.crmcore.error.ConflictException;
import dev.crmcore.field.EntityType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes records: the row, the rows of the collections, the words. Immutable and safe for all
 * threads.
 *
 * @param <E> the entity
 */
final class RowWriter<E> {
  private static final int BATCH = 500;

  private final EntityTable<E> table;
  private final Dialect dialect;
  private final List<FieldColumns<E>> fields;
  private final List<ChildWriter<E, ?>> children = new ArrayList<>();
  private final @Nullable WordsWriter<E> words;
  private final Cell idCell;
  private final String insert;
  private final String delete;

  RowWriter(EntityTable<E> table, Dialect dialect) {
    this.table = table;
    this.dialect = dialect;
    this.fields = table.fields();
    this.idCell = table.term("", EntityTable.ID).cell();
    for (ChildTable<E, ?> child : table.children()) {
      children.add(new ChildWriter<>(child, idCell));
    }
    SearchText<E> text = table.searchText();
    this.words = text == null ? null : dialect.words(table, text);
    this.insert = insertInto(table.sql(), table.columns());
    this.delete = "DELETE FROM " + table.sql() + keyed();
  }

  static String insertInto(String table, List<Column> columns) {
    return "INSERT INTO "
        + table
        + " ("
        + columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "))
        + ") VALUES ("
        + columns.stream().map(Column::parameter).collect(Collectors.joining(", "))
        + ")";
  }

  private static String keyed() {
    return " WHERE " + quoted(EntityTable.TENANT) + " = ? AND " + quoted(EntityTable.ID) + " = ?";
  }

  /**
   * Adds records, one table after the other: each has indexes of its own, and what of them is in
   * memory serves all its rows.
   */
  void insert(SqlConnection connection, String tenant, Collection<E> entities) throws SQLException {
    List<E> all = List.copyOf(entities);
    for (int i = 0; i < all.size(); i += BATCH) {
      insertRows(connection, tenant, part(all, i));
    }
    for (ChildWriter<E, ?> child : children) {
      for (int i = 0; i < all.size(); i += BATCH) {
        child.insert(connection, tenant, table.type(), part(all, i));
      }
    }
  }

  private static <E> List<E> part(List<E> all, int from) {
    return all.subList(from, Math.min(from + BATCH, all.size()));
  }

  private void insertRows(SqlConnection connection, String tenant, List<E> entities)
      throws SQLException {
    List<@Nullable Object> wordRows =
        words == null ? List.of() : words.insert(connection, tenant, entities);
    boolean large = Batch.isLarge(entities.size());
    List<FieldColumns<E>> bound = large ? FieldColumns.present(fields, entities) : fields;
    Batch batch =
        new Batch(connection, large ? insertInto(table.sql(), table.columns(bound)) : insert);
    for (int i = 0; i < entities.size(); i++) {
      Object wordRow = words == null ? null : wordRows.get(i);
      bindRow(batch.next(), tenant, bound, entities.get(i), wordRow);
      batch.add();
    }
    batch.run();
  }

  private void bindRow(
      PreparedStatement statement,
      String tenant,
      List<FieldColumns<E>> bound,
      E entity,
      @Nullable Object wordRow)
      throws SQLException {
    statement.setString(1, tenant);
    int at = 2;
    for (FieldColumns<E> field : bound) {
      at = field.bind(statement, at, entity);
    }
    for (Documents<E, ?> document : table.documents()) {
      bindText(statement, at++, document.write(entity));
    }
    CustomFields<E> custom = table.custom();
    if (custom != null) {
      bindText(statement, at++, custom.writeValues(entity));
      bindText(statement, at++, custom.writeKeys(entity));
    }
    if (words != null) {
      Sql.bind(statement, at, wordRow);
    }
  }

  private static void bindText(PreparedStatement statement, int at, @Nullable String text)
      throws SQLException {
    if (text == null) {
      statement.setNull(at, Types.NULL);
    } else {
      statement.setString(at, text);
    }
  }

  /**
   * Replaces what differs. Untouched columns stay out of the statement, because the engine would
   * rewrite their indexes.
   */
  void update(SqlConnection connection, String tenant, E before, E after) throws SQLException {
    UUID id = table.type().id(after);
    List<FieldColumns<E>> changed = new ArrayList<>();
    for (FieldColumns<E> field : fields) {
      if (!Objects.equals(field.field().get(before), field.field().get(after))) {
        changed.add(field);
      }
    }
    Assignments assignments = new Assignments();
    for (FieldColumns<E> field : changed) {
      field.columns().forEach(assignments::column);
    }
    List<@Nullable String> texts = new ArrayList<>();
    for (Documents<E, ?> document : table.documents()) {
      if (!document.collection().get(before).equals(document.collection().get(after))) {
        assignments.column(dialect.jsonColumn(Names.snake(document.collection().name())));
        texts.add(document.write(after));
      }
    }
    CustomFields<E> custom = table.custom();
    if (custom != null && !table.type().custom(before).equals(table.type().custom(after))) {
      assignments.column(dialect.jsonColumn(CustomFields.VALUES));
      assignments.column(dialect.jsonColumn(CustomFields.KEYS));
      texts.add(custom.writeValues(after));
      texts.add(custom.writeKeys(after));
    }
    if (!assignments.isEmpty()) {
      // The version once more, for a transaction of the host's in which reads may be stale.
      PreparedStatement statement =
          connection.prepared(
              "UPDATE "
                  + table.sql()
                  + " SET "
                  + assignments
                  + keyed()
                  + " AND "
                  + quoted(EntityType.VERSION)
                  + " = ?");
      int at = 1;
      for (FieldColumns<E> field : changed) {
        at = field.bind(statement, at, after);
      }
      for (String text : texts) {
        bindText(statement, at++, text);
      }
      statement.setString(at, tenant);
      Sql.bind(statement, at + 1, idCell.toColumn(id));
      statement.setLong(at + 2, table.type().revision(before).version());
      if (statement.executeUpdate() == 0) {
        throw new ConflictException(
            "Somebody changed the %s %s meanwhile. Read it again and retry."
                .formatted(table.type(), id));
      }
    }
    if (words != null) {
      words.update(connection, tenant, before, after);
    }
  }

  /** Replaces the collections that differ; all are emptied first, because a key may move. */
  void updateChildren(SqlConnection connection, String tenant, List<E> before, List<E> after)
      throws SQLException {
    for (ChildWriter<E, ?> child : children) {
      child.replace(connection, tenant, table.type(), before, after);
    }
  }

  void remove(SqlConnection connection, String tenant, E entity) throws SQLException {
    if (words != null) {
      words.remove(connection, tenant, entity);
    }
    UUID id = table.type().id(entity);
    // Not left to the foreign key: on a connection of the host's, keys may be switched off.
    for (ChildWriter<E, ?> child : children) {
      child.remove(connection, tenant, id);
    }
    PreparedStatement statement = connection.prepared(delete);
    statement.setString(1, tenant);
    Sql.bind(statement, 2, idCell.toColumn(id));
    if (statement.executeUpdate() == 0) {
      throw new ConflictException("The %s %s is not there any more.".formatted(table.type(), id));
    }
  }

  /** The left side of an update. */
  private static final class Assignments {
    private final StringBuilder text = new StringBuilder();

    void column(Column column) {
      text.append(text.length() == 0 ? "" : ", ")
          .append(quoted(column.name()))
          .append(" = ")
          .append(column.parameter());
    }

    boolean isEmpty() {
      return text.length() == 0;
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
