package dev.crmcore.benchmarks;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.dedup.text.Spellings;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Person;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Searches generated customers in SQLite through the facade, twenty hits with highlights at a time,
 * and compares with what a host would write itself: a query of the full text index ranked by bm25,
 * and {@code LIKE '%x%'} on the names.
 */
public final class SearchBenchmark {
  private static final int QUESTIONS = 500;
  private static final int BARE_QUESTIONS = 20;
  private static final int HITS = 20;
  private static final String QWERTY = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";
  private static final String JCUKEN = "йцукенгшщзхъфывапролджэячсмитьбю";

  private final Random random = new Random(7);
  private final List<Person> sample = new ArrayList<>();

  private SearchBenchmark() {}

  /**
   * Runs with the path of a database, which is made by an import of 1,000,000 customers, or as many
   * as the second argument says, if it is not there yet.
   */
  public static void main(String[] args) throws IOException, SQLException {
    Path database = Path.of(args[0]);
    int rows = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
    boolean isNew = !Files.exists(database);
    try (Crm crm = Crm.open("jdbc:sqlite:" + database)) {
      CrmSession session = crm.session("benchmark");
      if (isNew) {
        Path csv = Files.createTempFile("customers", ".csv");
        CustomerCsv.write(csv, rows);
        session.imports().run(ImportSource.of(csv), ImportOptions.from("benchmark"));
        Files.delete(csv);
      }
      new SearchBenchmark().run(session, database);
    }
  }

  private void run(CrmSession session, Path database) throws SQLException {
    for (CustomerId id : ids(database)) {
      if (session.customers().get(id) instanceof Person person && person.familyName() != null) {
        sample.add(person);
      }
    }
    System.out.printf(
        "%-26s %9s %9s %9s %9s %9s %7s%n", "", "p50", "p99", "max", "CPU p50", "CPU p99", "found");
    Map<String, List<String>> questions = new LinkedHashMap<>();
    kinds().forEach((name, kind) -> questions.put(name, questions(kind)));
    questions.values().forEach(asked -> asked.forEach(text -> session.search().find(text, HITS)));
    questions.forEach((name, asked) -> measure(session, name, asked));
    bare(database);
  }

  private static List<CustomerId> ids(Path database) throws SQLException {
    List<CustomerId> ids = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery("SELECT id FROM crm_customer WHERE rowid % 199 = 0 LIMIT 5000")) {
      while (rows.next()) {
        ByteBuffer bytes = ByteBuffer.wrap(rows.getBytes(1));
        ids.add(new CustomerId(new UUID(bytes.getLong(), bytes.getLong())));
      }
    }
    return ids;
  }

  private Map<String, Function<Person, @Nullable String>> kinds() {
    Map<String, Function<Person, @Nullable String>> kinds = new LinkedHashMap<>();
    for (int letters : List.of(1, 2, 3, 5)) {
      kinds.put("prefix of " + letters, person -> start(family(person), letters));
    }
    kinds.put("word", SearchBenchmark::family);
    kinds.put("two words", SearchBenchmark::pair);
    kinds.put("two beginnings", SearchBenchmark::beginnings);
    kinds.put(
        "telephone, national", person -> person.phone().map(p -> p.substring(2)).orElse(null));
    kinds.put("telephone, last 7", person -> person.phone().map(SearchBenchmark::end).orElse(null));
    kinds.put("e-mail", person -> person.email().orElse(null));
    kinds.put("beginning of an e-mail", SearchBenchmark::mailBeginning);
    kinds.put("typo", person -> misspelled(family(person)));
    kinds.put("typo in one of two words", this::misspelledPair);
    kinds.put("layout", person -> isCyrillic(person) ? otherLayout(family(person)) : null);
    kinds.put("transliteration", SearchBenchmark::transliterated);
    kinds.put("nothing", person -> "zzqx" + random.nextInt(1_000_000));
    return kinds;
  }

  private List<String> questions(Function<Person, @Nullable String> kind) {
    List<String> questions = new ArrayList<>();
    while (questions.size() < QUESTIONS) {
      String question = kind.apply(sample.get(random.nextInt(sample.size())));
      if (question != null) {
        questions.add(question);
      }
    }
    return questions;
  }

  private static void measure(CrmSession session, String name, List<String> questions) {
    Figures figures = new Figures();
    for (String question : questions) {
      figures.begin();
      boolean found = !session.search().find(question, HITS).hits().isEmpty();
      figures.end(found);
    }
    figures.print(name);
  }

  /** How long questions took, by the clock and by the processor, which others may share. */
  private static final class Figures {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<Double> clock = new ArrayList<>();
    private final List<Double> processor = new ArrayList<>();
    private int found;
    private long started;
    private long used;

    void begin() {
      used = THREADS.getCurrentThreadCpuTime();
      started = System.nanoTime();
    }

    void end(boolean any) {
      clock.add((System.nanoTime() - started) / 1e6);
      processor.add((THREADS.getCurrentThreadCpuTime() - used) / 1e6);
      found += any ? 1 : 0;
    }

    void print(String name) {
      System.out.printf(
          "%-26s %6.2f ms %6.2f ms %6.2f ms %6.2f ms %6.2f ms %5.1f %%%n",
          name,
          at(clock, 50),
          at(clock, 99),
          at(clock, 100),
          at(processor, 50),
          at(processor, 99),
          100.0 * found / clock.size());
    }

    private static double at(List<Double> figures, int percent) {
      List<Double> sorted = figures.stream().sorted().toList();
      return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
  }

  private void bare(Path database) throws SQLException {
    String ranked =
        "SELECT id FROM crm_customer_search WHERE crm_customer_search MATCH ?"
            + " ORDER BY rank LIMIT "
            + HITS;
    String like = "SELECT id FROM crm_customer WHERE display_name LIKE ? LIMIT " + HITS;
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
      for (int letters : List.of(1, 3, 5)) {
        measure(
            connection,
            "bare bm25, prefix of " + letters,
            ranked,
            person -> '"' + String.valueOf(start(family(person), letters)) + "\"*");
      }
      measure(connection, "bare LIKE '%x%'", like, person -> "%" + family(person) + "%");
      measure(connection, "bare LIKE '%x%', nothing", like, person -> "%zzqx%");
    }
  }

  private void measure(
      Connection connection, String name, String sql, Function<Person, String> kind)
      throws SQLException {
    Figures figures = new Figures();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < BARE_QUESTIONS; i++) {
        statement.setString(1, kind.apply(sample.get(random.nextInt(sample.size()))));
        figures.begin();
        boolean found = false;
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            found = rows.getBytes(1).length > 0;
          }
        }
        figures.end(found);
      }
    }
    figures.print(name);
  }

  private static String family(Person person) {
    return String.valueOf(person.familyName());
  }

  private static @Nullable String start(@Nullable String word, int letters) {
    return word == null || word.length() < letters ? null : word.substring(0, letters);
  }

  private static @Nullable String pair(Person person) {
    return person.givenName() == null ? null : person.givenName() + " " + family(person);
  }

  private static @Nullable String beginnings(Person person) {
    String given = start(person.givenName(), 3);
    String family = start(family(person), 3);
    return given == null || family == null ? null : given + " " + family;
  }

  private static @Nullable String mailBeginning(Person person) {
    return person.email().map(mail -> mail.substring(0, mail.indexOf('@') + 5)).orElse(null);
  }

  private static String end(String phone) {
    return phone.substring(Math.max(0, phone.length() - 7));
  }

  private static boolean isCyrillic(Customer customer) {
    return Character.UnicodeScript.of(customer.displayName().codePointAt(0))
        == Character.UnicodeScript.CYRILLIC;
  }

  private static @Nullable String transliterated(Person person) {
    return isCyrillic(person)
        ? Spellings.of(family(person).toLowerCase(Locale.ROOT)).stream().findFirst().orElse(null)
        : null;
  }

  private static String otherLayout(String word) {
    StringBuilder other = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      int key = JCUKEN.indexOf(Character.toLowerCase(word.charAt(i)));
      other.append(key < 0 ? word.charAt(i) : QWERTY.charAt(key));
    }
    return other.toString();
  }

  private @Nullable String misspelledPair(Person person) {
    String family = misspelled(family(person));
    return person.givenName() == null || family == null ? null : person.givenName() + " " + family;
  }

  /** Swaps, leaves out or doubles a letter, or puts another one in its place. */
  private @Nullable String misspelled(String word) {
    if (word.length() < 5 || !word.codePoints().allMatch(Character::isLetter)) {
      return null;
    }
    int at = 1 + random.nextInt(word.length() - 2);
    String before = word.substring(0, at);
    String after = word.substring(at + 1);
    return switch (random.nextInt(4)) {
      case 0 -> before + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
      case 1 -> before + after;
      case 2 -> before + word.charAt(at) + word.substring(at);
      default -> before + (isLatin(word) ? 'w' : 'щ') + after;
    };
  }

  private static boolean isLatin(String word) {
    return word.charAt(0) < 0x250;
  }
}
