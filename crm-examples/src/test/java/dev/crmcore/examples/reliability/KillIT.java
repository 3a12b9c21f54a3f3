package dev.crmcore.examples.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that is killed with -9 loses nothing it acknowledged and leaves nothing half done. */
class KillIT {
  private static final int KILLS = Integer.getInteger("crm.kills", 30);
  private static final String HEAP = "256m";

  @ParameterizedTest
  @EnumSource(Database.Engine.class)
  void whatWasAcknowledgedIsWholeAfterEveryKill(Database.Engine engine, @TempDir Path folder)
      throws Exception {
    Database database = engine.create(folder);
    prepare(database);
    Ledger ledger = new Ledger();
    for (int kill = 0; kill < KILLS; kill++) {
      Random random = new Random(kill);
      try (Child child = Child.start(KilledWork.class, HEAP, database.url(), "run" + kill)) {
        int patience = 3 + random.nextInt(60);
        for (String ack = child.next(); ack != null; ack = child.next()) {
          ledger.enter(ack);
          patience--;
          if (patience == 0) {
            child.killAfter(random.nextInt(30));
          }
        }
        assertThat(child.end()).as("it was killed, and did not fail").isEqualTo(137);
      }

      Consistency.check(database);
      ledger.check(database);
    }
    System.out.printf("%s: %d kills, %s%n", engine, KILLS, ledger);
  }

  @ParameterizedTest
  @EnumSource(Database.Engine.class)
  void aKillDuringTheFirstOpeningLeavesADatabaseThatOpens(
      Database.Engine engine, @TempDir Path folder) throws Exception {
    Random random = new Random(1);
    int before = 0;
    for (int kill = 0; kill < Math.max(3, KILLS / 3); kill++) {
      Path own = Files.createDirectory(folder.resolve("kill" + kill));
      Database database = engine.create(own);
      boolean opened = false;
      try (Child child = Child.start(KilledWork.class, HEAP, database.url())) {
        assertThat(child.next()).isEqualTo("opening");
        child.killAfter(random.nextInt(700));
        opened = child.next() != null;
        child.end();
      }
      before += opened ? 0 : 1;

      prepare(database);
      Consistency.check(database);
    }
    System.out.printf("%s: %d kills before the first opening was done%n", engine, before);
    assertThat(before).isPositive();
  }

  private static void prepare(Database database) {
    try (Crm crm = database.open()) {
      CrmSession session = crm.session("test");
      session
          .deals()
          .createPipeline(
              Pipeline.of(
                  KilledWork.PIPELINE, List.of(Stage.of("new", "New", StageCategory.OPEN, 10))));
      session
          .customers()
          .create(
              Person.builder()
                  .givenName("Counter")
                  .notes("0")
                  .externalId(KilledWork.COUNTER, "1")
                  .build());
    }
  }

  /** What was acknowledged so far. */
  private static final class Ledger {
    private final Set<String> customers = new HashSet<>();
    private final Set<String> interactions = new HashSet<>();
    private final Set<String> deals = new HashSet<>();
    private final Set<String> merges = new HashSet<>();
    private final Set<String> undone = new HashSet<>();
    private final Set<String> imports = new HashSet<>();
    private int edits;

    void enter(String acknowledgement) {
      String[] words = acknowledgement.split(" ", -1);
      switch (words[0]) {
        case "customer" -> customers.add(words[1]);
        case "edit" -> edits = Integer.parseInt(words[1]);
        case "children" -> {
          interactions.add(words[1]);
          deals.add(words[2]);
        }
        case "merge" -> merges.add(words[1]);
        case "undo" -> undone.add(words[1]);
        case "import" -> imports.add(words[1]);
        default -> assertThat(words[0]).isIn("opening", "opened");
      }
    }

    void check(Database database) throws SQLException {
      try (Connection connection = database.connect()) {
        assertThat(ids(connection, "SELECT id FROM crm_customer")).containsAll(customers);
        assertThat(ids(connection, "SELECT id FROM crm_interaction")).containsAll(interactions);
        assertThat(ids(connection, "SELECT id FROM crm_deal")).containsAll(deals);
        assertThat(ids(connection, "SELECT id FROM crm_merge")).containsAll(merges);
        assertThat(ids(connection, "SELECT id FROM crm_merge WHERE undone_at IS NOT NULL"))
            .containsAll(undone);
        assertThat(ids(connection, "SELECT notes FROM crm_customer WHERE given_name = 'Counter'"))
            .as("the last acknowledged edit, or the one that was under way")
            .containsAnyOf(String.valueOf(edits), String.valueOf(edits + 1));
        edits =
            Integer.parseInt(
                ids(connection, "SELECT notes FROM crm_customer WHERE given_name = 'Counter'")
                    .iterator()
                    .next());
        checkImports(connection);
      }
    }

    private void checkImports(Connection connection) throws SQLException {
      List<Map<String, Object>> counts =
          Rows.of(
              connection,
              "SELECT system, count(*) AS n FROM crm_customer_external_ids"
                  + " WHERE system LIKE 'run%' GROUP BY system");
      for (Map<String, Object> count : counts) {
        long rows = ((Number) count.get("n")).longValue();
        assertThat(rows % KilledWork.BATCH).as("whole batches only: %s", count).isZero();
        if (imports.contains(count.get("system").toString())) {
          assertThat(rows).as("%s", count).isEqualTo(KilledWork.ROWS);
        }
      }
      assertThat(counts.stream().map(count -> count.get("system").toString())).containsAll(imports);
    }

    private static Set<String> ids(Connection connection, String sql) throws SQLException {
      return Rows.of(connection, sql).stream()
          .map(row -> row.values().iterator().next().toString())
          .collect(Collectors.toSet());
    }

    @Override
    public String toString() {
      return "%d customers, %d edits, %d children, %d merges, %d undone, %d files acknowledged"
          .formatted(
              customers.size(),
              edits,
              interactions.size(),
              merges.size(),
              undone.size(),
              imports.size());
    }
  }
}
