package dev.crmcore.jdbc;

import static dev.crmcore.jdbc.Names.quoted;

import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.UnsupportedFeatureException;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.query.AggregateRow;
import dev.crmcore.query.Aggregation;
import dev.crmcore.query.Filter;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Query;
import dev.crmcore.query.Sort;
import dev.crmcore.query.TextQuery;
import dev.crmcore.storage.EntityStore;
import dev.crmcore.storage.LookupKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The records of one entity in one piece of work.
 *
 * @param <E> the entity
 */
final class JdbcEntityStore<E> implements EntityStore<E> {
  private static final int SCAN_CHUNK = 500;

  /** A few megabytes. */
  private static final int SCAN_IDS = 100_000;

  private final JdbcUnitOfWork work;
  private final Plans.Plan<E> plan;
  private final EntityTable<E> table;
  private final EntityType<E> type;
  private final Cell idCell;

  JdbcEntityStore(JdbcUnitOfWork work, Plans.Plan<E> plan) {
    this.work = work;
    this.plan = plan;
    this.table = plan.table();
    this.type = table.type();
    this.idCell = table.term("", EntityTable.ID).cell();
  }

  @Override
  public Optional<E> find(UUID id) {
    return work.call(() -> Optional.ofNullable(byId(List.of(id)).get(id)));
  }

  @Override
  public List<E> findAll(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : work.call(() -> ordered(ids));
  }

  /** What is left out must not be taken for what is stored, so nothing of it is remembered. */
  @Override
  public List<E> findPartly(Collection<UUID> ids, Set<String> collections) {
    List<UUID> wanted = List.copyOf(ids);
    RowReader<E> reader = plan.reader().only(collections);
    return work.call(() -> inOrder(wanted, read(reader, wanted)));
  }

  private List<E> ordered(Collection<UUID> ids) throws SQLException {
    Map<UUID, E> found = byId(new LinkedHashSet<>(ids));
    List<E> ordered = new ArrayList<>(ids.size());
    for (UUID id : ids) {
      E entity = found.get(id);
      if (entity != null) {
        ordered.add(entity);
      }
    }
    return ordered;
  }

  private Map<UUID, E> byId(Collection<UUID> ids) throws SQLException {
    Map<UUID, E> found = new HashMap<>();
    for (E entity : read(List.copyOf(ids))) {
      found.put(type.id(entity), entity);
      work.seen().add(work.tenant(), type, entity);
    }
    return found;
  }

  /** Returns what a change replaces, as this transaction has last seen it. */
  private Map<UUID, E> current(Collection<UUID> ids) throws SQLException {
    Map<UUID, E> current = new HashMap<>();
    List<UUID> unseen = new ArrayList<>();
    for (UUID id : ids) {
      E record = work.seen().find(work.tenant(), type, id);
      if (record == null) {
        unseen.add(id);
      } else {
        current.put(id, record);
      }
    }
    if (!unseen.isEmpty()) {
      current.putAll(byId(unseen));
    }
    return current;
  }

  private List<E> read(List<UUID> ids) throws SQLException {
    return read(plan.reader(), ids);
  }

  private List<E> read(RowReader<E> reader, List<UUID> ids) throws SQLException {
    List<E> found = new ArrayList<>(ids.size());
    for (IdLists.Part part : IdLists.parts(ids)) {
      found.addAll(reader.read(work.connection(), work.tenant(), selectPart(part), part));
    }
    return found;
  }

  private Sql selectPart(IdLists.Part part) {
    return select().append(" AND " + id()).append(part.in(idCell));
  }

  private static String id() {
    return RowReader.ALIAS + "." + quoted(EntityTable.ID);
  }

  private Sql select() {
    return Sql.of("SELECT " + plan.reader().selected()).append(from());
  }

  private Sql from() {
    return Sql.of(
            " FROM "
                + table.sql()
                + " AS "
                + RowReader.ALIAS
                + " WHERE "
                + RowReader.ALIAS
                + "."
                + quoted(EntityTable.TENANT)
                + " = ")
        .bind(work.tenant());
  }

  private Selection selection(Filter<E> filter) {
    return new Selection(work.schema(), work.tenant(), table, filter.condition());
  }

  @Override
  public void insert(Collection<E> entities) {
    work.references().collect(table, entities);
    work.change(
        () -> {
          plan.writer().insert(work.connection(), work.tenant(), entities);
        });
  }

  @Override
  public void update(Collection<E> entities) {
    requireAllowed(type.keepsRevision());
    work.requireWriting();
    List<E> after = List.copyOf(entities);
    List<E> before = work.call(() -> replaced(after));
    work.change(
        () -> {
          write(before, after);
          work.references().collect(table, after);
        });
  }

  /** Checks every version first, so that a conflict is found before anything is written. */
  private List<E> replaced(List<E> entities) throws SQLException {
    Map<UUID, E> current = current(entities.stream().map(type::id).distinct().toList());
    List<E> before = new ArrayList<>(entities.size());
    for (E entity : entities) {
      UUID id = type.id(entity);
      before.add(requireVersion(current.get(id), id, type.revision(entity).version() - 1));
      current.put(id, entity);
    }
    return before;
  }

  private void write(List<E> before, List<E> after) throws SQLException {
    boolean once = after.stream().map(type::id).distinct().count() == after.size();
    for (int i = 0; i < after.size(); i++) {
      plan.writer().update(work.connection(), work.tenant(), before.get(i), after.get(i));
      if (!once) {
        plan.writer()
            .updateChildren(
                work.connection(),
                work.tenant(),
                before.subList(i, i + 1),
                after.subList(i, i + 1));
      }
    }
    if (once) {
      plan.writer().updateChildren(work.connection(), work.tenant(), before, after);
    }
    after.forEach(entity -> work.seen().add(work.tenant(), type, entity));
  }

  private void requireAllowed(boolean allowed) {
    if (!allowed) {
      throw new UnsupportedFeatureException(
          "Records of " + type + " are written once; add another one instead of changing this.");
    }
  }

  private E requireVersion(@Nullable E stored, UUID id, long expected) {
    if (stored == null) {
      throw new ConflictException("The %s %s is not there any more.".formatted(type, id));
    }
    long version = type.revision(stored).version();
    if (version != expected) {
      throw new ConflictException(
          "The %s %s has version %d and not %d: somebody changed it. Read it again and retry."
              .formatted(type, id, version, expected));
    }
    return stored;
  }

  @Override
  public void remove(UUID id, long expectedVersion) {
    requireAllowed(!type.isAppendOnly());
    work.requireWriting();
    E stored =
        work.call(
            () -> {
              E found = requireVersion(current(List.of(id)).get(id), id, expectedVersion);
              for (Schema.Reference<?> reference : work.schema().references()) {
                requireUnreferenced(reference, id);
              }
              return found;
            });
    work.change(
        () -> {
          plan.writer().remove(work.connection(), work.tenant(), stored);
          work.seen().forget(work.tenant(), type);
        });
  }

  private void requireUnreferenced(Schema.Reference<?> reference, UUID id) throws SQLException {
    if (!reference.target().equals(type.name())) {
      return;
    }
    Sql sql =
        Sql.of("SELECT 1 FROM " + reference.table().sql())
            .append(" WHERE " + quoted(EntityTable.TENANT) + " = ")
            .bind(work.tenant())
            .append(" AND " + quoted(reference.field().columns().get(0).name()) + " = ")
            .bind(idCell.toColumn(id));
    if (reference.table() == (Object) table) {
      sql.append(" AND " + quoted(EntityTable.ID) + " <> ").bind(idCell.toColumn(id));
    }
    boolean used = work.connection().query(sql.append(" LIMIT 1"), rows -> rows.next());
    if (used) {
      throw new ConflictException(
          "The %s %s cannot be removed: a record of %s still refers to it in '%s'."
              .formatted(type, id, reference.table().type(), reference.field().field()));
    }
  }

  @Override
  public Page<E> query(Query<E> query) {
    return work.call(
        () -> {
          List<E> found = page(query);
          if (found.size() <= query.limit()) {
            return new Page<>(found, null);
          }
          List<E> items = found.subList(0, query.limit());
          return new Page<>(items, keyset(query.sorts(), items.get(items.size() - 1)));
        });
  }

  /** Reads one record more than asked for, which tells whether there is a next page. */
  private List<E> page(Query<E> query) throws SQLException {
    Selection selection = selection(query.filter());
    Optional<Selection.From> few = selection.few(work.connection(), query.sorts());
    if (few.isPresent()) {
      return ordered(ids(query, few.get()));
    }
    if (selection.asked(work.connection()) == Asked.ONCE) {
      return ordered(new PageIds<>(table, selection, query).read(work.connection()));
    }
    Selection.From from =
        query.sorts().isEmpty()
            ? selection.byId(Asked.EACH)
            : selection.sorted(work.connection(), Asked.EACH);
    if (selection.mayBeSorted(query.sorts())) {
      return ordered(ids(query, from));
    }
    List<StoredRow<E>> rows = new ArrayList<>();
    for (Sql sql : stretches(query, from, Sql.of("SELECT " + plan.reader().selected()))) {
      rows.addAll(work.connection().query(limited(sql, query, rows.size()), plan.reader()::rows));
      if (rows.size() > query.limit()) {
        break;
      }
    }
    return plan.reader().assembled(work.connection(), work.tenant(), rows);
  }

  private List<UUID> ids(Query<E> query, Selection.From from) throws SQLException {
    List<UUID> ids = new ArrayList<>();
    for (Sql sql : stretches(query, from, Sql.of("SELECT " + id()))) {
      ids.addAll(work.connection().query(limited(sql, query, ids.size()), this::ids));
      if (ids.size() > query.limit()) {
        break;
      }
    }
    return ids;
  }

  private List<Sql> stretches(Query<E> query, Selection.From from, Sql select) {
    List<Sql> statements = new ArrayList<>();
    Paging paging = new Paging(table, RowReader.ALIAS, from.id(), query.sorts(), query.after());
    for (Paging.Stretch stretch : paging.stretches()) {
      Sql sql = Sql.of("").append(select).append(from.from());
      Sql more = stretch.where();
      if (more != null) {
        sql.append(" AND ").append(more);
      }
      statements.add(sql.append(from.group()).append(stretch.order()));
    }
    return statements;
  }

  private static Sql limited(Sql sql, Query<?> query, int have) {
    return sql.append(" LIMIT ").bind(query.limit() + 1 - have);
  }

  private Keyset keyset(List<Sort> sorts, E last) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Sort sort : sorts) {
      values.add(type.requireField(sort.field()).get(last));
    }
    return new Keyset(values, type.id(last));
  }

  @Override
  public long count(Filter<E> filter) {
    Selection selection = selection(filter);
    return work.call(
        () ->
            work.connection()
                .query(
                    selection.count(work.connection()),
                    rows -> rows.next() ? rows.getLong(1) : 0L));
  }

  /**
   * Reads in chunks by id, so that neither memory nor an open cursor grows with the number of
   * records; the transaction keeps it one state.
   */
  @Override
  public void scan(Filter<E> filter, Consumer<? super E> consumer) {
    Selection selection = selection(filter);
    Optional<Selection.From> few = work.call(() -> selection.few(work.connection(), List.of()));
    if (few.isEmpty() && work.call(() -> selection.asked(work.connection())) == Asked.ONCE) {
      scanOnce(selection.byId(Asked.ONCE), consumer);
      return;
    }
    Selection.From from = few.isPresent() ? few.get() : selection.byId(Asked.EACH);
    UUID last = null;
    while (true) {
      UUID after = last;
      List<E> chunk = work.call(() -> chunk(from, after));
      chunk.forEach(consumer);
      if (chunk.size() < SCAN_CHUNK) {
        return;
      }
      last = type.id(chunk.get(chunk.size() - 1));
    }
  }

  /** Asking once for all records is dear, so it is done for many ids and not for each chunk. */
  private void scanOnce(Selection.From from, Consumer<? super E> consumer) {
    UUID last = null;
    while (true) {
      UUID after = last;
      List<UUID> ids =
          work.call(
              () ->
                  work.connection()
                      .query(
                          following(Sql.of("SELECT " + id()), from, after, SCAN_IDS), this::ids));
      for (int at = 0; at < ids.size(); at += SCAN_CHUNK) {
        List<UUID> part = ids.subList(at, Math.min(ids.size(), at + SCAN_CHUNK));
        work.call(() -> inOrder(part, read(part))).forEach(consumer);
      }
      if (ids.size() < SCAN_IDS) {
        return;
      }
      last = ids.get(ids.size() - 1);
    }
  }

  private List<E> inOrder(List<UUID> ids, List<E> found) {
    Map<UUID, E> byId = new HashMap<>();
    found.forEach(entity -> byId.put(type.id(entity), entity));
    return ids.stream().filter(byId::containsKey).map(byId::get).toList();
  }

  private List<E> chunk(Selection.From from, @Nullable UUID after) throws SQLException {
    Sql select = Sql.of("SELECT " + plan.reader().selected());
    return plan.reader()
        .read(work.connection(), work.tenant(), following(select, from, after, SCAN_CHUNK));
  }

  private Sql following(Sql select, Selection.From from, @Nullable UUID after, int limit) {
    Sql sql = select.append(from.from());
    if (after != null) {
      sql.append(" AND " + from.id() + " > ").bind(idCell.toColumn(after));
    }
    return sql.append(from.group()).append(" ORDER BY " + from.id() + " LIMIT ").bind(limit);
  }

  @Override
  public Map<LookupKey, List<UUID>> lookup(String collection, Collection<LookupKey> keys) {
    return work.call(
        () ->
            new Lookups<>(table, table.requireChild(collection), work.schema().dialect())
                .find(work.connection(), work.tenant(), keys));
  }

  @Override
  public List<UUID> repoint(Field<E, UUID> reference, UUID from, UUID to) {
    FieldColumns<E> columns = reference(reference);
    return work.changed(
        () -> {
          Sql held =
              Sql.of("SELECT " + id())
                  .append(from())
                  .append(" AND " + RowReader.ALIAS + "." + column(columns) + " = ")
                  .bind(idCell.toColumn(from))
                  .append(" ORDER BY " + id());
          List<UUID> ids = work.connection().query(held, this::ids);
          repointAll(columns, ids, to);
          return ids;
        });
  }

  @Override
  public void repoint(Field<E, UUID> reference, Collection<UUID> ids, UUID to) {
    FieldColumns<E> columns = reference(reference);
    work.change(
        () -> {
          repointAll(columns, List.copyOf(ids), to);
        });
  }

  private FieldColumns<E> reference(Field<E, UUID> reference) {
    FieldColumns<E> columns = table.require(reference.name());
    if (columns.field().references().isEmpty()) {
      throw new InvalidInputException(
          "E_OPERATOR", "'%s' of %s does not refer to other records.".formatted(reference, type));
    }
    return columns;
  }

  private static String column(FieldColumns<?> reference) {
    return quoted(reference.columns().get(0).name());
  }

  private void repointAll(FieldColumns<E> reference, List<UUID> ids, UUID to) throws SQLException {
    work.seen().forget(work.tenant(), type);
    reference.field().references().ifPresent(target -> work.references().add(target, to));
    String column = column(reference);
    for (IdLists.Part part : IdLists.parts(ids)) {
      Sql sql =
          Sql.of("UPDATE " + table.sql() + " SET " + column + " = ")
              .bind(idCell.toColumn(to))
              .append(" WHERE " + quoted(EntityTable.TENANT) + " = ")
              .bind(work.tenant())
              .append(" AND " + quoted(EntityTable.ID))
              .append(part.in(idCell));
      work.connection().update(sql);
    }
  }

  private List<UUID> ids(ResultSet rows) throws SQLException {
    return PageIds.ids(rows, idCell);
  }

  @Override
  public List<UUID> search(TextQuery query, Filter<E> filter, int limit) {
    if (table.searchText() == null || query.findsNothing()) {
      return List.of();
    }
    Dialect dialect = work.schema().dialect();
    Sql where = selection(filter).filter();
    return work.call(
        () -> dialect.search(work.connection(), table, query, work.tenant(), where, limit));
  }

  @Override
  public List<AggregateRow> aggregate(Aggregation<E> aggregation) {
    Aggregating<E> aggregating = new Aggregating<>(table, aggregation);
    Selection selection = selection(aggregation.filter());
    return work.call(
        () -> {
          Sql sql =
              aggregating
                  .select()
                  .append(selection.plain(selection.asked(work.connection())).from())
                  .append(aggregating.group());
          return work.connection().query(sql, aggregating::rows);
        });
  }
}
