package dev.crmcore.examples.reliability;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * A small pool of a host's whose calls fail when a test says so, the way a driver's do. What is
 * given back is used again as it is, as pools do. For one thread.
 */
final class FaultySource {
  /** When calls fail. */
  enum Mode {
    /** One call fails and was not made. */
    ONCE,
    /** One call fails, and all after it. */
    FROM_THEN_ON,
    /** One call fails, after it was made. */
    AFTERWARDS
  }

  private static final Set<String> UNCOUNTED =
      Set.of("isClosed", "unwrap", "isWrapperFor", "toString", "hashCode", "equals");
  private static final List<Class<?>> WRAPPED =
      List.of(CallableStatement.class, PreparedStatement.class, Statement.class, ResultSet.class);

  private final String url;
  private final Supplier<SQLException> fault;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private Mode mode = Mode.ONCE;
  private long failing;
  private long calls;
  private int lent;
  private boolean fired;

  FaultySource(String url, Supplier<SQLException> fault) {
    this.url = url;
    this.fault = fault;
  }

  DataSource source() {
    return proxy(DataSource.class, this::onSource);
  }

  /** Counts from here; the call with this number fails, none for 0. */
  void arm(long call, Mode how) {
    failing = call;
    mode = how;
    calls = 0;
    fired = false;
  }

  /** Lets no call fail any more and returns how many were made since {@link #arm}. */
  long disarm() {
    failing = 0;
    return calls;
  }

  /** Tells whether a call failed since {@link #arm}. */
  boolean hasFired() {
    return fired;
  }

  /** Returns how many connections were taken and not given back. */
  int lent() {
    return lent;
  }

  /** Closes what lies in the pool. */
  void closeIdle() throws SQLException {
    for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
      connection.close();
    }
  }

  private Object onSource(Object self, Method method, Object[] arguments) throws Throwable {
    if (!method.getName().equals("getConnection")) {
      return call(this, method, arguments);
    }
    before();
    Connection known = idle.poll();
    Connection real = known == null ? DriverManager.getConnection(url) : known;
    lent++;
    InvocationHandler handler =
        new InvocationHandler() {
          private boolean returned;

          @Override
          public Object invoke(Object connection, Method called, Object[] with) throws Throwable {
            if (!called.getName().equals("close")) {
              return counted(real, called, with);
            }
            if (!returned) {
              returned = true;
              lent--;
              if (!real.isClosed()) {
                idle.push(real);
              }
            }
            before();
            return null;
          }
        };
    return proxy(Connection.class, handler);
  }

  private Object counted(Object real, Method method, Object[] arguments) throws Throwable {
    if (UNCOUNTED.contains(method.getName())) {
      return call(real, method, arguments);
    }
    boolean closing = method.getName().equals("close") || method.getName().equals("abort");
    if (closing) {
      call(real, method, arguments);
    }
    boolean late = before();
    Object result = closing ? null : call(real, method, arguments);
    if (late) {
      throw fault.get();
    }
    for (Class<?> type : WRAPPED) {
      if (type.isInstance(result)) {
        return proxy(type, (self, called, with) -> counted(result, called, with));
      }
    }
    return result;
  }

  /** Counts a call; tells whether it must fail once it was made. */
  private boolean before() throws SQLException {
    calls++;
    boolean fails =
        calls == failing || (mode == Mode.FROM_THEN_ON && failing > 0 && calls > failing);
    if (!fails) {
      return false;
    }
    fired = true;
    if (mode == Mode.AFTERWARDS) {
      return true;
    }
    throw fault.get();
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            FaultySource.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
