package dev.crmcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.StorageException;
import dev.crmcore.model.Customer;
import dev.crmcore.spi.CrmPlugin;
import dev.crmcore.storage.StorageCapability;
import dev.crmcore.storage.StorageConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {
  @TempDir Path folder;

  @Test
  void whatWasWrittenIsThereAfterOpeningAgain() {
    Customer anna;
    try (Shop shop = Shop.open(url("crm.db"))) {
      anna = shop.person("Anna").tag("vip").custom("points", 7L).build();
      shop.add(anna);
    }

    try (Shop shop = Shop.open(url("crm.db"))) {
      assertThat(shop.find(anna)).contains(anna);
    }
  }

  @Test
  void closingLeavesNoLogBehind() {
    try (Shop shop = Shop.open(url("crm.db"))) {
      shop.add(shop.person("Anna").build());
    }

    assertThat(folder.resolve("crm.db-wal")).doesNotExist();
  }

  @Test
  void aFolderIsNoDatabase() {
    assertThatThrownBy(() -> Shop.open("jdbc:sqlite:" + folder))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("is a folder")
        .hasMessageContaining("crm.db");
  }

  @Test
  void aMissingFolderIsNamed() {
    assertThatThrownBy(() -> Shop.open(url("missing/crm.db")))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("missing")
        .hasMessageContaining("create it first");
  }

  @Test
  void aFileOfAnotherKindIsRefused() throws IOException {
    Files.writeString(folder.resolve("crm.db"), "name,email\nAnna,anna@example.org\n".repeat(99));

    assertThatThrownBy(() -> Shop.open(url("crm.db")))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("is not a database")
        .hasMessageNotContaining("Anna")
        .extracting("code")
        .isEqualTo("E_STORAGE_CORRUPT");
  }

  @Test
  void aDamagedFileIsReported() throws IOException {
    try (Shop shop = Shop.open(url("crm.db"))) {
      for (int i = 0; i < 200; i++) {
        shop.add(shop.person("Anna" + i).build());
      }
    }
    Path file = folder.resolve("crm.db");
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 4096; i < bytes.length; i++) {
      bytes[i] = 0x55;
    }
    Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);

    assertThatThrownBy(
            () -> {
              try (Shop shop = Shop.open(url("crm.db"))) {
                shop.count();
              }
            })
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("damaged")
        .extracting("code")
        .isEqualTo("E_STORAGE_CORRUPT");
  }

  @Test
  void aReadOnlyDatabaseIsReadAndNotWritten() {
    Customer anna;
    try (Shop shop = Shop.open(url("crm.db"))) {
      anna = shop.person("Anna").build();
      shop.add(anna);
    }

    try (Shop shop = Shop.open("jdbc:sqlite:file:" + folder.resolve("crm.db") + "?mode=ro")) {
      assertThat(shop.find(anna)).contains(anna);
      assertThatThrownBy(() -> shop.add(shop.person("Boris").build()))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("read-only")
          .extracting("code")
          .isEqualTo("E_STORAGE_READ_ONLY");
    }
  }

  @Test
  void aLockHeldByOthersIsReportedAfterTheTimeout() throws SQLException {
    JdbcOptions options = JdbcOptions.DEFAULTS.withBusyTimeout(Duration.ofMillis(50));
    try (Shop shop = Shop.open(options, url("crm.db"));
        Connection other = DriverManager.getConnection(url("crm.db"));
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");

      assertThatThrownBy(() -> shop.add(shop.person("Anna").build()))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("busyTimeout")
          .extracting("code")
          .isEqualTo("E_STORAGE_BUSY");

      statement.execute("ROLLBACK");
      shop.add(shop.person("Boris").build());
      assertThat(shop.count()).isEqualTo(1);
    }
  }

  @Test
  void aFullDatabaseIsReportedAndWorksAgainOnceThereIsRoom() throws SQLException {
    Shop.open(url("crm.db")).close();
    FixedContext context = FixedContext.standard();
    FileConnections connections =
        new FileConnections(
            new SqliteOpening(url("crm.db"), JdbcOptions.DEFAULTS), JdbcOptions.DEFAULTS);
    Schema schema = new Schema(context.catalogue(), JdbcOptions.DEFAULTS, new SqliteDialect());
    try (Shop shop = new Shop(new JdbcStorage(schema, connections, Set.of(), 0), context)) {
      limitPages(connections, 0);

      assertThatThrownBy(() -> shop.add(shop.person("A").notes("x".repeat(100_000)).build()))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("no room left")
          .extracting("code")
          .isEqualTo("E_STORAGE_FULL");

      limitPages(connections, 1000);
      shop.add(shop.person("B").build());
      assertThat(shop.count()).isEqualTo(1);
    }
  }

  private static void limitPages(FileConnections connections, int more) throws SQLException {
    try (Connections.Lease lease = connections.write()) {
      long pages = lease.connection().query(Sql.of("PRAGMA page_count"), rows -> rows.getLong(1));
      lease.connection().execute("PRAGMA max_page_count=" + (pages + more));
    }
  }

  @Test
  void durabilityDecidesHowCommitsAreSynchronized() throws SQLException {
    assertThat(synchronous(Durability.FULL)).isEqualTo(2);
    assertThat(synchronous(Durability.FAST)).isEqualTo(1);
  }

  private int synchronous(Durability durability) throws SQLException {
    SqliteOpening opening =
        new SqliteOpening(url("crm.db"), JdbcOptions.DEFAULTS.withDurability(durability));
    try (SqlConnection writer = opening.openWriter()) {
      return writer.query(Sql.of("PRAGMA synchronous"), rows -> rows.getInt(1));
    }
  }

  @Test
  void everyConnectionHoldsForeignKeysAndDistrustsTheSchema() throws SQLException {
    SqliteOpening opening = new SqliteOpening(url("crm.db"), JdbcOptions.DEFAULTS);
    try (SqlConnection writer = opening.openWriter();
        SqlConnection reader = opening.openReader()) {
      for (SqlConnection connection : new SqlConnection[] {writer, reader}) {
        assertThat(pragma(connection, "foreign_keys")).isEqualTo("1");
        assertThat(pragma(connection, "trusted_schema")).isEqualTo("0");
        assertThat(pragma(connection, "cell_size_check")).isEqualTo("1");
        assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
      }
      assertThat(pragma(writer, "secure_delete")).isEqualTo("1");
    }
  }

  private static String pragma(SqlConnection connection, String name) throws SQLException {
    return connection.query(Sql.of("PRAGMA " + name), rows -> rows.getString(1));
  }

  @Test
  void settingsComeAsPropertiesToo() {
    JdbcOptions options =
        JdbcOptions.from(
            new StorageConfig(
                url("crm.db"), Map.of("durability", "fast", "tablePrefix", "x_", "readers", "2")));

    assertThat(options)
        .isEqualTo(
            JdbcOptions.DEFAULTS
                .withDurability(Durability.FAST)
                .withTablePrefix("x_")
                .withReaders(2));
    assertThat(JdbcOptions.from(options.at("jdbc:sqlite:x"))).isEqualTo(options);
  }

  @Test
  void aMisspelledSettingIsRefused() {
    StorageConfig config = new StorageConfig(url("crm.db"), Map.of("durabilty", "fast"));

    assertThatThrownBy(() -> JdbcOptions.from(config))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Did you mean 'durability'?");
  }

  @Test
  void onlyUrlsOfKnownEnginesAreAccepted() {
    JdbcStorageProvider provider = new JdbcStorageProvider();

    assertThat(provider.accepts("jdbc:sqlite:shop.db")).isTrue();
    assertThat(provider.accepts("jdbc:postgresql://localhost/shop")).isTrue();
    assertThat(provider.accepts("jdbc:h2:mem:")).isFalse();
    assertThatThrownBy(
            () -> provider.open(StorageConfig.of("jdbc:h2:mem:"), FixedContext.standard()))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aDatabaseInMemoryIsNotDurable() {
    try (Shop file = Shop.open(url("crm.db"));
        Shop memory = Shop.open("jdbc:sqlite::memory:")) {
      assertThat(file.storage().capabilities()).contains(StorageCapability.DURABLE);
      assertThat(memory.storage().capabilities()).doesNotContain(StorageCapability.DURABLE);
    }
  }

  @Test
  void thePluginIsDiscovered() {
    assertThat(ServiceLoader.load(CrmPlugin.class))
        .filteredOn(plugin -> plugin.id().equals("jdbc"))
        .singleElement()
        .satisfies(
            plugin ->
                assertThat(plugin.storageProviders())
                    .hasOnlyElementsOfType(JdbcStorageProvider.class));
  }

  private String url(String file) {
    return "jdbc:sqlite:" + folder.resolve(file);
  }
}
