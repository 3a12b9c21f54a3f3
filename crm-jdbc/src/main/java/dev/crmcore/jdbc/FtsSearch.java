package dev.crmcore.jdbc;

import dev.crmcore.field.NumberEnding;
import dev.crmcore.query.TextQuery;
import dev.crmcore.query.WordForms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A text search in SQLite's FTS5. Whole words, and beginnings of up to three letters, are read from
 * the index record by record; for a longer beginning the engine first collects every record that
 * has it, which takes long where it is as common as "exampl". So such a search glances first: it
 * walks over records with the first three letters and looks at their words, and ends when it has
 * enough, or has seen too many for nothing. What is left is asked by the words themselves that have
 * the beginning.
 */
final class FtsSearch {
  /** The longest beginnings that the index keeps. */
  private static final int SHORT = 3;

  /** The most records that are looked at before the engine collects. */
  private static final int GLANCE = 500;

  private final EntityTable<?> entities;
  private final String tenant;
  private final Sql where;
  private final String index;
  private final String table;
  private final Cell idCell;

  FtsSearch(EntityTable<?> entities, String tenant, Sql where) {
    this.entities = entities;
    this.tenant = tenant;
    this.where = where;
    this.index = Names.quoted(FtsWords.searchTable(entities));
    this.table = entities.sql();
    this.idCell = entities.term("", EntityTable.ID).cell();
  }

  /** Returns the ids of what a query finds, in the order of the index. */
  List<UUID> find(SqlConnection connection, TextQuery query, int limit) throws SQLException {
    FtsVocabulary vocabulary = new FtsVocabulary(connection, entities);
    TextQuery known = vocabulary.known(query);
    if (known.findsNothing()) {
      return List.of();
    }
    Optional<List<UUID>> all = glanced(connection, known, limit);
    if (all.isPresent()) {
      return all.get();
    }
    TextQuery full = vocabulary.inFull(known);
    if (!full.equals(known)) {
      // Beside a rare word that is known in full, few records have to be looked at.
      all = glanced(connection, full, limit);
    }
    return all.isPresent()
        ? all.get()
        : connection.query(select(full, limit), rows -> PageIds.ids(rows, idCell));
  }

  private Optional<List<UUID>> glanced(SqlConnection connection, TextQuery query, int limit)
      throws SQLException {
    Sql glance = glance(query);
    return glance == null
        ? Optional.empty()
        : connection.query(glance, rows -> glanced(rows, limit));
  }

  /** Returns what a glance found; empty if there may be more than it saw. */
  private Optional<List<UUID>> glanced(ResultSet rows, int limit) throws SQLException {
    List<UUID> ids = new ArrayList<>();
    int seen = 0;
    while (ids.size() < limit && rows.next()) {
      seen++;
      UUID id = (UUID) idCell.read(rows, 1);
      if (id != null && rows.getBoolean(2)) {
        ids.add(id);
      }
    }
    return ids.size() == limit || seen < GLANCE ? Optional.of(ids) : Optional.empty();
  }

  private Sql select(TextQuery query, int limit) {
    Sql sql = Sql.of("SELECT s." + id() + " FROM " + index + " AS s");
    if (!where.text().isEmpty()) {
      sql.append(" CROSS JOIN " + table + " AS " + RowReader.ALIAS + " ON ").append(joined());
    }
    return sql.append(matching(query.words().stream().map(FtsSearch::anyForm).toList()))
        .append(where)
        // In the order of the index itself, so that it is read no further than the limit.
        .append(" ORDER BY s.rowid LIMIT ")
        .bind(limit);
  }

  /**
   * Returns the statement that walks over at most {@link #GLANCE} records that may be found, with
   * their ids and whether they are; null where no beginning is long.
   */
  private @Nullable Sql glance(TextQuery query) {
    List<String> likely = new ArrayList<>();
    Sql found = Sql.of("(1");
    boolean worthwhile = false;
    for (WordForms word : query.words()) {
      String beginning = longBeginning(word);
      if (beginning == null) {
        likely.add(anyForm(word));
      } else {
        worthwhile = true;
        int end = beginning.offsetByCodePoints(0, SHORT);
        likely.add(Names.quoted(beginning.substring(0, end)) + "*");
        found.append(" AND instr(' ' || s.\"words\", ").bind(" " + beginning).append(") > 0");
      }
    }
    if (!worthwhile) {
      return null;
    }
    if (!where.text().isEmpty()) {
      found
          .append(" AND EXISTS (SELECT 1 FROM " + table + " AS " + RowReader.ALIAS + " WHERE ")
          .append(joined())
          .append(where)
          .append(")");
    }
    return Sql.of("SELECT s." + id() + ", ")
        .append(found)
        .append(") FROM " + index + " AS s")
        .append(matching(likely))
        .append(" ORDER BY s.rowid LIMIT ")
        .bind(GLANCE);
  }

  private static @Nullable String longBeginning(WordForms word) {
    boolean plain =
        word.whole().isEmpty() && word.endings().isEmpty() && word.beginnings().size() == 1;
    String beginning = plain ? word.beginnings().iterator().next() : "";
    return isLong(beginning) ? beginning : null;
  }

  /** Tells whether the index does not keep a beginning. */
  static boolean isLong(String beginning) {
    return beginning.codePointCount(0, beginning.length()) > SHORT;
  }

  private Sql matching(List<String> words) {
    String match = words.stream().distinct().collect(Collectors.joining(" AND "));
    return Sql.of(" WHERE " + index + " MATCH ")
        .bind(match)
        .append(" AND s." + Names.quoted(EntityTable.TENANT) + " = ")
        .bind(tenant);
  }

  private Sql joined() {
    return Sql.of(RowReader.ALIAS + "." + Names.quoted(EntityTable.TENANT) + " = ")
        .bind(tenant)
        .append(" AND " + RowReader.ALIAS + "." + id() + " = s." + id());
  }

  private static String id() {
    return Names.quoted(EntityTable.ID);
  }

  /** Forms hold the characters of words only, so quotes cannot be broken out of. */
  private static String anyForm(WordForms word) {
    List<String> forms = new ArrayList<>();
    word.whole().forEach(form -> forms.add(Names.quoted(form)));
    word.beginnings().forEach(form -> forms.add(Names.quoted(form) + "*"));
    word.endings().forEach(form -> forms.add(Names.quoted(NumberEnding.keyStart(form)) + "*"));
    return "(" + String.join(" OR ", forms) + ")";
  }
}
