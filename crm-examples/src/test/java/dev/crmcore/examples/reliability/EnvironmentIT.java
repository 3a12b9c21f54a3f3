package dev.crmcore.examples.reliability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.StorageException;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.jdbc.JdbcOptions;
import dev.crmcore.jdbc.JdbcStorageProvider;
import dev.crmcore.jdbc.Postgres;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.LineageEntry;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.Person;
import dev.crmcore.query.Conditions;
import dev.crmcore.testkit.MutableClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong around the library is told by name, and is over once its cause is. */
class EnvironmentIT {
  private static final int ROWS = 3000;
  private static final int BATCH = 100;

  @TempDir Path folder;

  @Test
  void anImportThatFillsTheDiskKeepsWholeBatchesAndGoesOnOnceThereIsRoom() throws Exception {
    Database database = Database.Engine.SQLITE.create(folder);
    database.open().close();
    Database full = new Database(database.url() + "?max_page_count=400");
    ImportSource file = people();
    ImportOptions options = ImportOptions.from("shop").batchSize(BATCH);
    try (Crm crm = full.open()) {
      assertFails("E_STORAGE_FULL", "free some space", () -> importInto(crm, file, options));
      assertThat(count(crm) % BATCH).as("customers of half a batch").isZero();
    }
    Consistency.check(database);

    try (Crm crm = database.open()) {
      importInto(crm, file, options);
      assertThat(count(crm)).isEqualTo(ROWS);
    }
  }

  private static ImportSource people() {
    StringBuilder csv = new StringBuilder("id,first_name,notes\n");
    for (int row = 0; row < ROWS; row++) {
      csv.append(row).append(",Row").append(row).append(",").append("n".repeat(500)).append('\n');
    }
    return ImportSource.of("people.csv", csv.toString().getBytes(UTF_8));
  }

  private static void importInto(Crm crm, ImportSource file, ImportOptions options) {
    crm.session("test").imports().run(file, options);
  }

  @Test
  void aFileThatIsMovedAwayIsMissedBeforeAnythingIsAcknowledged() throws Exception {
    Database database = Database.Engine.SQLITE.create(folder);
    Path file = folder.resolve("crm.db");
    Path away = folder.resolve("away.db");
    try (Crm crm = database.open()) {
      create(crm, "Before");
      Files.move(file, away);

      assertFails("E_STORAGE_OPEN", "put it back", () -> create(crm, "Lost"));
      assertFails("E_STORAGE_OPEN", "put it back", () -> count(crm));
      Files.createFile(file);
      assertFails("E_STORAGE_OPEN", "put it back", () -> create(crm, "Elsewhere"));

      Files.move(away, file, StandardCopyOption.REPLACE_EXISTING);
      create(crm, "After");
    }
    try (Crm crm = database.open()) {
      assertThat(names(crm)).containsExactlyInAnyOrder("Before", "After");
    }
  }

  @Test
  void aPoolThatTheHostClosedIsCalledByName() throws Exception {
    for (Database.Engine engine : Database.Engine.values()) {
      Database database = engine.create(folder);
      HikariDataSource pool = new HikariDataSource();
      pool.setJdbcUrl(database.url());
      try (Crm crm = on(pool)) {
        create(crm, "Anna");
        pool.close();

        assertFails("E_STORAGE_OPEN", "has not closed it", () -> create(crm, "Boris"));
      }
    }
  }

  @Test
  void aPoolWithoutAFreeConnectionIsCalledByName() throws Exception {
    Database database = Database.Engine.SQLITE.create(folder);
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl(database.url());
      pool.setMaximumPoolSize(1);
      pool.setConnectionTimeout(250);
      try (Crm crm = on(pool)) {
        try (Connection taken = pool.getConnection()) {
          assertThat(taken.isClosed()).isFalse();
          assertFails("E_STORAGE_BUSY", "more connections", () -> create(crm, "Anna"));
        }
        create(crm, "Boris");
        assertThat(names(crm)).containsExactly("Boris");
      }
    }
  }

  private static Crm on(HikariDataSource pool) {
    return Crm.builder()
        .storage(JdbcStorageProvider.on(pool), JdbcOptions.DEFAULTS.at(pool.getJdbcUrl()))
        .build();
  }

  @Test
  void aConnectionThatTheServerEndsInTheMiddleOfWorkIsLostAndReplaced() throws Exception {
    Database database = new Database(Postgres.newDatabase());
    try (Crm crm = database.open()) {
      create(crm, "Before");

      assertFails(
          "E_STORAGE_LOST",
          "Try again",
          () ->
              crm.session("test")
                  .atomically(
                      "cut",
                      session -> {
                        create(session, "Half");
                        endOtherConnections(database);
                        return create(session, "Other half");
                      }));

      create(crm, "After");
      assertThat(names(crm)).containsExactlyInAnyOrder("Before", "After");
    }
    Consistency.check(database);
  }

  private static void endOtherConnections(Database database) {
    try {
      database.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aServerThatStopsAndComesBackHasEverythingThatWasAcknowledged() throws Exception {
    Postgres.newDatabase(); // skips the test where no server can run
    Path data = folder.resolve("data");
    EmbeddedPostgres first = server(data, 0);
    int port = first.getPort();
    Database database = new Database(first.getJdbcUrl("postgres", "postgres"));
    JdbcOptions options = JdbcOptions.DEFAULTS.withBusyTimeout(Duration.ofSeconds(2));
    try (Crm crm = database.open(options)) {
      create(crm, "Before");
      first.close();

      StorageException down =
          catchThrowableOfType(StorageException.class, () -> create(crm, "Lost"));
      assertThat(down.code()).isIn("E_STORAGE_LOST", "E_STORAGE_OPEN", "E_STORAGE_BUSY");
      assertThat(down.getMessage()).containsAnyOf("server", "host");

      try (EmbeddedPostgres second = server(data, port)) {
        assertThat(second.getPort()).isEqualTo(port);
        create(crm, "After");
        assertThat(names(crm)).containsExactlyInAnyOrder("Before", "After");
      }
    }
  }

  private static EmbeddedPostgres server(Path data, int port) throws Exception {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  @Test
  void aDatabaseThatIsSetToReadOnlyIsReadAndNotWritten() throws Exception {
    Database database = new Database(Postgres.newDatabase());
    String name = database.url().replaceAll(".*/([^?]+).*", "$1");
    try (Crm crm = database.open()) {
      create(crm, "Before");
    }
    database.execute("ALTER DATABASE " + name + " SET default_transaction_read_only = on");
    try (Crm crm = database.open()) {
      assertThat(names(crm)).containsExactly("Before");
      assertFails("E_STORAGE_READ_ONLY", "check the rights", () -> create(crm, "Anna"));
    }
    new Database(database.url() + "&options=-c%20default_transaction_read_only=off")
        .execute("ALTER DATABASE " + name + " RESET default_transaction_read_only");
    try (Crm crm = database.open()) {
      create(crm, "After");
      assertThat(names(crm)).containsExactlyInAnyOrder("Before", "After");
    }
  }

  @Test
  void aClockThatJumpsBackConfusesNeitherHistoryNorUndoing() throws Exception {
    for (Database.Engine engine : Database.Engine.values()) {
      Database database = engine.create(folder);
      MutableClock clock = MutableClock.at("2026-03-01T12:00:00Z");
      CustomerId anna;
      CustomerId boris;
      CustomerId clara;
      MergeRecord first;
      try (Crm crm = open(database, clock)) {
        anna = create(crm, "Anna");
        boris = create(crm, "Boris");
        clara = create(crm, "Clara");
        first = crm.session("test").merges().merge(anna, List.of(boris), null);
      }
      clock.advance(Duration.ofDays(-30));
      try (Crm crm = open(database, clock)) {
        CrmSession session = crm.session("test");
        MergeRecord second = session.merges().merge(anna, List.of(clara), null);
        clock.advance(Duration.ofDays(60));
        session.customers().change(anna, found -> found.toBuilder().notes("later").build());
        clock.advance(Duration.ofDays(-45));
        session.customers().change(anna, found -> found.toBuilder().notes("earlier").build());

        assertThat(session.customers().get(anna).profile().notes()).isEqualTo("earlier");
        UUID id = anna.value();
        assertThat(session.customers().history(anna))
            .filteredOn(entry -> entry.entityId().equals(id))
            .extracting(LineageEntry::version)
            .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
        assertThatThrownBy(() -> session.merges().undo(first.id()))
            .as("the younger merge is undone first, whatever the clock said")
            .hasMessageContaining(second.id().toString());
        session.merges().undo(second.id());
        session.merges().undo(first.id());
        assertThat(names(crm)).containsExactlyInAnyOrder("Anna", "Boris", "Clara");
      }
      Consistency.check(database);
    }
  }

  private static Crm open(Database database, MutableClock clock) {
    return database.builder(JdbcOptions.DEFAULTS).clock(clock).build();
  }

  private static void assertFails(String code, String advice, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(advice)
        .extracting("code")
        .isEqualTo(code);
  }

  private static CustomerId create(Crm crm, String name) {
    return create(crm.session("test"), name);
  }

  private static CustomerId create(CrmSession session, String name) {
    return session
        .customers()
        .create(Person.builder().givenName(name).email(name + "@example.com").build())
        .id();
  }

  private static long count(Crm crm) {
    return crm.session("test").customers().count(Conditions.everyone());
  }

  private static List<String> names(Crm crm) {
    return crm.session("test").customers().list(Conditions.everyone(), 10).stream()
        .map(Customer::displayName)
        .toList();
  }
}
