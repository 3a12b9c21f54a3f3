package dev.crmcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.StorageException;
import dev.crmcore.model.Customer;
import dev.crmcore.storage.StorageConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Our rows live and die with the host's transaction, whoever begins it, on both engines. */
class HostTransactionsIT {
  @TempDir Path folder;

  private final List<HikariDataSource> pools = new ArrayList<>();

  @AfterEach
  void closePools() {
    pools.forEach(HikariDataSource::close);
  }

  @ParameterizedTest
  @EnumSource
  void aJdbiTransactionGovernsOurRows(SqlEngine engine) throws SQLException {
    Jdbi jdbi = Jdbi.create(prepared(engine, true));
    Customer anna = person("Anna");

    jdbi.useTransaction(
        handle -> {
          handle.execute("INSERT INTO host_order VALUES ('A-1')");
          within(handle.getConnection()).add(anna);
        });
    assertThatThrownBy(
            () ->
                jdbi.useTransaction(
                    handle -> {
                      handle.execute("INSERT INTO host_order VALUES ('A-2')");
                      within(handle.getConnection()).add(person("Boris"));
                      throw new IllegalStateException("the host changed its mind");
                    }))
        .hasMessage("the host changed its mind");
    jdbi.useTransaction(
        handle -> {
          handle.execute("INSERT INTO host_order VALUES ('A-3')");
          Shop shop = within(handle.getConnection());
          assertThatThrownBy(() -> shop.add(anna)).isInstanceOf(ConflictException.class);
        });

    int orders = jdbi.withHandle(handle -> orders(handle.getConnection()));
    assertThat(orders).isEqualTo(2);
    assertThat(shop(pools.get(0)).count()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void aPoolIsUsedWhateverItsAutoCommit(SqlEngine engine) throws SQLException {
    DataSource commits = prepared(engine, true);
    DataSource waits = pool(pools.get(0).getJdbcUrl(), false);
    Customer anna = person("Anna");
    shop(commits).add(anna);

    Shop shop = shop(waits);
    shop.add(person("Boris"));
    assertThatThrownBy(() -> shop.add(person("Clara"), anna)).isInstanceOf(ConflictException.class);

    assertThat(shop(commits).count()).isEqualTo(2);
    try (Connection connection = waits.getConnection()) {
      assertThat(connection.getAutoCommit()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSpringTransactionGovernsOurRows(SqlEngine engine) throws SQLException {
    DataSource source = prepared(engine, true);
    TransactionTemplate transactions =
        new TransactionTemplate(new DataSourceTransactionManager(source));
    JdbcTemplate jdbc = new JdbcTemplate(source);
    Shop shop = joining(source, spring(source, transactions));
    Customer anna = person("Anna");

    transactions.executeWithoutResult(
        status -> {
          jdbc.execute("INSERT INTO host_order VALUES ('A-1')");
          shop.add(anna);
        });
    transactions.executeWithoutResult(
        status -> {
          jdbc.execute("INSERT INTO host_order VALUES ('A-2')");
          shop.add(person("Boris"));
          assertThat(shop.count()).isEqualTo(2);
          status.setRollbackOnly();
        });
    transactions.executeWithoutResult(
        status -> {
          jdbc.execute("INSERT INTO host_order VALUES ('A-3')");
          assertThatThrownBy(() -> shop.add(person("Clara"), anna))
              .isInstanceOf(ConflictException.class);
        });
    shop.add(person("Dora")); // in no transaction of the host's: one of our own

    assertThat(jdbc.queryForObject("SELECT count(*) FROM host_order", Integer.class)).isEqualTo(2);
    assertThat(shop.count()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void aTransactionOfAnotherDatabaseIsRefusedAtOpening(SqlEngine engine) throws SQLException {
    DataSource source = prepared(engine, true);
    DataSource other = prepared(engine, true);

    assertThatThrownBy(
            () ->
                joining(
                    source,
                    spring(
                        other, new TransactionTemplate(new DataSourceTransactionManager(other)))))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("another database");
  }

  @ParameterizedTest
  @EnumSource
  void aConnectionOutsideTheHostsTransactionIsRefusedAtOpening(SqlEngine engine)
      throws SQLException {
    DataSource source = prepared(engine, true);
    TransactionTemplate transactions =
        new TransactionTemplate(new DataSourceTransactionManager(source));

    assertThatThrownBy(() -> joining(source, stray(source, transactions)))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("setAutoCommit(false)");
    assertThatThrownBy(
            () ->
                joining(
                    source,
                    new HostTransactions() {
                      @Override
                      public @Nullable Connection current() {
                        return null;
                      }

                      @Override
                      public void rolledBack(Work work) throws SQLException {
                        work.run();
                      }
                    }))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("returned no connection");
  }

  @ParameterizedTest
  @EnumSource
  void aTransactionThatIsNotRolledBackIsRefusedAtOpening(SqlEngine engine) throws SQLException {
    DataSource source = prepared(engine, true);

    assertThatThrownBy(
            () ->
                joining(
                    source,
                    new HostTransactions() {
                      private @Nullable Connection held;

                      @Override
                      public @Nullable Connection current() {
                        return held;
                      }

                      @Override
                      public void rolledBack(Work work) throws SQLException {
                        try (Connection connection = source.getConnection()) {
                          connection.setAutoCommit(false);
                          held = connection;
                          work.run();
                          connection.commit();
                        } finally {
                          held = null;
                        }
                      }
                    }))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("stayed after the host had rolled it back");
  }

  @ParameterizedTest
  @EnumSource
  void theSchemaIsMadeThroughAnotherDataSource(SqlEngine engine) throws SQLException {
    String url = url(engine);
    FixedContext context = FixedContext.standard();
    JdbcStorageProvider provider =
        JdbcStorageProvider.on(pool(url, true)).migratingThrough(pool(url, true));

    try (Shop shop = new Shop(provider.open(StorageConfig.of(""), context), context)) {
      assertThat(shop.count()).isZero();
    }
    assertThat(pools.get(1).getHikariPoolMXBean().getActiveConnections()).isZero();
  }

  private HostTransactions spring(DataSource source, TransactionTemplate transactions) {
    return new HostTransactions() {
      @Override
      public @Nullable Connection current() {
        return TransactionSynchronizationManager.isActualTransactionActive()
            ? DataSourceUtils.getConnection(source)
            : null;
      }

      @Override
      public void rolledBack(Work work) throws SQLException {
        rollBack(transactions, work);
      }
    };
  }

  /** Hands out a connection that has nothing to do with the transaction. */
  private static HostTransactions stray(DataSource source, TransactionTemplate transactions) {
    return new HostTransactions() {
      @Override
      public Connection current() throws SQLException {
        return source.getConnection();
      }

      @Override
      public void rolledBack(Work work) throws SQLException {
        rollBack(transactions, work);
      }
    };
  }

  private static void rollBack(TransactionTemplate transactions, HostTransactions.Work work)
      throws SQLException {
    SQLException failure =
        transactions.execute(
            status -> {
              status.setRollbackOnly();
              try {
                work.run();
                return null;
              } catch (SQLException e) {
                return e;
              }
            });
    if (failure != null) {
      throw failure;
    }
  }

  private Shop joining(DataSource source, HostTransactions host) {
    FixedContext context = FixedContext.standard();
    return new Shop(
        JdbcStorageProvider.on(source, host).open(StorageConfig.of(""), context), context);
  }

  private static Shop shop(DataSource source) {
    FixedContext context = FixedContext.standard();
    return new Shop(JdbcStorageProvider.on(source).open(StorageConfig.of(""), context), context);
  }

  private static Shop within(Connection connection) {
    FixedContext context = FixedContext.standard();
    return new Shop(
        JdbcStorageProvider.within(connection).open(StorageConfig.of(""), context), context);
  }

  private final FixedContext people = FixedContext.standard();

  private Customer person(String name) {
    return Shop.person(people, name).build();
  }

  private static int orders(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM host_order")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** Returns a pool to a new database with our schema and a table of the host's in it. */
  private DataSource prepared(SqlEngine engine, boolean autoCommit) throws SQLException {
    String url = url(engine);
    Shop.open(url).close();
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE host_order (number TEXT)");
    }
    return pool(url, autoCommit);
  }

  private DataSource pool(String url, boolean autoCommit) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setAutoCommit(autoCommit);
    config.setMaximumPoolSize(4);
    HikariDataSource pool = new HikariDataSource(config);
    pools.add(pool);
    return pool;
  }

  private String url(SqlEngine engine) throws SQLException {
    return engine == SqlEngine.SQLITE
        ? "jdbc:sqlite:" + folder.resolve("crm" + pools.size() + ".db")
        : Postgres.newDatabase();
  }
}
