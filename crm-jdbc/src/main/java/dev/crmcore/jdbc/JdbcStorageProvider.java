package dev.crmcore.jdbc;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.CrmException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Catalogue;
import dev.crmcore.host.PluginContext;
import dev.crmcore.storage.Storage;
import dev.crmcore.storage.StorageCapability;
import dev.crmcore.storage.StorageConfig;
import dev.crmcore.storage.StorageProvider;
import java.sql.Connection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import javax.sql.DataSource;

/**
 * Opens storages in SQLite: on a URL, on a data source of the host's, or inside a connection that
 * the host holds.
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

  private final BiFunction<StorageConfig, JdbcOptions, Connections> connecting;
  private final boolean needsUrl;

  /** Creates the provider that opens the URL of a configuration. */
  public JdbcStorageProvider() {
    this(JdbcStorageProvider::open, true);
  }

  private JdbcStorageProvider(
      BiFunction<StorageConfig, JdbcOptions, Connections> connecting, boolean needsUrl) {
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
        (config, options) -> new SourceConnections(source, options), false);
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
  public static List<String> ddl(Catalogue catalogue, JdbcOptions options) {
    return new Ddl(new Schema(catalogue, options.tablePrefix(), new SqliteDialect())).statements();
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean accepts(String url) {
    return url.startsWith(SqliteOpening.URL);
  }

  @Override
  public Storage open(StorageConfig config, PluginContext context) {
    if (needsUrl && !accepts(config.url())) {
      throw new InvalidInputException(
          "A URL of this storage starts with '%s', as in '%scrm.db'."
              .formatted(SqliteOpening.URL, SqliteOpening.URL));
    }
    JdbcOptions options = JdbcOptions.from(config);
    Schema schema = new Schema(context.catalogue(), options.tablePrefix(), new SqliteDialect());
    Connections connections = connecting.apply(config, options);
    try {
      new Migrations(schema, context.clock(), connections.where())
          .run(connections, options.migration());
      return new JdbcStorage(schema, connections, capabilities(config));
    } catch (CrmException e) {
      connections.close();
      throw e;
    }
  }

  private static Connections open(StorageConfig config, JdbcOptions options) {
    SqliteOpening opening = new SqliteOpening(config.url(), options);
    opening.checkPlace();
    return new FileConnections(opening, options);
  }

  private Set<StorageCapability> capabilities(StorageConfig config) {
    Set<StorageCapability> capabilities = EnumSet.allOf(StorageCapability.class);
    if (needsUrl && new SqliteOpening(config.url(), JdbcOptions.DEFAULTS).isInMemory()) {
      capabilities.remove(StorageCapability.DURABLE);
    }
    return capabilities;
  }
}
