package dev.crmcore.benchmarks;

import dev.crmcore.Crm;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Measures whole processes: what opening an existing database costs beyond a {@code main} that
 * opens it with the SQLite driver alone.
 */
public final class OpenBenchmark {
  private static final int RUNS = 11;

  private OpenBenchmark() {}

  /** Runs with the path of the database; children get {@code bare} or {@code crm} before it. */
  public static void main(String[] args) throws Exception {
    if (args.length == 1) {
      compare(Path.of(args[0]));
    } else if (args[0].equals("bare")) {
      openBare(args[1]);
    } else {
      Crm.open("jdbc:sqlite:" + args[1]).close();
    }
  }

  private static void openBare(String database) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
      connection.createStatement().executeQuery("SELECT 1").close();
    }
  }

  private static void compare(Path database) throws IOException, InterruptedException {
    double[] bare = new double[RUNS];
    double[] crm = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      bare[i] = process("bare", database);
      crm[i] = process("crm", database);
    }
    Arrays.sort(bare);
    Arrays.sort(crm);
    System.out.printf(
        "process: bare %.0f ms, Crm.open %.0f ms, %.0f ms more (medians of %d)%n",
        bare[RUNS / 2], crm[RUNS / 2], crm[RUNS / 2] - bare[RUNS / 2], RUNS);
  }

  private static double process(String mode, Path database)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OpenBenchmark.class.getName(),
                mode,
                database.toString()));
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IllegalStateException("The process for '" + mode + "' failed.");
    }
    return (System.nanoTime() - start) / 1e6;
  }
}
