package dev.crmcore.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.crmcore.error.StorageException;
import java.sql.SQLException;

/** A pool of connections to a PostgreSQL server that a URL names. */
final class PostgresPool {
  private PostgresPool() {}

  static Connections open(String url, JdbcOptions options) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("crm");
    config.setMaximumPoolSize(options.readers());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(Math.max(250, options.busyTimeout().toMillis()));
    config.setConnectionInitSql("SET lock_timeout = " + options.busyTimeout().toMillis());
    // Many rows of one statement go to the server as one.
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("ApplicationName", "crm");
    String where = "'" + withoutSecrets(url) + "'";
    try {
      config.setJdbcUrl(url);
      return SourceConnections.owned(
          new HikariDataSource(config), options, SqlEngine.POSTGRESQL, where);
    } catch (PoolInitializationException e) {
      throw e.getCause() instanceof SQLException cause
          ? new Failures(SqlEngine.POSTGRESQL.dialect(), where).of(cause)
          : new StorageException("The database " + where + " cannot be opened.");
    } catch (RuntimeException e) {
      throw new StorageException(
          "There is no driver for %s; add org.postgresql:postgresql to the class path."
              .formatted(where));
    }
  }

  /** Parameters may hold the password. */
  private static String withoutSecrets(String url) {
    int parameters = url.indexOf('?');
    String plain = parameters < 0 ? url : url.substring(0, parameters);
    return plain.replaceFirst("//[^/@]*@", "//");
  }
}
