package dev.crmcore.benchmarks;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Reads customers by id through the facade and bare, and pages of 50 by an indexed condition, on a
 * database that {@link ImportBenchmark} made.
 */
public final class ReadBenchmark {
  private static final int CHILD_TABLES = CustomerFields.TYPE.collections().size();
  private static final int READS = 50_000;
  private static final int ROUNDS = 5;

  /** Until what runs is compiled; each round asks about 1,500 questions. */
  private static final int WARM_ROUNDS = 8;

  private ReadBenchmark() {}

  /** Runs with the path of the database. */
  public static void main(String[] args) throws SQLException {
    Path database = Path.of(args[0]);
    try (Crm crm = Crm.open("jdbc:sqlite:" + database);
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
      CrmSession session = crm.session("benchmark");
      List<UUID> ids = ids(connection);
      double[] ours = new double[ROUNDS];
      double[] bare = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        ours[round] = facade(session, ids);
        bare[round] = bare(connection, ids);
      }
      Arrays.sort(ours);
      Arrays.sort(bare);
      double facade = ours[ROUNDS / 2];
      double jdbc = bare[ROUNDS / 2];
      System.out.printf(
          "read by id: facade %,.0f/s, bare JDBC with children %,.0f/s, ratio %.0f %%%n",
          READS / facade, READS / jdbc, 100 * jdbc / facade);
      pages(session);
    }
  }

  private static List<UUID> ids(Connection connection) throws SQLException {
    List<UUID> all = new ArrayList<>();
    try (ResultSet rows =
        connection
            .createStatement()
            .executeQuery("SELECT id FROM crm_customer WHERE rowid % 10 = 0 LIMIT " + READS)) {
      while (rows.next()) {
        ByteBuffer bytes = ByteBuffer.wrap(rows.getBytes(1));
        all.add(new UUID(bytes.getLong(), bytes.getLong()));
      }
    }
    Collections.shuffle(all, new Random(1));
    return all;
  }

  private static double facade(CrmSession session, List<UUID> ids) {
    long start = System.nanoTime();
    long seen = 0;
    for (int i = 0; i < READS; i++) {
      UUID id = ids.get(i % ids.size());
      seen += session.customers().get(new CustomerId(id)).contactPoints().size();
    }
    require(seen > 0);
    return (System.nanoTime() - start) / 1e9;
  }

  /** One row and its children with statements that are prepared once, and every column read. */
  private static double bare(Connection connection, List<UUID> ids) throws SQLException {
    List<PreparedStatement> statements = new ArrayList<>();
    statements.add(
        connection.prepareStatement(
            "SELECT * FROM crm_customer WHERE tenant = 'default' AND id = ?"));
    for (String child : tables(connection)) {
      statements.add(
          connection.prepareStatement(
              "SELECT * FROM \"" + child + "\" WHERE tenant = 'default' AND customer_id = ?"));
    }
    int[] columns = new int[statements.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = statements.get(i).getMetaData().getColumnCount();
    }
    long seen = 0;
    long start = System.nanoTime();
    for (int i = 0; i < READS; i++) {
      UUID id = ids.get(i % ids.size());
      byte[] key =
          ByteBuffer.allocate(16)
              .putLong(id.getMostSignificantBits())
              .putLong(id.getLeastSignificantBits())
              .array();
      for (int s = 0; s < columns.length; s++) {
        PreparedStatement statement = statements.get(s);
        statement.setBytes(1, key);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            for (int column = 1; column <= columns[s]; column++) {
              seen += rows.getObject(column) == null ? 0 : 1;
            }
          }
        }
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    require(seen > 0);
    for (PreparedStatement statement : statements) {
      statement.close();
    }
    return seconds;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet rows =
        connection
            .createStatement()
            .executeQuery(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'crm_customer\\_%'"
                    + " ESCAPE '\\' AND sql LIKE '%ON DELETE CASCADE%'")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    require(tables.size() == CHILD_TABLES);
    return tables;
  }

  private static void pages(CrmSession session) {
    List<Customer> sample = session.customers().list(Conditions.everyone(), 1_000);
    List<Condition> questions = new ArrayList<>();
    for (Customer customer : sample) {
      if (!customer.addresses().isEmpty() && customer.addresses().get(0).city() != null) {
        questions.add(Conditions.equal(CustomerFields.CITY, customer.addresses().get(0).city()));
      }
      customer
          .email()
          .ifPresent(email -> questions.add(Conditions.equal(CustomerFields.EMAIL, email)));
    }
    for (int round = 0; round <= WARM_ROUNDS; round++) {
      double[] milliseconds = new double[questions.size()];
      for (int i = 0; i < questions.size(); i++) {
        long start = System.nanoTime();
        session.customers().list(questions.get(i), 50);
        milliseconds[i] = (System.nanoTime() - start) / 1e6;
      }
      Arrays.sort(milliseconds);
      if (round == WARM_ROUNDS) {
        System.out.printf(
            "page of 50 by city or e-mail: median %.2f ms, p95 %.2f ms, p99 %.2f ms, max %.2f ms%n",
            milliseconds[milliseconds.length / 2],
            milliseconds[milliseconds.length * 95 / 100],
            milliseconds[milliseconds.length * 99 / 100],
            milliseconds[milliseconds.length - 1]);
      }
    }
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalStateException("The benchmark did not do what it measures.");
    }
  }
}
