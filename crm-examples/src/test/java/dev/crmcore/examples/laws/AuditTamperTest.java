package dev.crmcore.examples.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.audit.AuditFinding;
import dev.crmcore.audit.AuditFinding.Kind;
import dev.crmcore.audit.AuditVerification;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Person;
import dev.crmcore.testkit.MutableClock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to the audit log in SQL, behind the library's back, is found. */
class AuditTamperTest {
  private static final int ENTRIES = 12;
  private static final Duration YEAR = Duration.ofDays(365);

  private final MutableClock clock = MutableClock.at("2025-01-01T10:00:00Z");
  private final List<CustomerId> customers = new ArrayList<>();

  @TempDir Path folder;
  private String url = "";
  private Crm crm = Crm.inMemory();

  @BeforeEach
  void fill() throws SQLException {
    url = newDatabase();
    crm.close();
    crm = Crm.builder().discoverPlugins().storage(url).clock(clock).build();
    CrmSession session = crm.session("anna");
    for (int i = 1; i <= ENTRIES / 2; i++) {
      customers.add(session.customers().create(person("Ada " + i)).id());
      clock.advance(Duration.ofDays(1));
    }
    for (CustomerId id : customers) {
      session.customers().change(id, customer -> customer.toBuilder().tag("vip").build());
      clock.advance(Duration.ofDays(1));
    }
  }

  /** Returns the URL of an empty database. */
  String newDatabase() throws SQLException {
    return "jdbc:sqlite:" + folder.resolve("crm.db");
  }

  /** Returns a statement that was written for SQLite as this engine has it. */
  String translated(String sql) {
    return sql;
  }

  @AfterEach
  void close() {
    crm.close();
  }

  private static Customer person(String name) {
    return Person.builder().givenName(name).email("ada@example.org").build();
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        assertThat(statement.executeUpdate(translated(text))).as(text).isPositive();
      }
    }
  }

  private List<AuditFinding> findings() {
    return crm.maintenance().verifyAuditLog().findings();
  }

  private void assertFound(Kind kind, long... positions) {
    List<AuditFinding> found = findings();
    List<Long> expected = new ArrayList<>();
    for (long position : positions) {
      expected.add(position);
    }
    assertThat(found).extracting(AuditFinding::kind).containsOnly(kind);
    assertThat(found).extracting(AuditFinding::position).isEqualTo(expected);
  }

  @Test
  void whatTheLibraryWroteIsIntact() {
    AuditVerification verification = crm.maintenance().verifyAuditLog();

    assertThat(verification.findings()).isEmpty();
    assertThat(verification.isIntact()).isTrue();
    assertThat(verification.entries()).isEqualTo(ENTRIES);
    assertThat(verification.lineageRows()).isEqualTo(ENTRIES);
    assertThat(verification.position()).isEqualTo(ENTRIES);
    assertThat(verification.digest()).matches("[0-9a-f]{64}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at = at + 1",
        "actor = 'bob'",
        "action = 'nothing'",
        "entity = null",
        "entity_id = id",
        "changes = 2",
        "source = 'shop'",
        "reason = 'because'",
        "lineage = previous",
        "previous = lineage",
        "digest = previous"
      })
  void aChangedCellOfAnEntryIsFound(String change) throws SQLException {
    sql("UPDATE crm_audit SET " + change + " WHERE position = 5");

    assertFound(Kind.CHANGED, 5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version = 7",
        "at = at + 1",
        "actor = 'bob'",
        "source = 'shop'",
        "entity = 'deal'",
        "changes = replace(changes, 'Ada', 'Eve')"
      })
  void aChangedCellOfALineageRowIsFound(String change) throws SQLException {
    sql(
        "UPDATE crm_lineage SET "
            + change
            + " WHERE change_set = (SELECT id FROM crm_audit WHERE position = 4)");

    assertFound(Kind.LINEAGE, 4);
  }

  @Test
  void aLineageRowThatWasMovedRemovedOrAddedIsFound() throws SQLException {
    String third = "(SELECT id FROM crm_audit WHERE position = 3)";
    String fourth = "(SELECT id FROM crm_audit WHERE position = 4)";

    sql("UPDATE crm_lineage SET change_set = " + fourth + " WHERE change_set = " + third);
    assertFound(Kind.LINEAGE, 3, 4);

    sql("DELETE FROM crm_lineage WHERE change_set = " + fourth);
    assertFound(Kind.LINEAGE, 3, 4);

    sql(
        "UPDATE crm_lineage SET change_set = zeroblob(16) WHERE entity_id = (SELECT entity_id FROM"
            + " crm_audit WHERE position = 2)");
    assertThat(findings()).extracting(AuditFinding::kind).contains(Kind.INSERTED, Kind.LINEAGE);
  }

  @Test
  void aRemovedEntryIsFound() throws SQLException {
    sql("DELETE FROM crm_audit WHERE position = 6");

    List<AuditFinding> found = findings();
    assertThat(found.get(0).kind()).isEqualTo(Kind.MISSING);
    assertThat(found.get(0).message()).isEqualTo("Entry 6 is missing.");
    assertThat(found.get(1).message()).contains("belongs to no entry");
    assertThat(found).hasSize(2);
  }

  @Test
  void theRemovedBeginningIsFound() throws SQLException {
    sql(
        "DELETE FROM crm_lineage WHERE change_set IN (SELECT id FROM crm_audit WHERE position < 4)",
        "DELETE FROM crm_audit WHERE position < 4");

    assertFound(Kind.MISSING, 1);
    assertThat(findings().get(0).message()).isEqualTo("The entries 1 to 3 are missing.");
  }

  @Test
  void swappedEntriesAreFound() throws SQLException {
    sql(
        "UPDATE crm_audit SET position = -1 WHERE position = 3",
        "UPDATE crm_audit SET position = 3 WHERE position = 8",
        "UPDATE crm_audit SET position = 8 WHERE position = -1");

    assertFound(Kind.CHANGED, 3, 8);
  }

  @Test
  void theCutTailIsFoundAlsoAfterFurtherChanges() throws SQLException {
    sql(
        "DELETE FROM crm_lineage WHERE change_set IN (SELECT id FROM crm_audit WHERE position > 9)",
        "DELETE FROM crm_audit WHERE position > 9");
    assertFound(Kind.MISSING, 10);
    assertThat(findings().get(0).message()).isEqualTo("The entries 10 to 12 are missing.");

    crm.session("anna").customers().create(person("Late"));
    assertFound(Kind.MISSING, 10);
  }

  @Test
  void anInsertedEntryIsFound() throws SQLException {
    String copy =
        "INSERT INTO crm_audit SELECT tenant, randomblob(16), at, actor, action, entity, entity_id,"
            + " changes, source, source_key, reason, reason_key, run, %d, lineage, previous, digest"
            + " FROM crm_audit WHERE position = 2";

    sql(copy.formatted(13));
    assertThat(findings()).extracting(AuditFinding::kind).contains(Kind.INSERTED, Kind.CHANGED);
    sql("UPDATE crm_audit SET position = 0 WHERE position = 13");
    assertThat(findings()).extracting(AuditFinding::kind).containsOnly(Kind.INSERTED);
  }

  @Test
  void aReplacedHeadIsFound() throws SQLException {
    sql("UPDATE crm_audit_head SET digest = 'x'");
    assertFound(Kind.HEAD, ENTRIES);

    sql("DELETE FROM crm_audit_head");
    assertFound(Kind.HEAD, ENTRIES);
    // Without a head nobody can go on as if nothing had happened.
    assertThatThrownBy(() -> crm.session("anna").customers().create(person("Late")))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void sealedEntriesAreGoneAndTheRestIsStillVerified() throws SQLException {
    CustomerId first = customers.get(0);
    Instant changed = Instant.parse("2025-01-07T10:00:00Z");
    clock.set(Instant.parse("2026-01-05T12:00:00Z"));

    long sealed = crm.maintenance().sealAuditLog(YEAR, "kept for a year");

    AuditVerification verification = crm.maintenance().verifyAuditLog();
    assertThat(sealed).isEqualTo(5);
    assertThat(verification.findings()).isEmpty();
    assertThat(verification.sealed()).isEqualTo(5);
    assertThat(verification.entries()).isEqualTo(ENTRIES - 5 + 1);
    assertThat(crm.maintenance().sealAuditLog(YEAR, null)).isZero();
    CrmSession session = crm.session("anna");
    assertThat(session.customers().asOf(first, changed)).contains(session.customers().get(first));
    assertThat(session.customers().asOf(first, changed.minusSeconds(1)).orElseThrow().tags())
        .isEmpty();
    assertThatThrownBy(
            () -> session.customers().asOf(first, clock.instant().minus(YEAR).minus(YEAR)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("sealed");
    sql("DELETE FROM crm_audit WHERE position = 6");
    assertThat(findings().get(0).message()).isEqualTo("Entry 6 is missing.");
  }

  @Test
  void aForgedCheckpointIsFound() throws SQLException {
    sql(
        "INSERT INTO crm_audit_checkpoint SELECT tenant, randomblob(16), position, digest, at"
            + " FROM crm_audit WHERE position = 7",
        "DELETE FROM crm_lineage WHERE change_set IN (SELECT id FROM crm_audit WHERE position < 8)",
        "DELETE FROM crm_audit WHERE position < 8");

    assertFound(Kind.CHECKPOINT, 7);
  }

  @Test
  void whatWasTamperedWithIsNotSealed() throws SQLException {
    sql("UPDATE crm_audit SET actor = 'bob' WHERE position = 2");
    clock.advance(YEAR.multipliedBy(2));

    assertThatThrownBy(() -> crm.maintenance().sealAuditLog(YEAR, null))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("Entry 2");
    assertFound(Kind.CHANGED, 2);
  }

  @ParameterizedTest
  @EnumSource(Storages.class)
  void writersAtOnceMakeOneChain(Storages storage, @TempDir Path other) throws Exception {
    int threads = 4;
    int each = 25;
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try (Crm shared = storage.builder(other).build()) {
      List<Future<?>> running = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        CrmSession session = shared.session("writer" + t);
        running.add(
            executor.submit(
                () -> {
                  for (int i = 0; i < each; i++) {
                    session.customers().create(person("Ada"));
                  }
                }));
      }
      for (Future<?> one : running) {
        one.get(60, TimeUnit.SECONDS);
      }

      AuditVerification verification = shared.maintenance().verifyAuditLog();
      assertThat(verification.findings()).isEmpty();
      assertThat(verification.position()).isEqualTo(threads * each);
    } finally {
      executor.shutdownNow();
    }
  }
}
