package dev.crmcore.benchmarks;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.jdbc.SqlEngine;
import dev.crmcore.model.Customer;
import dev.crmcore.query.Condition;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.ToDoubleFunction;

/**
 * Segments against hand-written SQL of the same meaning: how many belong to them, and the first
 * hundred with everything about them, taking turns; the median of the rounds, and of the
 * hand-written forms the quickest. Ends with 1 where the answers differ.
 */
public final class SegmentBenchmark {
  private static final int ROUNDS = 5;

  /** What takes less is asked more often: until it is compiled, Java is most of it. */
  private static final double SHORT = 0.25;

  private static final int MANY_ROUNDS = 41;
  private static final int PAGE = 100;

  /** A form that takes so many times as long as another one is measured once and no more. */
  private static final double HOPELESS = 3;

  private final CrmSession session;
  private final Connection connection;
  private final BareStore bare;
  private final boolean inProcess;
  private boolean differs;

  private SegmentBenchmark(SqlEngine engine, CrmSession session, Connection connection) {
    this.session = session;
    this.connection = connection;
    this.inProcess = engine == SqlEngine.SQLITE;
    this.bare = new BareStore(connection, "crm_customer", inProcess);
  }

  /**
   * Runs with the number of customers and the file of a SQLite database, which is made where it is
   * not there; without a file, with a PostgreSQL server of its own. What follows the file are the
   * beginnings of the names of the segments to ask about; all of them if nothing does.
   */
  public static void main(String[] args) throws SQLException, IOException {
    int customers = Integer.parseInt(args[0]);
    SegmentChecks.run();
    boolean same;
    if (args.length > 1) {
      same = run("jdbc:sqlite:" + args[1], customers, List.of(args).subList(2, args.length));
    } else {
      try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
        same = run(server.getJdbcUrl("postgres", "postgres"), customers, List.of());
      }
    }
    System.exit(same ? 0 : 1);
  }

  /** Asks the questions of which the name begins with one of some words, or all. */
  private static boolean run(String url, int customers, List<String> names) throws SQLException {
    SqlEngine engine = SqlEngine.of(url);
    System.out.printf("%s, %,d customers%n", engine, new SegmentBase(url).fill(customers));
    try (Crm crm =
            Crm.builder()
                .discoverPlugins()
                .storage(url)
                .clock(SegmentBase.CLOCK)
                .zone(ZoneOffset.UTC)
                .build();
        Connection connection = DriverManager.getConnection(url)) {
      if (engine == SqlEngine.SQLITE) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("PRAGMA cache_size=-16384"); // what the library's connections have
          statement.execute("PRAGMA temp_store=MEMORY");
          statement.execute("PRAGMA query_only=ON");
        }
      }
      CrmSession session = crm.session("benchmark");
      session.segments().define("VIP", SegmentQuestions.VIP);
      SegmentBenchmark benchmark = new SegmentBenchmark(engine, session, connection);
      System.out.printf(
          "%-22s %10s | %8s %8s %6s | %8s %8s %6s%n",
          "segment", "customers", "count s", "by hand", "times", "page s", "by hand", "times");
      for (SegmentQuestion question : SegmentQuestions.all(engine)) {
        if (names.isEmpty() || names.stream().anyMatch(question.name()::startsWith)) {
          benchmark.compare(question);
        }
      }
      return !benchmark.differs;
    }
  }

  private void compare(SegmentQuestion question) throws SQLException {
    Condition condition = session.segments().parse(question.condition());
    Timed count =
        timed(
            () -> session.segments().count(condition),
            question.forms(),
            form -> number("SELECT count(*)" + form));
    Timed page =
        timed(
            () -> last(session.segments().members(condition, List.of(), PAGE, null).items()),
            question.forms(),
            form -> page("SELECT c.id" + byId(form) + " ORDER BY c.id LIMIT " + (PAGE + 1)));
    System.out.printf(
        "%-22s %,10d | %8.3f %8.3f %6.2f | %8.3f %8.3f %6.2f%s%n",
        question.name(),
        count.answer(),
        count.ours(),
        count.byHand(),
        count.times(),
        page.ours(),
        page.byHand(),
        page.times(),
        count.same() && page.same() ? "" : "  THE ANSWERS DIFFER");
    differs |= !count.same() || !page.same();
  }

  /** Something that is timed and has an answer to compare. */
  @FunctionalInterface
  private interface Asking {
    long ask() throws SQLException;
  }

  @FunctionalInterface
  private interface Form {
    long ask(String sql) throws SQLException;
  }

  /** One answer and what it took. */
  private record Took(long answer, double seconds, double processor) {}

  private record Timed(long answer, boolean same, double ours, double byHand, double times) {}

  private Timed timed(Asking ours, List<String> forms, Form byHand) throws SQLException {
    Took first = took(ours);
    long answer = first.answer();
    boolean same = true;
    List<Took> firsts = new ArrayList<>();
    for (String form : forms) {
      Took took = took(() -> byHand.ask(form));
      same &= took.answer() == answer;
      firsts.add(took);
    }
    double best = firsts.stream().mapToDouble(this::time).min().orElseThrow();
    List<String> hopeful = new ArrayList<>();
    for (int i = 0; i < forms.size(); i++) {
      if (time(firsts.get(i)) <= best * HOPELESS) {
        hopeful.add(forms.get(i));
      }
    }
    List<Took> mine = new ArrayList<>();
    List<List<Took>> other =
        hopeful.stream().map(form -> (List<Took>) new ArrayList<Took>()).toList();
    int rounds = first.seconds() > SHORT ? ROUNDS : MANY_ROUNDS;
    for (int round = 0; round < rounds; round++) {
      mine.add(took(ours));
      for (int i = 0; i < hopeful.size(); i++) {
        String form = hopeful.get(i);
        other.get(i).add(took(() -> byHand.ask(form)));
      }
    }
    List<Took> quickest =
        other.stream().min(Comparator.comparingDouble(this::measure)).orElseThrow();
    return new Timed(
        answer,
        same,
        median(mine, Took::seconds),
        median(quickest, Took::seconds),
        measure(mine) / measure(quickest));
  }

  /**
   * What the engine does inside the process is compared by the processor's time, which others on
   * the machine disturb less.
   */
  private double time(Took took) {
    return inProcess ? took.processor() : took.seconds();
  }

  private double measure(List<Took> rounds) {
    return median(rounds, this::time);
  }

  private static Took took(Asking asking) throws SQLException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = System.nanoTime();
    long used = threads.getCurrentThreadCpuTime();
    long answer = asking.ask();
    return new Took(
        answer,
        (System.nanoTime() - start) / 1e9,
        (threads.getCurrentThreadCpuTime() - used) / 1e9);
  }

  private static double median(List<Took> rounds, ToDoubleFunction<Took> of) {
    return rounds.stream().mapToDouble(of).sorted().toArray()[rounds.size() / 2];
  }

  /** A page is found along the key, which the engine then does by itself. */
  private static String byId(String form) {
    return form.replace(" NOT INDEXED", "");
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : -1;
    }
  }

  /** Reads a page with everything about its customers, and answers who is the last. */
  private long page(String sql) throws SQLException {
    List<Object> keys = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        keys.add(rows.getObject(1));
      }
    }
    keys = keys.subList(0, Math.min(PAGE, keys.size()));
    bare.readAll(keys);
    return keys.isEmpty() ? 0 : hash(keys.get(keys.size() - 1));
  }

  private static long last(List<Customer> customers) {
    return customers.isEmpty() ? 0 : hash(customers.get(customers.size() - 1).id().value());
  }

  private static long hash(Object id) {
    return id instanceof byte[] bytes ? hash(new UUID(at(bytes, 0), at(bytes, 8))) : id.hashCode();
  }

  private static long at(byte[] bytes, int from) {
    return ByteBuffer.wrap(bytes).getLong(from);
  }
}
