package dev.crmcore.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.field.Catalogue;
import dev.crmcore.jdbc.HostTransactions;
import dev.crmcore.jdbc.JdbcOptions;
import dev.crmcore.jdbc.JdbcStorageProvider;
import dev.crmcore.jdbc.MigrationMode;
import dev.crmcore.jdbc.SqlEngine;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Person;
import dev.crmcore.model.TenantId;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.Actor;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The Java of {@code docs/embedding.md}. */
class EmbeddingGuideTest {
  @TempDir Path folder;

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("shop.db");
  }

  private static Person ada() {
    return Person.builder().givenName("Ada").email("ada@example.org").build();
  }

  @Test
  void livesInAConnectionOfTheHost() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE shop_order (number TEXT, customer TEXT)");
      String insert = "INSERT INTO shop_order VALUES ('A-1', '%s')";

      // tag::within[]
      connection.setAutoCommit(false);
      try (Crm crm = Crm.builder().storage(JdbcStorageProvider.within(connection)).build()) {
        CustomerId id = crm.session("checkout").customers().create(ada()).id();
        statement.executeUpdate(insert.formatted(id.value()));
      }
      connection.commit(); // the order and the customer, or with rollback() neither
      // end::within[]
    }
    try (Crm crm = Crm.open(url())) {
      assertThat(crm.session("anna").customers().count(Conditions.everyone())).isEqualTo(1);
    }
  }

  /** How the library finds the transaction that Spring is in. */
  // tag::spring[]
  record SpringTransactions(DataSource source, TransactionTemplate transactions)
      implements HostTransactions {
    @Override
    public @Nullable Connection current() {
      return TransactionSynchronizationManager.isActualTransactionActive()
          ? DataSourceUtils.getConnection(source)
          : null;
    }

    @Override
    public void rolledBack(Work work) {
      transactions.executeWithoutResult(
          status -> {
            status.setRollbackOnly();
            try {
              work.run();
            } catch (SQLException e) {
              throw new IllegalStateException(e);
            }
          });
    }
  }

  // end::spring[]

  @Test
  void joinsTheTransactionsOfSpring() {
    DataSource dataSource = new DriverManagerDataSource(url());
    TransactionTemplate transactions =
        new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    JdbcTemplate jdbc = new JdbcTemplate(dataSource);
    jdbc.execute("CREATE TABLE shop_order (number TEXT, customer TEXT)");

    // tag::joining[]
    HostTransactions host = new SpringTransactions(dataSource, transactions);
    Crm crm = Crm.builder().storage(JdbcStorageProvider.on(dataSource, host)).build();

    transactions.executeWithoutResult(
        status -> {
          CustomerId id = crm.session("checkout").customers().create(ada()).id();
          jdbc.update("INSERT INTO shop_order VALUES ('A-1', ?)", id.value().toString());
        });
    crm.maintenance().runDue(); // outside of it: messages and listeners, after the commit
    // end::joining[]

    transactions.executeWithoutResult(
        status -> {
          crm.session("checkout").customers().create(ada());
          status.setRollbackOnly();
        });
    assertThat(crm.session("anna").customers().count(Conditions.everyone())).isEqualTo(1);
    crm.close();
  }

  @Test
  void putsTheTablesWhereTheHostWantsThem() throws SQLException {
    DataSource dataSource = new DriverManagerDataSource(url());
    try (Crm defaults = Crm.open("jdbc:sqlite:" + folder.resolve("other.db"))) {
      Catalogue catalogue = defaults.catalogue();

      // tag::schema[]
      JdbcOptions options = JdbcOptions.DEFAULTS.withTablePrefix("sales_");
      List<String> statements = JdbcStorageProvider.ddl(SqlEngine.SQLITE, catalogue, options);
      // end::schema[]

      try (Connection connection = dataSource.getConnection();
          Statement statement = connection.createStatement()) {
        for (String sql : statements) {
          statement.execute(sql);
        }
      }

      // tag::validate[]
      Crm crm =
          Crm.builder()
              .storage(
                  JdbcStorageProvider.on(dataSource),
                  options.withMigration(MigrationMode.VALIDATE).config())
              .build();
      // end::validate[]

      assertThat(crm.session("anna").customers().count(Conditions.everyone())).isZero();
      crm.close();
    }
  }

  @Test
  void keepsTenantsApart() {
    String url = url();

    // tag::tenants[]
    Crm crm = Crm.builder().discoverPlugins().storage(url).multiTenant().build();

    CrmSession acme = crm.session(Actor.user("anna").withTenant("acme"));
    CrmSession globex = crm.session(Actor.user("boris").withTenant("globex"));
    acme.customers().create(ada());
    long seen = globex.customers().count(Conditions.everyone()); // 0

    crm.maintenance(new TenantId("acme")).runDue();
    // end::tenants[]

    assertThat(seen).isZero();
    assertThatThrownBy(() -> crm.session("anna")).isInstanceOf(AccessDeniedException.class);
    crm.close();
  }
}
