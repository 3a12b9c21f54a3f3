package dev.crmcore.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crmcore.Crm;
import dev.crmcore.model.Person;
import dev.crmcore.testkit.MutableClock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs that work on the audit log. */
class AuditLogVerbsTest {
  private final MutableClock clock = MutableClock.at("2020-03-01T10:00:00Z");

  @TempDir Path folder;
  private String url = "";

  @BeforeEach
  void fill() {
    url = "jdbc:sqlite:" + folder.resolve("crm.db");
    try (Crm crm = Crm.builder().discoverPlugins().storage(url).clock(clock).build()) {
      for (int i = 0; i < 3; i++) {
        crm.session("anna").customers().create(Person.builder().givenName("Ada").build());
        clock.advance(Duration.ofDays(1));
      }
    }
  }

  private CommandRun crm(String verb, String... options) {
    String[] arguments = new String[options.length + 4];
    arguments[0] = "audit-log";
    arguments[1] = verb;
    arguments[2] = "--db";
    arguments[3] = url;
    System.arraycopy(options, 0, arguments, 4, options.length);
    return CommandRun.of(arguments);
  }

  private void tamper() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE crm_audit SET actor = 'bob' WHERE position = 2");
    }
  }

  @Test
  void verifySaysThatAllIsAsItWasWritten() {
    CommandRun run = crm("verify");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("3 entries (0 sealed before them), 3 lineage rows\nLast entry: 3, digest ")
        .endsWith("\nAll of it is as it was written.\n");
  }

  @Test
  void aCopyIsAsIntactAsTheDatabase() {
    Path copy = folder.resolve("copy.db");

    CommandRun backup = CommandRun.of("backup", copy.toString(), "--db", url);

    assertThat(backup.exitCode()).isZero();
    assertThat(backup.out()).isEqualTo("Copied to " + copy + ".\n");
    CommandRun run = CommandRun.of("audit-log", "verify", "--db", "jdbc:sqlite:" + copy);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("3 entries");
    CommandRun again = CommandRun.of("backup", copy.toString(), "--db", url);
    assertThat(again.exitCode()).isNotZero();
    assertThat(again.err()).contains("exists already");
  }

  @Test
  void verifySaysWhatIsNot() throws SQLException {
    tamper();

    CommandRun run = crm("verify");
    JsonNode json = crm("verify", "--json").json();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("1 problem:\n  Entry 2 (").endsWith(") was changed.\n");
    assertThat(json.path("intact").asBoolean()).isFalse();
    assertThat(json.path("entries").asInt()).isEqualTo(3);
    assertThat(json.path("problems").asInt()).isEqualTo(1);
    JsonNode finding = json.path("findings").get(0);
    assertThat(finding.path("kind").asText()).isEqualTo("CHANGED");
    assertThat(finding.path("position").asInt()).isEqualTo(2);
    assertThat(finding.path("id").asText()).hasSize(36);
  }

  @Test
  void sealRemovesWhatIsOldAndLeavesWhatCanBeVerified() {
    JsonNode sealed = crm("seal", "--older-than", "365d", "--json").json();

    assertThat(sealed.path("sealed").asInt()).isEqualTo(3);
    JsonNode json = crm("verify", "--json").json();
    assertThat(json.path("intact").asBoolean()).isTrue();
    assertThat(json.path("sealed").asInt()).isEqualTo(3);
    assertThat(json.path("entries").asInt()).isEqualTo(1);
    assertThat(crm("seal", "--older-than", "365d"))
        .isEqualTo(new CommandRun(0, "Sealed 0 entries.\n", ""));
  }

  @Test
  void sealRefusesWhatWasTamperedWith() throws SQLException {
    tamper();

    CommandRun run = crm("seal", "--older-than", "365d");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("crm: Nothing more was sealed, because").contains("Entry 2");
  }

  @Test
  void wrongUsageIsExplained() {
    assertThat(crm("seal").err()).contains("--older-than");
    assertThat(crm("seal", "--older-than", "soon").err())
        .contains("'soon' is not a number of days such as 365d");
    assertThat(crm("verfy").err()).startsWith("crm: Unknown verb 'verfy'; did you mean 'verify'?");
    assertThat(CommandRun.of("audit-log").exitCode()).isEqualTo(2);
  }
}
