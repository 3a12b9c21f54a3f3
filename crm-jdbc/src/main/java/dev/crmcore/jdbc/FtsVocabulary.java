package dev.crmcore.jdbc;

import dev.crmcore.field.Folding;
import dev.crmcore.field.NumberEnding;
import dev.crmcore.query.TextQuery;
import dev.crmcore.query.WordForms;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The words of an index in their order. Most of the hundreds of forms of a misspelled word are
 * nobody's, and one look shows that for all forms before the next word there is; the engine would
 * look for each by itself, and again for every record.
 */
final class FtsVocabulary {
  /** The most words that stand in for beginnings; looking at more takes longer than it saves. */
  private static final int MOST_WORDS = 24;

  private final SqlConnection connection;
  private final String next;

  FtsVocabulary(SqlConnection connection, EntityTable<?> table) {
    this.connection = connection;
    this.next = "SELECT term FROM " + Names.quoted(table(table)) + " WHERE term >= ? LIMIT 1";
  }

  /** Returns the statement that makes the view of the words; it holds nothing itself. */
  static String create(EntityTable<?> table) {
    return "CREATE VIRTUAL TABLE "
        + Names.quoted(table(table))
        + " USING fts5vocab("
        + Names.quoted(FtsWords.searchTable(table))
        // By instance, because counting the records of a word takes as long as reading them.
        + ", instance)";
  }

  private static String table(EntityTable<?> table) {
    return FtsWords.searchTable(table) + "_words";
  }

  /**
   * Returns a query that finds the same, without the forms that are nobody's. It finds nothing, and
   * needs not be asked, as soon as one of its words has no other forms.
   */
  TextQuery known(TextQuery query) throws SQLException {
    List<WordForms> cheapestFirst = new ArrayList<>(query.words());
    cheapestFirst.sort(Comparator.comparingInt(word -> forms(word).size()));
    List<WordForms> known = new ArrayList<>();
    for (WordForms word : cheapestFirst) {
      known.add(known(word));
      if (forms(known.get(known.size() - 1)).isEmpty()) {
        return new TextQuery(List.of());
      }
    }
    return new TextQuery(known);
  }

  private static Set<String> forms(WordForms word) {
    Set<String> forms = new HashSet<>(word.whole());
    forms.addAll(word.beginnings());
    forms.addAll(word.endings());
    return forms;
  }

  private WordForms known(WordForms word) throws SQLException {
    Set<String> endings = new HashSet<>();
    for (String ending : word.endings()) {
      String start = NumberEnding.keyStart(ending);
      String found = first(start);
      if (found != null && found.startsWith(start)) {
        endings.add(ending);
      }
    }
    return new WordForms(
        known(word.whole(), String::equals), known(word.beginnings(), String::startsWith), endings);
  }

  private Set<String> known(Set<String> forms, BiPredicate<String, String> fits)
      throws SQLException {
    Set<String> sorted = new TreeSet<>(Folding::compareCodePoints);
    sorted.addAll(forms);
    Set<String> known = new HashSet<>();
    String word = "";
    for (String form : sorted) {
      if (Folding.compareCodePoints(word, form) < 0) {
        String found = first(form);
        if (found == null) {
          break;
        }
        word = found;
      }
      if (fits.test(word, form)) {
        known.add(form);
      }
    }
    return known;
  }

  /**
   * Returns a query that finds the same, with the words themselves in place of long beginnings of
   * few: the engine reads whole words no further than it has to.
   */
  TextQuery inFull(TextQuery query) throws SQLException {
    List<WordForms> words = new ArrayList<>();
    for (WordForms word : query.words()) {
      words.add(inFull(word));
    }
    return new TextQuery(words);
  }

  private WordForms inFull(WordForms word) throws SQLException {
    Set<String> found = new HashSet<>();
    Set<String> beginnings = new HashSet<>();
    for (String beginning : word.beginnings()) {
      if (!mayBeCommon(beginning)) {
        beginnings.add(beginning);
      } else if (!addWords(beginning, found)) {
        return word;
      }
    }
    found.addAll(word.whole());
    return new WordForms(found, beginnings, word.endings());
  }

  /** Short beginnings are kept by the index, and numbers nearly all differ. */
  private static boolean mayBeCommon(String beginning) {
    return FtsSearch.isLong(beginning) && !NumberEnding.isNumber(beginning);
  }

  /** Adds the words with a beginning and tells whether there was room for all. */
  private boolean addWords(String beginning, Set<String> words) throws SQLException {
    String word = first(beginning);
    while (word != null && word.startsWith(beginning)) {
      if (words.size() == MOST_WORDS || !Folding.isWord(word)) {
        return false;
      }
      words.add(word);
      word = first(word + '\0');
    }
    return true;
  }

  /** Returns the first word that is not before a text. */
  private @Nullable String first(String text) throws SQLException {
    PreparedStatement statement = connection.prepared(next);
    statement.setString(1, text);
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? rows.getString(1) : null;
    }
  }
}
