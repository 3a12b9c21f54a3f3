package dev.crmcore.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What engines that spread PostgreSQL over several servers ask of statements: the tenant, by which
 * rows are spread, is in every predicate and never changes.
 */
final class DistributedRules {
  private static final Pattern ROWS = Pattern.compile("(FROM|UPDATE|JOIN) (\"\\w+\"\\.)?\"crm_");
  private static final Pattern HISTORY = Pattern.compile("\"crm_schema_history\"");
  private static final Pattern TENANT =
      Pattern.compile("\"tenant\" = (\\?|\\w+\\.\"tenant\")|\"tenant\", ");
  private static final Pattern MOVED =
      Pattern.compile("UPDATE .* SET .*\"(tenant|id)\" = .* WHERE .*");

  private DistributedRules() {}

  /** Refuses a statement that breaks the rules. */
  static void check(String sql) {
    boolean rows = ROWS.matcher(sql).find() && !HISTORY.matcher(sql).find();
    if (rows && !TENANT.matcher(sql).find()) {
      throw new AssertionError("A statement does not say whose rows it means: " + sql);
    }
    if (MOVED.matcher(sql).matches()) {
      throw new AssertionError("A statement moves a row to another key: " + sql);
    }
  }

  /** Returns a data source whose statements are checked. */
  static DataSource watched(String url) {
    DataSource source = new DriverManagerDataSource(url);
    return proxy(
        DataSource.class,
        source,
        (method, result) -> result instanceof Connection connection ? watched(connection) : result);
  }

  private static Connection watched(Connection connection) {
    return proxy(Connection.class, connection, (method, result) -> result);
  }

  private interface After {
    Object apply(Method method, Object result) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, T target, After after) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                check((String) arguments[0]);
              }
              try {
                return after.apply(method, method.invoke(target, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
