package dev.crmcore.jdbc;

import static dev.crmcore.jdbc.Names.quoted;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words in a column of PostgreSQL's type for them, on the record itself. */
final class TsvectorWords<E> implements WordsWriter<E> {
  /** The words come cut and folded, so they become the vector as they are. */
  static final Column COLUMN =
      new Column("search_words", "tsvector", false, "array_to_tsvector(string_to_array(?, ' '))");

  /** What the engine takes of one word and of all words of a record, in bytes. */
  private static final int WORD = 2_000;

  private static final int WORDS = 900_000;

  private final SearchText<E> text;
  private final EntityTable<E> table;
  private final Cell idCell;
  private final String set;

  TsvectorWords(EntityTable<E> table, SearchText<E> text) {
    this.text = text;
    this.table = table;
    this.idCell = table.term("", EntityTable.ID).cell();
    this.set =
        "UPDATE "
            + table.sql()
            + " SET "
            + quoted(COLUMN.name())
            + " = "
            + COLUMN.parameter()
            + " WHERE "
            + quoted(EntityTable.TENANT)
            + " = ? AND "
            + quoted(EntityTable.ID)
            + " = ?";
  }

  @Override
  public List<@Nullable Object> insert(SqlConnection connection, String tenant, List<E> entities) {
    List<@Nullable Object> words = new ArrayList<>(entities.size());
    for (E entity : entities) {
      words.add(fitting(text.of(entity)));
    }
    return words;
  }

  /** Tells whether the engine takes a word at all; asking for a longer one is refused. */
  static boolean isHeld(String word) {
    return bytes(word) <= WORD;
  }

  private static int bytes(String word) {
    return word.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Each word once, and no more than the engine takes. */
  private static @Nullable String fitting(@Nullable String words) {
    if (words == null) {
      return null;
    }
    Set<String> fitting = new LinkedHashSet<>();
    int bytes = 0;
    for (String word : words.split(" ", -1)) {
      int length = bytes(word);
      if (length <= WORD && bytes + length < WORDS && fitting.add(word)) {
        bytes += length + Short.BYTES;
      }
    }
    return String.join(" ", fitting);
  }

  @Override
  public void update(SqlConnection connection, String tenant, E before, E after)
      throws SQLException {
    String words = fitting(text.of(after));
    String old = fitting(text.of(before));
    if (words == null ? old == null : words.equals(old)) {
      return;
    }
    PreparedStatement statement = connection.prepared(set);
    Sql.bind(statement, 1, words);
    statement.setString(2, tenant);
    Sql.bind(statement, 3, idCell.toColumn(table.type().id(after)));
    statement.executeUpdate();
  }

  @Override
  public void remove(SqlConnection connection, String tenant, E entity) {
    // They go with the record.
  }
}
