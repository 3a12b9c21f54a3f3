package dev.crmcore.examples.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.exchange.ExportOptions;
import dev.crmcore.exchange.ImportReport;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.query.Conditions;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An import that is killed with -9 again and again and resumed ends like one that was not. */
class ImportKillIT {
  private static final int FILES = Integer.getInteger("crm.kills", 30) / 10;
  private static final int ROWS = 3_000;
  private static final String HEAP = "256m";

  @ParameterizedTest
  @EnumSource(Database.Engine.class)
  void aResumedImportIsThatOfAnUndisturbedRun(Database.Engine engine, @TempDir Path folder)
      throws Exception {
    Path file = file(folder);
    Path errors = folder.resolve("errors.csv");
    Database undisturbed = engine.create(Files.createDirectory(folder.resolve("undisturbed")));
    ImportReport expected;
    String customers;
    try (Crm crm = undisturbed.open()) {
      expected =
          crm.session("test").imports().run(ImportSource.of(file), KilledImport.options(errors));
      customers = customers(crm);
    }
    int kills = 0;
    for (int i = 0; i < FILES; i++) {
      Path own = Files.createDirectory(folder.resolve("file" + i));
      Database database = engine.create(own);
      database.open().close();
      kills += importKilled(database, file, own.resolve("errors.csv"), new Random(i));

      Consistency.check(database);
      try (Crm crm = database.open()) {
        assertThat(customers(crm)).isEqualTo(customers);
      }
      assertThat(own.resolve("errors.csv")).hasSameBinaryContentAs(errors);
      assertThat(runs(database))
          .containsExactly(
              Map.of(
                  "n", expected.read(),
                  "created", expected.created(),
                  "updated", expected.updated(),
                  "unchanged", expected.unchanged(),
                  "rejected", expected.rejected(),
                  "quarantined", expected.quarantined(),
                  "finished", 1L));
    }
    System.out.printf("%s: %d files of %,d rows, %d kills%n", engine, FILES, ROWS, kills);
    assertThat(kills).isGreaterThan(FILES);
  }

  private static int importKilled(Database database, Path file, Path errors, Random random)
      throws Exception {
    int kills = 0;
    while (!isFinished(database)) {
      try (Child child =
          Child.start(
              KilledImport.class, HEAP, database.url(), file.toString(), errors.toString())) {
        int patience = 1 + random.nextInt(25);
        for (String ack = child.next(); ack != null; ack = child.next()) {
          patience--;
          if (patience == 0) {
            child.killAfter(random.nextInt(20));
          }
        }
        int end = child.end();
        kills += end == 137 ? 1 : 0;
        assertThat(end).as("it was killed, or came to its end").isIn(0, 137);
      }
    }
    return kills;
  }

  private static boolean isFinished(Database database) throws SQLException {
    return runs(database).stream().anyMatch(run -> run.get("finished").equals(1L));
  }

  private static String customers(Crm crm) {
    StringWriter csv = new StringWriter();
    crm.session("test")
        .exports()
        .csv(Conditions.everyone(), csv, ExportOptions.DEFAULTS.withIdsOf("shop"));
    return csv.toString();
  }

  private static List<Map<String, Object>> runs(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      return Rows.of(
              connection,
              "SELECT \"read\" AS n, created, updated, unchanged, rejected, quarantined,"
                  + " CASE WHEN finished_at IS NULL THEN 0 ELSE 1 END AS finished"
                  + " FROM crm_import_run")
          .stream()
          .map(ImportKillIT::longs)
          .toList();
    }
  }

  private static Map<String, Object> longs(Map<String, Object> row) {
    row.replaceAll((column, value) -> ((Number) value).longValue());
    return row;
  }

  private static Path file(Path folder) throws IOException {
    List<String> lines = new ArrayList<>(List.of("id,first name,last name,dob,email"));
    for (int i = 0; i < ROWS; i++) {
      String born = i % 97 == 5 ? "never" : "1990-01-01";
      // Every tenth row is about the customer of an earlier one.
      int id = i % 10 == 9 ? i / 2 : i;
      lines.add("%d,First%d,Last%d,%s,mail%d@example.com".formatted(id, id, id, born, i));
    }
    return Files.write(folder.resolve("customers.csv"), lines);
  }
}
