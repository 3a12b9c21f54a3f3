package dev.crmcore.benchmarks;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.StandardCatalogue;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.Folding;
import dev.crmcore.host.IdSource;
import dev.crmcore.host.PluginContext;
import dev.crmcore.jdbc.Durability;
import dev.crmcore.jdbc.JdbcOptions;
import dev.crmcore.jdbc.JdbcStorageProvider;
import dev.crmcore.jdbc.SqlEngine;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Person;
import dev.crmcore.model.Revision;
import dev.crmcore.model.TenantId;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Filter;
import dev.crmcore.query.Query;
import dev.crmcore.storage.EntityStore;
import dev.crmcore.storage.Storage;
import dev.crmcore.testkit.CustomerGenerator;
import dev.crmcore.testkit.SequentialIds;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The operations of the storage against the same work by hand-written JDBC on tables that are the
 * same, taking turns; the median of the rounds.
 */
public final class StoreBenchmark {
  private static final int CUSTOMERS = 20_000;
  private static final int SINGLES = 2_000;
  private static final int READS = 2_000;
  private static final int ROUNDS = 7;
  private static final int WARMING = 3;
  private static final String BARE = "bare_customer";

  private final String url;
  private final SqlEngine engine;
  private final Storage storage;
  private final Connection connection;
  private final BareStore bare;
  private final Host host;
  private final List<Customer> customers;
  private final List<Customer> more;
  private final List<Object> keys;

  private record Host(Clock clock, IdSource ids, Catalogue catalogue) implements PluginContext {}

  private StoreBenchmark(SqlEngine engine, String url) throws SQLException {
    this.engine = engine;
    this.host =
        new Host(
            Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC),
            new SequentialIds(),
            StandardCatalogue.create());
    this.url = url;
    this.storage = opened("crm_");
    opened("bare_").close(); // the same tables for the other side
    this.connection =
        DriverManager.getConnection(
            engine == SqlEngine.POSTGRESQL
                ? url + (url.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true"
                : url);
    if (engine == SqlEngine.SQLITE) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA synchronous=NORMAL");
        statement.execute("PRAGMA foreign_keys=ON");
        statement.execute("PRAGMA cache_size=-131072");
        statement.execute("PRAGMA wal_autocheckpoint=25000");
      }
    }
    connection.setAutoCommit(false);
    this.bare = new BareStore(connection, BARE, engine == SqlEngine.SQLITE);
    List<Customer> made = made(CUSTOMERS + SINGLES);
    this.customers = made.subList(0, CUSTOMERS);
    this.more = made.subList(CUSTOMERS, made.size());
    this.keys = customers.stream().map(customer -> key(customer.id().value())).toList();
  }

  /** Runs with the URL of an empty database, or with a PostgreSQL server of its own. */
  public static void main(String[] args) throws SQLException, IOException {
    if (args.length > 0) {
      run(args[0]);
    } else {
      try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
        run(server.getJdbcUrl("postgres", "postgres"));
      }
    }
  }

  private static void run(String url) throws SQLException {
    StoreBenchmark benchmark = new StoreBenchmark(SqlEngine.of(url), url);
    try {
      benchmark.run();
    } finally {
      benchmark.connection.close();
      benchmark.storage.close();
    }
  }

  private Storage opened(String prefix) {
    JdbcOptions options =
        JdbcOptions.DEFAULTS.withDurability(Durability.FAST).withTablePrefix(prefix);
    return new JdbcStorageProvider().open(options.at(url), host);
  }

  private List<Customer> made(int number) {
    return CustomerGenerator.seeded(7)
        .generate(number)
        .map(made -> made.customer())
        .map(
            customer ->
                customer.stored(
                    new CustomerId(host.ids().next()), Revision.first(host.clock().instant())))
        .toList();
  }

  private void run() throws SQLException {
    System.out.printf("%-34s %12s %12s %8s%n", "operation", "ours", "bare", "times");
    insertBatch();
    List<Object> order = new ArrayList<>(keys);
    Collections.shuffle(order, new Random(3));
    List<UUID> ids = new ArrayList<>(customers.stream().map(one -> one.id().value()).toList());
    Collections.shuffle(ids, new Random(3));
    compare(
        "read one with children",
        READS,
        () -> ids.subList(0, READS).forEach(id -> read(store -> store.find(id))),
        () -> {
          for (Object key : order.subList(0, READS)) {
            bare.read(key);
            connection.commit();
          }
        });
    compare(
        "read 500 ids with children",
        20,
        () -> {
          for (int i = 0; i < 20; i++) {
            List<UUID> some = ids.subList(i * 500, i * 500 + 500);
            read(store -> store.findAll(some));
          }
        },
        () -> {
          for (int i = 0; i < 20; i++) {
            bare.readAll(order.subList(i * 500, i * 500 + 500));
            connection.commit();
          }
        });
    List<String> cities = cities();
    compare(
        "page of 50 by city",
        cities.size(),
        () -> cities.forEach(city -> read(store -> store.query(page(city)))),
        () -> {
          for (String city : cities) {
            bare.page("city_key = ?", folded(city), 51); // one more, as the library does
            connection.commit();
          }
        });
    compare(
        "count by city",
        cities.size(),
        () -> cities.forEach(city -> read(store -> store.count(filter(city)))),
        () -> {
          connection.setAutoCommit(true); // one statement needs no transaction around it
          for (String city : cities) {
            bare.count("city_key = ?", folded(city));
          }
          connection.setAutoCommit(false);
        });
    updateOne();
    insertOne();
    compare(
        "scan with children",
        CUSTOMERS,
        () -> read(store -> store.scan(Filter.all(CustomerFields.TYPE), customer -> {})),
        () -> bare.scan(key(new UUID(0, 0)), 500));
  }

  /** Both sides insert the same; the bare one has the rows at hand, as the library has them. */
  private void insertBatch() throws SQLException {
    List<BareStore.Rows> rows = copied(customers);
    for (int round = 0; round < 2; round++) {
      String prefix = "warm" + round + "_";
      try (Storage warm = opened(prefix)) {
        write(warm, store -> store.insert(customers));
      }
      opened("bare_" + prefix).close();
      new BareStore(connection, "bare_" + prefix + "customer", engine == SqlEngine.SQLITE)
          .insert(rows);
    }
    compare(
        "insert 20,000 in one transaction",
        CUSTOMERS,
        1,
        () -> write(store -> store.insert(customers)),
        () -> bare.insert(rows));
  }

  private void insertOne() throws SQLException {
    List<BareStore.Rows> rows = copied(more);
    int part = SINGLES / (ROUNDS + WARMING);
    int[] at = {0, 0};
    compare(
        "insert one",
        part,
        ROUNDS,
        () -> {
          for (int end = at[0] + part; at[0] < end; at[0]++) {
            List<Customer> one = List.of(more.get(at[0]));
            write(store -> store.insert(one));
          }
        },
        () -> {
          for (int end = at[1] + part; at[1] < end; at[1]++) {
            bare.insert(List.of(rows.get(at[1])));
          }
        });
  }

  /** Returns customers as the rows that the library writes for them. */
  private List<BareStore.Rows> copied(List<Customer> some) throws SQLException {
    try (Storage source = opened("copied_")) {
      write(source, store -> store.insert(some));
    }
    BareStore source = new BareStore(connection, "copied_customer", engine == SqlEngine.SQLITE);
    List<BareStore.Rows> rows = new ArrayList<>();
    for (Customer customer : some) {
      rows.add(source.copied(key(customer.id().value())));
    }
    connection.commit();
    return rows;
  }

  private void updateOne() throws SQLException {
    List<UUID> ids =
        customers.stream()
            .filter(customer -> customer instanceof Person)
            .map(customer -> customer.id().value())
            .limit(SINGLES)
            .toList();
    int[] round = {0}; // the version that the records have on either side
    compare(
        "read one, then change it",
        SINGLES,
        () -> {
          String job = "job " + round[0]++;
          for (UUID id : ids) {
            write(store -> store.update(List.of(renamed(store.find(id).orElseThrow(), job))));
          }
        },
        () -> {
          for (UUID id : ids) {
            bare.read(key(id));
            bare.update(key(id), round[0], "job " + round[0]);
          }
        });
    List<Customer> held = new ArrayList<>();
    read(store -> held.addAll(store.findAll(ids)));
    compare(
        "change one that was read before",
        SINGLES,
        () -> {
          String job = "job " + round[0]++;
          for (int i = 0; i < ids.size(); i++) {
            Customer next = renamed(held.get(i), job);
            write(store -> store.update(List.of(next)));
            held.set(i, next);
          }
        },
        () -> {
          for (UUID id : ids) {
            bare.update(key(id), round[0], "job " + round[0]);
          }
        });
  }

  private Customer renamed(Customer customer, String job) {
    return ((Person) customer)
        .toBuilder()
            .jobTitle(job)
            .revision(customer.revision().next(host.clock().instant()))
            .build();
  }

  @FunctionalInterface
  private interface Work {
    void run() throws SQLException;
  }

  private void compare(String name, int operations, Work ours, Work theirs) throws SQLException {
    compare(name, operations, ROUNDS, ours, theirs);
  }

  private void compare(String name, int operations, int rounds, Work ours, Work theirs)
      throws SQLException {
    double[] mine = new double[rounds];
    double[] other = new double[rounds];
    for (int round = rounds == 1 ? 0 : -WARMING; round < rounds; round++) {
      double first = timed(ours);
      double second = timed(theirs);
      if (round >= 0) {
        mine[round] = first;
        other[round] = second;
      }
    }
    Arrays.sort(mine);
    Arrays.sort(other);
    report(name, operations, mine[rounds / 2], other[rounds / 2]);
  }

  private double timed(Work work) throws SQLException {
    if (engine == SqlEngine.SQLITE) {
      // Otherwise either side pays for copying what the other wrote.
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      }
    }
    long start = System.nanoTime();
    work.run();
    double seconds = seconds(start);
    connection.commit();
    return seconds;
  }

  private static void report(String name, int operations, double ours, double bare) {
    System.out.printf(
        "%-34s %,10.0f/s %,10.0f/s %8.2f%n",
        name, operations / ours, operations / bare, ours / bare);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private void read(Consumer<EntityStore<Customer>> question) {
    storage.read(
        TenantId.DEFAULT,
        unit -> {
          question.accept(unit.store(CustomerFields.TYPE));
          return true;
        });
  }

  private void write(Consumer<EntityStore<Customer>> change) {
    write(storage, change);
  }

  private static void write(Storage to, Consumer<EntityStore<Customer>> change) {
    to.write(
        TenantId.DEFAULT,
        unit -> {
          change.accept(unit.store(CustomerFields.TYPE));
          return true;
        });
  }

  private Query<Customer> page(String city) {
    return Query.of(filter(city), 50);
  }

  private Filter<Customer> filter(String city) {
    Condition condition = Conditions.equal(CustomerFields.CITY, city);
    return Filter.bind(
        host.catalogue(), CustomerFields.TYPE, condition, host.clock().instant(), ZoneOffset.UTC);
  }

  private List<String> cities() {
    return customers.stream()
        .filter(customer -> !customer.addresses().isEmpty())
        .map(customer -> customer.addresses().get(0).city())
        .filter(city -> city != null)
        .distinct()
        .limit(300)
        .toList();
  }

  private static String folded(String text) {
    return Folding.fold(text);
  }

  private Object key(UUID id) {
    return engine == SqlEngine.POSTGRESQL
        ? id
        : ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
  }
}
