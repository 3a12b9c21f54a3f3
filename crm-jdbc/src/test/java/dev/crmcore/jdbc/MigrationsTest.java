package dev.crmcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.SegmentFields;
import dev.crmcore.catalogue.StandardCatalogue;
import dev.crmcore.error.StorageException;
import dev.crmcore.field.Catalogue;
import dev.crmcore.model.Customer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
  private static final JdbcOptions VALIDATE =
      JdbcOptions.DEFAULTS.withMigration(MigrationMode.VALIDATE);

  @TempDir Path folder;

  @Test
  void validatingRefusesAnEmptyDatabaseAndSaysWhatToDo() {
    assertThatThrownBy(() -> Shop.open(VALIDATE, url()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("crm_schema_history")
        .hasMessageContaining("migration=migrate");
  }

  @Test
  void validatingAcceptsWhatMigratingMade() {
    Shop.open(url()).close();

    try (Shop shop = Shop.open(VALIDATE, url())) {
      assertThat(shop.count()).isZero();
    }
  }

  @Test
  void noMigrationTouchesNothing() throws SQLException {
    Shop.open(JdbcOptions.DEFAULTS.withMigration(MigrationMode.NONE), url()).close();

    assertThat(tables()).isEmpty();
  }

  @Test
  void theExportedStatementsMakeASchemaThatWorks() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      for (String sql :
          JdbcStorageProvider.ddl(
              SqlEngine.SQLITE, FixedContext.standard().catalogue(), JdbcOptions.DEFAULTS)) {
        statement.execute(sql);
      }
    }

    try (Shop shop = Shop.open(JdbcOptions.DEFAULTS.withMigration(MigrationMode.NONE), url())) {
      Customer anna = shop.person("Anna").build();
      shop.add(anna);
      assertThat(shop.find(anna)).contains(anna);
    }
  }

  @Test
  void aDatabaseOfANewerVersionIsRefused() throws SQLException {
    Shop.open(url()).close();
    execute("INSERT INTO crm_schema_history VALUES (2, 'later', 0)");

    for (MigrationMode mode : List.of(MigrationMode.MIGRATE, MigrationMode.VALIDATE)) {
      assertThatThrownBy(() -> Shop.open(JdbcOptions.DEFAULTS.withMigration(mode), url()))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("schema version 2")
          .hasMessageContaining("newer version of the library");
    }
  }

  @Test
  void aSchemaForAnotherCatalogueIsRefusedWithWhatIsMissing() {
    FixedContext small = FixedContext.of(Catalogue.of(List.of(SegmentFields.TYPE), List.of()));
    new JdbcStorageProvider().open(JdbcOptions.DEFAULTS.at(url()), small).close();

    assertThatThrownBy(() -> Shop.open(url()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("another catalogue")
        .hasMessageContaining("crm_customer.id");
  }

  @Test
  void aNewCustomFieldNeedsNoMigration() {
    Customer anna;
    FixedContext plain = FixedContext.of(StandardCatalogue.create());
    try (Shop shop =
        new Shop(new JdbcStorageProvider().open(JdbcOptions.DEFAULTS.at(url()), plain), plain)) {
      anna = shop.person("Anna").build();
      shop.add(anna);
    }

    try (Shop shop = Shop.open(VALIDATE, url())) {
      assertThat(shop.find(anna)).contains(anna);
    }
  }

  @Test
  void twoPrefixesInOneDatabaseNeverSeeEachOther() {
    try (Shop one = Shop.open(JdbcOptions.DEFAULTS.withTablePrefix("one_"), url());
        Shop two = Shop.open(JdbcOptions.DEFAULTS.withTablePrefix("two_"), url())) {
      Customer anna = one.person("Anna").externalId("shop", "1").build();
      one.add(anna);
      two.add(anna.toBuilder().tag("other").build());

      assertThat(one.find(anna)).contains(anna);
      assertThat(two.find(anna)).get().extracting(Customer::tags).asString().contains("other");
    }
  }

  @Test
  void manyThatStartAtOnceMigrateOnce() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<Long>> counts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      counts.add(
          threads.submit(
              () -> {
                start.await();
                try (Shop shop = Shop.open(url())) {
                  return shop.count();
                }
              }));
    }

    start.countDown();

    for (Future<Long> count : counts) {
      assertThat(count.get()).isZero();
    }
    threads.shutdown();
    assertThat(tables()).filteredOn("crm_schema_history"::equals).hasSize(1);
  }

  private List<String> tables() throws SQLException {
    List<String> names = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT name FROM sqlite_master WHERE type='table'")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("crm.db");
  }
}
