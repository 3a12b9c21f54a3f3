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

/**
 * Opens storages in SQLite and PostgreSQL: on a URL, on a data source of the host's, or inside a
 * connection that the host holds (that of a Jdbi handle, too).
 *
 * <pre>{@code
 * provider.open(StorageConfig.of("jdbc:sqlite:shop.db"), context);
 * JdbcStorageProvider.on(dataSource).open(config, context);
 * JdbcStorageProvider.within(connection).open(config, context);
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

  /** Creates the provider that opens the URL of a configuration. */
  public JdbcStorageProvider() {
    this(JdbcStorageProvider::open, true);
  }

  /** Where the connections of a storage come from. */
  @FunctionalInterface
  private interface Connecting {
    Connections to(StorageConfig config, JdbcOptions options) throws SQLException;
  }

  private JdbcStorageProvider(Connecting connecting, boolean needsUrl) {
    this.connecting = connecting;
    this.needsUrl = needsUrl;
  }

  /**
   * Returns a provider whose storages take a connection from a data source for each piece of work
   * and give it back. The URL of the configuration is not looked at.
   */
  public static JdbcStorageProvider on(DataSource source) {
    requireNonNull(source, "source");
    return new JdbcStorageProvider(
        (config, options) -> SourceConnections.borrowed(source, options), false);
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
    return new JdbcStorageProvider((config, options) -> new BorrowedConnection(connection), false);
  }

  /** Returns the statements that make the schema, in their order, for hosts that run them. */
  public static List<String> ddl(SqlEngine engine, Catalogue catalogue, JdbcOptions options) {
    return new Ddl(new Schema(catalogue, options, engine.dialect())).statements();
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
      new Migrations(schema, context.clock(), connections.where())
          .run(connections, options.migration());
      return new JdbcStorage(
          schema, connections, capabilities(config), options.busyTimeout().toNanos());
    } catch (CrmException e) {
      connections.close();
      throw e;
    }
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

  private Set<StorageCapability> capabilities(StorageConfig config) {
    Set<StorageCapability> capabilities = EnumSet.allOf(StorageCapability.class);
    if (needsUrl
        && SqlEngine.SQLITE.isAt(config.url())
        && new SqliteOpening(config.url(), JdbcOptions.DEFAULTS).isInMemory()) {
      capabilities.remove(StorageCapability.DURABLE);
    }
    return capabilities;
  }
}
