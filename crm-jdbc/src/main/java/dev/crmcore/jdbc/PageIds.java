package dev.crmcore.jdbc;

import dev.crmcore.field.Field;
import dev.crmcore.field.FieldKind;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.query.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The ids of a page whose condition is asked once for all records. Where many records pass, a page
 * is full long before all are asked about; so the first of them are tried one by one before.
 *
 * @param <E> the entity
 */
final class PageIds<E> {
  private final EntityTable<E> table;
  private final Selection selection;
  private final Query<E> query;
  private final Cell idCell;

  PageIds(EntityTable<E> table, Selection selection, Query<E> query) {
    this.table = table;
    this.selection = selection;
    this.query = query;
    this.idCell = table.term("", EntityTable.ID).cell();
  }

  /** Reads one id more than the page has room for, if there is one. */
  List<UUID> read(SqlConnection connection) throws SQLException {
    Selection.From all =
        query.sorts().isEmpty()
            ? selection.byId(Asked.ONCE)
            : selection.sorted(connection, Asked.ONCE);
    List<Paging.Stretch> stretches = stretches(RowReader.ALIAS, all.id());
    List<Paging.Stretch> first = stretches(Selection.TRIED_ALIAS, Selection.TRIED_ID);
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < stretches.size() && ids.size() <= query.limit(); i++) {
      int wanted = query.limit() + 1 - ids.size();
      Paging.Stretch stretch = stretches.get(i);
      Optional<List<UUID>> found =
          isOrdered() ? tried(connection, stretch, first.get(i), wanted) : Optional.empty();
      ids.addAll(found.isPresent() ? found.get() : ids(connection, all(all, stretch), wanted));
    }
    return ids;
  }

  /**
   * Reads the ids of a stretch by asking about its first records; empty if more have to be asked
   * about. All but the last stretch of a page that continues another are short as a rule.
   */
  private Optional<List<UUID>> tried(
      SqlConnection connection, Paging.Stretch stretch, Paging.Stretch first, int wanted)
      throws SQLException {
    Optional<Selection.Bound> bound = selection.bound(connection, first);
    if (bound.isEmpty()) {
      return Optional.of(ids(connection, selection.each(stretch), wanted));
    }
    List<UUID> ids = ids(connection, selection.tried(stretch, first, bound.get()), wanted);
    return ids.size() == wanted ? Optional.of(ids) : Optional.empty();
  }

  private List<Paging.Stretch> stretches(String alias, String id) {
    return new Paging(table, alias, id, query.sorts(), query.after()).stretches();
  }

  /** Tells whether an index has the records in the order of the page. */
  private boolean isOrdered() {
    if (query.sorts().isEmpty()) {
      return true;
    }
    Field<E, ?> first = table.type().requireField(query.sorts().get(0).field());
    return first.is(FieldTrait.INDEXED) && first.kind() != FieldKind.CHOICE;
  }

  private static Sql all(Selection.From from, Paging.Stretch stretch) {
    Sql sql = Sql.of("SELECT " + id()).append(from.from());
    Sql more = stretch.where();
    if (more != null) {
      sql.append(" AND ").append(more);
    }
    return sql.append(from.group()).append(stretch.order());
  }

  private static String id() {
    return RowReader.ALIAS + "." + Names.quoted(EntityTable.ID);
  }

  private List<UUID> ids(SqlConnection connection, Sql sql, int limit) throws SQLException {
    return connection.query(sql.append(" LIMIT ").bind(limit), rows -> ids(rows, idCell));
  }

  /** Reads ids from the first column. */
  static List<UUID> ids(ResultSet rows, Cell idCell) throws SQLException {
    List<UUID> ids = new ArrayList<>();
    while (rows.next()) {
      UUID id = (UUID) idCell.read(rows, 1);
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }
}
