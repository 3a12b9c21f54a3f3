package dev.crmcore.examples.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.channel.ChannelConfig;
import dev.crmcore.error.CrmException;
import dev.crmcore.examples.reliability.FaultySource.Mode;
import dev.crmcore.examples.reliability.Operation.World;
import dev.crmcore.host.IdSource;
import dev.crmcore.jdbc.JdbcOptions;
import dev.crmcore.jdbc.JdbcStorageProvider;
import dev.crmcore.jdbc.Postgres;
import dev.crmcore.model.Person;
import dev.crmcore.testkit.MutableClock;
import dev.crmcore.testkit.RecordingChannel;
import dev.crmcore.testkit.RecordingChannelProvider;
import dev.crmcore.testkit.SequentialIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The driver fails at a call of each operation: what is stored is the old state or the new one, the
 * error is typed, nothing stays taken, and the next write works.
 */
class FaultIT {
  private static final boolean ALL = "all".equals(System.getProperty("crm.faults"));
  private static final int SAMPLES = 4;
  private static final int OPERATION_IDS = 1_000_000;

  @TempDir Path folder;

  @Test
  void sqliteIsInTheOldStateOrTheNewOneWhicheverCallFails() throws Exception {
    Path template = folder.resolve("template.db");
    Path file = folder.resolve("crm.db");
    String url = "jdbc:sqlite:" + file + "?synchronous=OFF";
    FaultySource source = new FaultySource(url, FaultIT::diskError);
    Harness harness =
        new Harness(source, new Database(url)) {
          @Override
          void restore() throws SQLException, IOException {
            source().closeIdle();
            Files.copy(template, file, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(Path.of(file + "-journal"));
          }
        };
    World world = harness.createWorld();
    Files.copy(file, template);

    harness.run(operations(), world, SAMPLES);
  }

  private static List<Operation> operations() {
    return Stream.concat(Operation.writing().stream(), Operation.reading().stream()).toList();
  }

  @Test
  void theSchemaIsThereAsAWholeOrNotAtAllWhicheverCallOfTheFirstOpeningFails() throws Exception {
    Path file = folder.resolve("new.db");
    String url = "jdbc:sqlite:" + file + "?synchronous=OFF";
    FaultySource source = new FaultySource(url, FaultIT::diskError);
    Harness harness = new Harness(source, new Database(url));
    source.arm(0, Mode.ONCE);
    harness.open().close();
    long calls = source.disarm();
    Set<String> whole = harness.tables();
    for (Mode mode : Mode.values()) {
      for (long call : Harness.sampled(calls, SAMPLES)) {
        source.closeIdle();
        Files.deleteIfExists(file);
        String name = "opening, %s at call %d".formatted(mode, call);
        source.arm(call, mode);
        try (Crm crm = harness.open()) {
          assertThat(crm.catalogue()).as(name).isNotNull();
        } catch (CrmException e) {
          assertThat(e).as(name).hasMessageNotContaining("I/O error");
        }
        source.disarm();

        assertThat(source.lent()).as("connections still taken after %s", name).isZero();
        assertThat(harness.tables()).as("tables after %s", name).isIn(Set.of(), whole);
        assertThat(harness.createWorld()).as("what is stored after %s", name).isNotNull();
      }
    }
  }

  private static SQLException diskError() {
    return new SQLException("[SQLITE_IOERR] Disk I/O error", null, 10);
  }

  @Test
  void postgresqlIsInTheOldStateOrTheNewOneWhicheverCallFails() throws Exception {
    String url = Postgres.newDatabase();
    FaultySource source =
        new FaultySource(
            url,
            () -> new SQLException("An I/O error occurred while sending to the backend.", "08006"));
    List<String> restoring = new ArrayList<>();
    Harness harness =
        new Harness(source, new Database(url)) {
          @Override
          void restore() throws SQLException {
            new Database(url).execute(String.join(";", restoring));
          }
        };
    World world = harness.createWorld();
    restoring.addAll(saved(new Database(url)));

    harness.run(operations(), world, SAMPLES / 2);
  }

  /** Copies all tables aside and returns the statements that copy them back. */
  private static List<String> saved(Database database) throws SQLException {
    Set<String> tables;
    try (Connection connection = database.connect()) {
      tables = Rows.dump(connection).keySet();
    }
    List<String> restoring = new ArrayList<>();
    restoring.add("SET session_replication_role = replica");
    database.execute("CREATE SCHEMA saved");
    for (String table : tables) {
      database.execute("CREATE TABLE saved." + table + " AS SELECT * FROM " + table);
      restoring.add("DELETE FROM " + table); // of few rows, faster than TRUNCATE
      restoring.add("INSERT INTO " + table + " SELECT * FROM saved." + table);
    }
    return restoring;
  }

  /** A database that is brought back to where it was before each try. */
  private static class Harness {
    private final FaultySource source;
    private final Database database;
    private IdSource ids = new SequentialIds();

    Harness(FaultySource source, Database database) {
      this.source = source;
      this.database = database;
    }

    FaultySource source() {
      return source;
    }

    void restore() throws SQLException, IOException {}

    private Crm open() {
      return Crm.builder()
          .storage(JdbcStorageProvider.on(source.source()), JdbcOptions.DEFAULTS.at(database.url()))
          .addPlugin(new RecordingChannelProvider(RecordingChannel.email()))
          .channel("email", ChannelConfig.of())
          .clock(MutableClock.at("2026-03-01T12:00:00Z"))
          .ids(this::nextId)
          .build();
    }

    private UUID nextId() {
      return ids.next();
    }

    Set<String> tables() throws SQLException {
      try (Connection connection = database.connect()) {
        return Rows.dump(connection).keySet();
      }
    }

    World createWorld() {
      try (Crm crm = open()) {
        return World.create(crm.session("test"));
      }
    }

    void run(List<Operation> operations, World world, int samples) throws Exception {
      Set<String> codes = new TreeSet<>();
      long tries = 0;
      long calls = 0;
      try (Crm crm = open()) {
        for (Operation operation : operations) {
          Try clean = attempt(crm, operation, world, 0, Mode.ONCE);
          assertThat(clean.failure()).as("%s without a fault", operation.name()).isNull();
          calls += clean.calls();
          for (Mode mode : Mode.values()) {
            for (long call : sampled(clean.calls(), samples)) {
              Try faulty = attempt(crm, operation, world, call, mode);
              check(crm, clean, faulty);
              if (faulty.failure() instanceof CrmException typed) {
                codes.add(typed.code());
              }
              tries++;
            }
          }
        }
      }
      System.out.printf(
          "%s: %d operations of %d calls, %d faults, errors %s%n",
          database.isSqlite() ? "SQLITE" : "POSTGRESQL", operations.size(), calls, tries, codes);
    }

    private Try attempt(Crm crm, Operation operation, World world, long call, Mode mode)
        throws Exception {
      restore();
      ids = new SequentialIds(OPERATION_IDS);
      Map<String, List<String>> before = dump(operation);
      String result = null;
      RuntimeException failure = null;
      source.arm(call, mode);
      try {
        result =
            String.valueOf(operation.call().run(crm.session("test"), crm.maintenance(), world));
      } catch (RuntimeException e) {
        failure = e;
      }
      long calls = source.disarm();
      String name = "%s, %s at call %d".formatted(operation.name(), mode, call);
      return new Try(name, before, dump(operation), result, failure, calls);
    }

    private Map<String, List<String>> dump(Operation operation) throws SQLException {
      try (Connection connection = database.connect()) {
        Map<String, List<String>> dump = new TreeMap<>(Rows.dump(connection));
        dump.keySet().removeAll(operation.logs());
        return dump;
      }
    }

    private void check(Crm crm, Try clean, Try faulty) {
      String name = faulty.name();
      assertThat(source.hasFired()).as(name).isTrue();
      if (faulty.failure() == null) {
        assertThat(faulty.after()).as("the new state after %s", name).isEqualTo(clean.after());
        assertThat(faulty.result()).as("the result of %s", name).isEqualTo(clean.result());
      } else {
        assertThat(faulty.failure())
            .as(name)
            .isInstanceOf(CrmException.class)
            .hasMessageNotContaining("I/O error");
        assertThat(faulty.after())
            .as("the old state or the new one after %s", name)
            .isIn(clean.before(), clean.after());
      }
      assertThat(source.lent()).as("connections still taken after %s", name).isZero();
      CrmSession session = crm.session("next");
      UUID next =
          session.customers().create(Person.builder().givenName("Next").build()).id().value();
      assertThat(session.customers().search("next", 1))
          .as("the next write after %s", name)
          .extracting(customer -> customer.id().value())
          .containsExactly(next);
    }

    private static List<Long> sampled(long calls, int samples) {
      List<Long> sampled = new ArrayList<>();
      long step = ALL ? 1 : Math.max(1, calls / samples);
      for (long call = 1; call <= calls; call += step) {
        sampled.add(call);
      }
      // Most of what goes wrong goes wrong around the commit.
      for (long call = Math.max(1, calls - 2); !ALL && call <= calls; call++) {
        if (!sampled.contains(call)) {
          sampled.add(call);
        }
      }
      return sampled;
    }

    /** What came of an operation. */
    private record Try(
        String name,
        Map<String, List<String>> before,
        Map<String, List<String>> after,
        String result,
        RuntimeException failure,
        long calls) {}
  }
}
