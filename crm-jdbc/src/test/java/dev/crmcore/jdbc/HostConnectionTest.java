package dev.crmcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.StorageException;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Money;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.PurchaseId;
import dev.crmcore.model.Revision;
import dev.crmcore.model.TenantId;
import dev.crmcore.query.Filter;
import dev.crmcore.query.TextQuery;
import dev.crmcore.storage.StorageConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class HostConnectionTest {
  @TempDir Path folder;

  @BeforeEach
  void makeTheSchema() throws SQLException {
    Shop.open(url()).close();
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE host_order (number TEXT)");
    }
  }

  @Nested
  class Borrowed {
    @Test
    void ourRowsAreThereWhenTheHostCommits() throws SQLException {
      Customer anna;
      try (Connection connection = transaction()) {
        Shop shop = within(connection);
        anna = shop.person("Anna").tag("vip").build();
        order(connection, "A-1");
        shop.add(anna);
        shop.close();
        assertThat(connection.isClosed()).isFalse();
        assertThat(connection.getAutoCommit()).isFalse();
        connection.commit();
      }

      assertThat(orders()).isEqualTo(1);
      try (Shop shop = Shop.open(url())) {
        assertThat(shop.find(anna)).contains(anna);
      }
    }

    @Test
    void nothingIsThereWhenTheHostRollsBack() throws SQLException {
      try (Connection connection = transaction()) {
        Shop shop = within(connection);
        shop.add(shop.person("Anna").tag("vip").build());
        assertThat(shop.count()).isEqualTo(1);
        connection.rollback();
        assertThat(shop.count()).isZero();
        connection.rollback();
      }

      try (Shop shop = Shop.open(url())) {
        assertThat(shop.count()).isZero();
        List<UUID> found =
            shop.read(store -> store.search(TextQuery.ofBeginnings("anna"), everyone(), 10));
        assertThat(found).isEmpty();
      }
    }

    @Test
    void ourFailureLeavesTheHostsWritesAlive() throws SQLException {
      try (Connection connection = transaction()) {
        Shop shop = within(connection);
        Customer anna = shop.person("Anna").build();
        order(connection, "A-1");
        shop.add(anna);

        assertThatThrownBy(() -> shop.add(shop.person("Boris").build(), anna))
            .isInstanceOf(ConflictException.class);

        order(connection, "A-2");
        connection.commit();
      }

      assertThat(orders()).isEqualTo(2);
      try (Shop shop = Shop.open(url())) {
        assertThat(shop.count()).isEqualTo(1);
      }
    }

    @Test
    void aReferenceToNothingFailsInOurCallAndNotInTheHostsCommit() throws SQLException {
      try (Connection connection = transaction()) {
        Shop shop = within(connection);
        order(connection, "A-1");

        assertThatThrownBy(
                () ->
                    shop.storage()
                        .write(
                            TenantId.DEFAULT,
                            work -> {
                              work.store(PurchaseFields.TYPE).insert(List.of(purchase(shop)));
                              return true;
                            }))
            .isInstanceOf(ConflictException.class);

        connection.commit();
      }

      assertThat(orders()).isEqualTo(1);
    }

    private Purchase purchase(Shop shop) {
      return new Purchase(
          new PurchaseId(shop.context().ids().next()),
          new CustomerId(shop.context().ids().next()),
          null,
          Money.of("1.00", "EUR"),
          FixedContext.NOW,
          null,
          List.of(),
          Revision.first(FixedContext.NOW));
    }

    @Test
    void aConnectionWithoutATransactionIsRefused() throws SQLException {
      try (Connection connection = DriverManager.getConnection(url())) {
        assertThatThrownBy(() -> within(connection))
            .isInstanceOf(StorageException.class)
            .hasMessageContaining("setAutoCommit(false)");
      }
    }

    private Shop within(Connection connection) {
      FixedContext context = FixedContext.standard();
      return new Shop(
          JdbcStorageProvider.within(connection).open(StorageConfig.of(""), context), context);
    }

    private Connection transaction() throws SQLException {
      Connection connection = DriverManager.getConnection(url());
      connection.setAutoCommit(false);
      return connection;
    }
  }

  @Nested
  class FromADataSource {
    @Test
    void aConnectionIsTakenForEachPieceOfWork() {
      SQLiteDataSource source = new SQLiteDataSource();
      source.setUrl(url());
      FixedContext context = FixedContext.standard();
      try (Shop shop =
          new Shop(JdbcStorageProvider.on(source).open(StorageConfig.of(""), context), context)) {
        Customer anna = shop.person("Anna").build();
        shop.add(anna);

        assertThat(shop.find(anna)).contains(anna);
        assertThatThrownBy(() -> shop.add(shop.person("Boris").build(), anna))
            .isInstanceOf(ConflictException.class);
        assertThat(shop.count()).isEqualTo(1);
      }
    }
  }

  private static dev.crmcore.query.Filter<Customer> everyone() {
    return Filter.all(CustomerFields.TYPE);
  }

  private static void order(Connection connection, String number) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO host_order VALUES ('" + number + "')");
    }
  }

  private int orders() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM host_order")) {
      return rows.getInt(1);
    }
  }

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("crm.db");
  }
}
