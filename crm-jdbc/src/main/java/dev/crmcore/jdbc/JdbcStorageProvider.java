package dev.crmcore.jdbc;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.CrmException;
import dev.crmcore.field.Catalogue;
import dev.crmcore.host.PluginContext;
import dev.crmcore.storage.Storage;
import dev.crmcore.storage.StorageCapability;
import dev.crmcore.storage.StorageConfig;
import dev.crmcore.storage.StorageProvider;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens storages in SQLite and PostgreSQL: on a URL, on a data source of the host's, or inside a
 * connection that the host holds (that of a Jdbi handle, too).
 *
 * <pre>{@code
 * Crm.open("jdbc:sqlite:shop.db");
 * Crm.builder().storage(JdbcStorageProvider.on(dataSource)).build();
 * Crm.builder().storage(JdbcStorageProvider.within(connection)).build();
 * }</pre>
 *
 * Settings are the properties of the configuration; see {@link JdbcOptions}. Stateless and safe for
 * all threads.
 */
public final class JdbcStorageProvider implements StorageProvider {
  /** The name by which a host selects it. */
  public static final String ID = "jdbc";

  private final Connecting connecting;
  private final boolean needsUrl;
  private final @Nullable HostTransactions host;
  private final @Nullable DataSource ddl;

  /** Creates the provider that opens the URL of a configuration. */
  public JdbcStorageProvider() {
    this(JdbcStorageProvider::open, true, null, null);
  }

  /** Where the connections of a storage come from. */
  @FunctionalInterface
  private interface Connecting {
    Connections to(StorageConfig config, JdbcOptions options) throws SQLException;
  }

  private JdbcStorageProvider(
      Connecting connecting,
      boolean needsUrl,
      @Nullable HostTransactions host,
      @Nullable DataSource ddl) {
    this.connecting = connecting;
    this.needsUrl = needsUrl;
    this.host = host;
    this.ddl = ddl;
  }

  /**
   * Returns a provider whose storages take a connection from a data source for each piece of work
   * in a transaction of its own and give it back. The URL of the configuration is not looked at.
   *
   * @param source not one that hands out the connection of a transaction that is under way; see
   *     {@link #on(DataSource, HostTransactions)}
   */
  public static JdbcStorageProvider on(DataSource source) {
    requireNonNull(source, "source");
    return new JdbcStorageProvider(
        (config, options) -> SourceConnections.borrowed(source, options), false, null, null);
  }

  /**
   * Returns a provider whose storages join the transaction that the host is in, as {@link #within}
   * does, and take a connection from the data source where it is in none. Opening proves that these
   * transactions govern the data source, and refuses to go on if they do not.
   */
  public static JdbcStorageProvider on(DataSource source, HostTransactions host) {
    requireNonNull(source, "source");
    requireNonNull(host, "host");
    return new JdbcStorageProvider(
        (config, options) -> SourceConnections.borrowed(source, options), false, host, null);
  }

  /**
   * Returns this provider with the schema made through another data source, whose user may do so,
   * while the other's need not.
   */
  public JdbcStorageProvider migratingThrough(DataSource ddlSource) {
    return new JdbcStorageProvider(
        connecting, needsUrl, host, requireNonNull(ddlSource, "ddlSource"));
  }

  /**
   * Returns a provider whose storages live inside a transaction of the host's. The connection must
   * not be in auto-commit mode. It is never committed, rolled back, closed or set to another mode:
   * each piece of work stands in a savepoint, so that a failure of ours undoes our writes and
   * leaves the host's. Nothing is durable before the host commits. The URL of the configuration is
   * not looked at, and the connection's own settings stay as they are.
   */
  public static JdbcStorageProvider within(Connection connection) {
    requireNonNull(connection, "connection");
    return new JdbcStorageProvider(
        (config, options) -> new BorrowedConnection(connection), false, null, null);
  }

  /**
   * Returns the statements that make the schema in a new database, in their order, for hosts that
   * run them; what they leave is what {@link MigrationMode#MIGRATE} leaves.
   */
  public static List<String> ddl(SqlEngine engine, Catalogue catalogue, JdbcOptions options) {
    return Migrations.exported(new Schema(catalogue, options, engine.dialect()));
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean accepts(String url) {
    return Arrays.stream(SqlEngine.values()).anyMatch(engine -> engine.isAt(url));
  }

  @Override
  public Storage open(StorageConfig config, PluginContext context) {
    JdbcOptions options = JdbcOptions.from(config);
    Connections connections = connections(config, options);
    try {
      Schema schema = new Schema(context.catalogue(), options, connections.engine().dialect());
      migrate(schema, context, connections, options);
      return new JdbcStorage(
          schema,
          joining(schema, connections, options),
          capabilities(connections),
          options.busyTimeout().toNanos());
    } catch (CrmException e) {
      connections.close();
      throw e;
    }
  }

  private void migrate(
      Schema schema, PluginContext context, Connections connections, JdbcOptions options) {
    DataSource source = ddl;
    Migrations migrations = new Migrations(schema, context.clock(), connections.where());
    if (source == null) {
      migrations.run(connections, options.migration());
      return;
    }
    try {
      migrations.run(SourceConnections.borrowed(source, options), options.migration());
    } catch (SQLException e) {
      throw new Failures(schema.dialect(), "of the data source for the schema").of(e);
    }
  }

  private Connections joining(Schema schema, Connections connections, JdbcOptions options) {
    HostTransactions transactions = host;
    if (transactions == null || !(connections instanceof SourceConnections own)) {
      return connections;
    }
    if (options.migration() != MigrationMode.NONE) {
      try {
        new TransactionProbe(schema, own, transactions).run();
      } catch (SQLException e) {
        throw new Failures(schema.dialect(), connections.where()).of(e);
      }
    }
    return new HostConnections(own, transactions);
  }

  private Connections connections(StorageConfig config, JdbcOptions options) {
    try {
      return connecting.to(config, options);
    } catch (SQLException e) {
      SqlEngine engine = needsUrl ? SqlEngine.of(config.url()) : SqlEngine.POSTGRESQL;
      throw new Failures(engine.dialect(), "of the host").of(e);
    }
  }

  private static Connections open(StorageConfig config, JdbcOptions options) {
    if (SqlEngine.of(config.url()) == SqlEngine.POSTGRESQL) {
      return PostgresPool.open(config.url(), options);
    }
    SqliteOpening opening = new SqliteOpening(config.url(), options);
    opening.checkPlace();
    return new FileConnections(opening, options);
  }

  private static Set<StorageCapability> capabilities(Connections connections) {
    Set<StorageCapability> capabilities = EnumSet.allOf(StorageCapability.class);
    boolean file = connections instanceof FileConnections;
    if (!file || connections.isSingle()) {
      // A server has tools of its own, and a copy is not made inside a transaction of the host's.
      capabilities.remove(StorageCapability.BACKUP);
    }
    if (file && connections.isSingle()) {
      capabilities.remove(StorageCapability.DURABLE);
    }
    return capabilities;
  }
}
