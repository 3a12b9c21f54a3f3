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
  private static final int SINGLES = 1_000;
  private static final int READS = 10_000;
  private static final int ROUNDS = 7;
  private static final String BARE = "bare_customer";

  private final SqlEngine engine;
  private final Storage storage;
  private final Connection connection;
  private final BareStore bare;
  private final Host host;
  private final List<Customer> customers;
  private final List<Object> keys;

  private record Host(Clock clock, IdSource ids, Catalogue catalogue) implements PluginContext {}

  private StoreBenchmark(SqlEngine engine, String url) throws SQLException {
    this.engine = engine;
    this.host =
        new Host(
            Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC),
            new SequentialIds(),
            StandardCatalogue.create());
    JdbcOptions options = JdbcOptions.DEFAULTS.withDurability(Durability.FAST);
    this.storage = new JdbcStorageProvider().open(options.at(url), host);
    new JdbcStorageProvider()
        .open(options.withTablePrefix("bare_").at(url), host)
        .close(); // the same tables for the other side
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
      }
    }
    connection.setAutoCommit(false);
    this.bare = new BareStore(connection, BARE, engine == SqlEngine.SQLITE);
    this.customers = made(CUSTOMERS);
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
        () -> read(store -> ids.subList(0, READS).forEach(store::find)),
        () -> {
          for (Object key : order.subList(0, READS)) {
            bare.read(key);
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
          }
        });
    List<String> cities = cities();
    compare(
        "page of 50 by city",
        cities.size(),
        () -> cities.forEach(city -> read(store -> store.query(page(city)))),
        () -> {
          for (String city : cities) {
            List<Object> found = bare.keys("city_key = ?", folded(city), 50);
            if (!found.isEmpty()) {
              bare.readAll(found);
            }
          }
        });
    compare(
        "count by city",
        cities.size(),
        () -> cities.forEach(city -> read(store -> store.count(filter(city)))),
        () -> {
          for (String city : cities) {
            bare.count("city_key = ?", folded(city));
          }
        });
    updateOne();
    insertOne();
    compare(
        "scan with children",
        CUSTOMERS,
        () -> read(store -> store.scan(Filter.all(CustomerFields.TYPE), customer -> {})),
        () -> bare.scan(key(new UUID(0, 0)), 500));
  }

  private void insertBatch() throws SQLException {
    long start = System.nanoTime();
    write(store -> store.insert(customers));
    double ours = seconds(start);
    connection.commit();
    BareStore copied = new BareStore(connection, "crm_customer", engine == SqlEngine.SQLITE);
    List<BareStore.Rows> rows = new ArrayList<>();
    for (Object key : keys) {
      rows.add(copied.copied(key));
    }
    connection.commit();
    start = System.nanoTime();
    bare.insert(rows);
    report("insert 20,000 in one transaction", CUSTOMERS, ours, seconds(start));
  }

  /** Both sides insert what the other inserted before, one transaction each. */
  private void insertOne() throws SQLException {
    List<Customer> more = made(SINGLES);
    long start = System.nanoTime();
    for (Customer customer : more) {
      write(store -> store.insert(List.of(customer)));
    }
    double ours = seconds(start);
    BareStore copied = new BareStore(connection, "crm_customer", engine == SqlEngine.SQLITE);
    List<BareStore.Rows> rows = new ArrayList<>();
    for (Customer customer : more) {
      rows.add(copied.copied(key(customer.id().value())));
    }
    connection.commit();
    start = System.nanoTime();
    for (BareStore.Rows customer : rows) {
      bare.insert(List.of(customer));
    }
    report("insert one", SINGLES, ours, seconds(start));
  }

  private void updateOne() throws SQLException {
    List<UUID> ids =
        customers.stream()
            .filter(customer -> customer instanceof Person)
            .map(customer -> customer.id().value())
            .limit(SINGLES)
            .toList();
    int[] round = {0};
    compare(
        "update one",
        SINGLES,
        () -> {
          String job = "job " + round[0]++;
          for (UUID id : ids) {
            write(
                store -> {
                  Person person = (Person) store.find(id).orElseThrow();
                  Person next =
                      person.toBuilder()
                          .jobTitle(job)
                          .revision(person.revision().next(host.clock().instant()))
                          .build();
                  store.update(List.of(next));
                });
          }
        },
        () -> {
          String job = "job " + round[0];
          for (UUID id : ids) {
            bare.update(key(id), job);
          }
        });
  }

  @FunctionalInterface
  private interface Work {
    void run() throws SQLException;
  }

  private void compare(String name, int operations, Work ours, Work theirs) throws SQLException {
    double[] mine = new double[ROUNDS];
    double[] other = new double[ROUNDS];
    for (int round = -3; round < ROUNDS; round++) {
      long start = System.nanoTime();
      ours.run();
      double first = seconds(start);
      start = System.nanoTime();
      theirs.run();
      connection.commit();
      if (round >= 0) {
        mine[round] = first;
        other[round] = seconds(start);
      }
    }
    Arrays.sort(mine);
    Arrays.sort(other);
    report(name, operations, mine[ROUNDS / 2], other[ROUNDS / 2]);
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
    storage.write(
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
