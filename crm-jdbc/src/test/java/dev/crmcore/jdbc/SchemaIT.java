package dev.crmcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.StorageException;
import dev.crmcore.model.Customer;
import dev.crmcore.query.Filter;
import dev.crmcore.query.TextQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schema in the host's database, on both engines. */
class SchemaIT {
  private static final int PROCESSES = 8;

  @TempDir Path folder;

  private int databases;

  @ParameterizedTest
  @EnumSource
  void theExportedStatementsMakeWhatMigratingMakes(SqlEngine engine) throws SQLException {
    String migrated = url(engine);
    String exported = url(engine);
    Shop.open(migrated).close();

    try (Connection connection = DriverManager.getConnection(exported);
        Statement statement = connection.createStatement()) {
      for (String sql :
          JdbcStorageProvider.ddl(
              engine, FixedContext.standard().catalogue(), JdbcOptions.DEFAULTS)) {
        statement.execute(sql);
      }
    }

    assertThat(described(engine, exported))
        .hasSizeGreaterThan(100)
        .isEqualTo(described(engine, migrated));
    Shop.open(JdbcOptions.DEFAULTS.withMigration(MigrationMode.VALIDATE), exported).close();
  }

  @ParameterizedTest
  @EnumSource
  void ofEightProcessesThatStartAtOnceOneMigrates(SqlEngine engine)
      throws SQLException, IOException, InterruptedException {
    String url = url(engine);
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xshare:auto",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Opening.class.getName(),
                  url)
              .inheritIO()
              .start());
    }

    for (Process process : processes) {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
    assertThat(rows(url, "SELECT version FROM crm_schema_history")).containsExactly("1");
  }

  /** Opens a storage and ends. */
  static final class Opening {
    private Opening() {}

    public static void main(String[] arguments) {
      Shop.open(arguments[0]).close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDatabaseOfANewerVersionIsRefused(SqlEngine engine) throws SQLException {
    String url = url(engine);
    Shop.open(url).close();
    execute(url, "UPDATE crm_schema_history SET version = 2");

    for (MigrationMode mode : List.of(MigrationMode.MIGRATE, MigrationMode.VALIDATE)) {
      assertThatThrownBy(() -> Shop.open(JdbcOptions.DEFAULTS.withMigration(mode), url))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("schema version 2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void twoPrefixesInOneDatabaseNeverSeeEachOther(SqlEngine engine) throws SQLException {
    String url = url(engine);
    try (Shop one = Shop.open(JdbcOptions.DEFAULTS.withTablePrefix("one_"), url);
        Shop two = Shop.open(JdbcOptions.DEFAULTS.withTablePrefix("two_"), url)) {
      requireApart(one, two);
    }
  }

  @Test
  void twoSchemasInOneDatabaseNeverSeeEachOther() throws SQLException {
    String url = url(SqlEngine.POSTGRESQL);
    execute(url, "CREATE SCHEMA one");
    execute(url, "CREATE SCHEMA two");
    try (Shop one = Shop.open(JdbcOptions.DEFAULTS.withSchema("one"), url);
        Shop two = Shop.open(JdbcOptions.DEFAULTS.withSchema("two"), url)) {
      requireApart(one, two);
    }
    assertThat(
            rows(
                url,
                "SELECT DISTINCT table_schema FROM information_schema.tables WHERE table_name LIKE"
                    + " 'crm%' ORDER BY 1"))
        .containsExactly("one", "two");
  }

  @Test
  void aSchemaThatIsNotThereIsRefused() throws SQLException {
    String url = url(SqlEngine.POSTGRESQL);

    assertThatThrownBy(() -> Shop.open(JdbcOptions.DEFAULTS.withSchema("nowhere"), url))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("nowhere");
  }

  private static void requireApart(Shop one, Shop two) {
    Customer anna = one.person("Anna").externalId("shop", "1").build();
    one.add(anna);
    assertThat(two.count()).isZero();
    Customer other = anna.toBuilder().tag("other").build();
    two.add(other);
    assertThat(one.find(anna)).contains(anna);
    assertThat(two.find(anna)).contains(other);
    List<UUID> found =
        one.read(
            store ->
                store.search(TextQuery.ofBeginnings("anna"), Filter.all(CustomerFields.TYPE), 10));
    assertThat(found).hasSize(1);
  }

  /** Returns all of the schema. */
  private static List<String> described(SqlEngine engine, String url) throws SQLException {
    return engine == SqlEngine.SQLITE
        ? rows(url, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
        : rows(
            url,
            "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable ||"
                + " coalesce(collation_name, '') FROM information_schema.columns WHERE"
                + " table_schema = 'public' UNION ALL"
                + " SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' UNION ALL"
                + " SELECT conrelid::regclass ||"
                + " pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace ="
                + " 'public'::regnamespace ORDER BY 1");
  }

  private static List<String> rows(String url, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private static void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String url(SqlEngine engine) throws SQLException {
    return engine == SqlEngine.SQLITE
        ? "jdbc:sqlite:" + folder.resolve("crm" + databases++ + ".db")
        : Postgres.newDatabase();
  }
}
