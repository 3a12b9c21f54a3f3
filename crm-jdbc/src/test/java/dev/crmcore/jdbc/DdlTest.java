package dev.crmcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.PipelineFields;
import dev.crmcore.catalogue.SegmentFields;
import dev.crmcore.catalogue.StandardCatalogue;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Catalogue;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DdlTest {
  private static final Pattern KEY =
      Pattern.compile("(PRIMARY KEY|FOREIGN KEY|REFERENCES \"\\w+\") \\((?<columns>[^)]*)\\)");
  private static final Pattern INDEX =
      Pattern.compile("CREATE (UNIQUE )?INDEX \"\\w+\" ON \"\\w+\" \\((?<columns>[^)]*)\\).*");

  private static final Pattern INDEXES = Pattern.compile("CREATE (UNIQUE )?INDEX .*");

  @Test
  void theTenantIsTheFirstColumnOfEveryKey() {
    List<String> keys =
        statements().stream()
            .filter(statement -> statement.startsWith("CREATE TABLE"))
            .flatMap(statement -> KEY.matcher(statement).results())
            .map(found -> found.group(2))
            .toList();

    assertThat(keys).hasSizeGreaterThan(50).allMatch(columns -> columns.startsWith("\"tenant\""));
  }

  @Test
  void theTenantIsTheFirstColumnOfEveryIndex() {
    List<String> indexes = statements().stream().filter(INDEXES.asMatchPredicate()).toList();

    assertThat(indexes)
        .hasSizeGreaterThan(40)
        .allMatch(statement -> INDEX.matcher(statement).matches(), "an index")
        .allMatch(statement -> statement.contains("(\"tenant\", "), "the tenant first");
  }

  @Test
  void aSmallCatalogueBecomesTheseStatements() {
    Catalogue catalogue = Catalogue.of(List.of(PipelineFields.TYPE, SegmentFields.TYPE), List.of());

    assertThat(
            JdbcStorageProvider.ddl(
                SqlEngine.SQLITE, catalogue, JdbcOptions.DEFAULTS.withTablePrefix("")))
        .containsExactly(
            """
            CREATE TABLE "pipeline" (
              "tenant" TEXT NOT NULL,
              "id" BLOB NOT NULL,
              "version" INTEGER NOT NULL,
              "created_at" INTEGER NOT NULL,
              "updated_at" INTEGER NOT NULL,
              "archived_at" INTEGER,
              "name" TEXT NOT NULL,
              "name_key" TEXT NOT NULL,
              "stages" TEXT,
              "rules" TEXT,
              "close_reasons" TEXT,
              "approvals" TEXT,
              PRIMARY KEY ("tenant", "id")
            ) STRICT\
            """,
            """
            CREATE TABLE "segment" (
              "tenant" TEXT NOT NULL,
              "id" BLOB NOT NULL,
              "version" INTEGER NOT NULL,
              "created_at" INTEGER NOT NULL,
              "updated_at" INTEGER NOT NULL,
              "archived_at" INTEGER,
              "name" TEXT NOT NULL,
              "name_key" TEXT NOT NULL,
              "description" TEXT,
              "description_key" TEXT,
              "kind" TEXT NOT NULL,
              "condition" TEXT,
              "tracked" INTEGER NOT NULL,
              PRIMARY KEY ("tenant", "id")
            ) STRICT\
            """,
            "CREATE INDEX \"pipeline_by_created_at\" ON \"pipeline\""
                + " (\"tenant\", \"created_at\" DESC, \"id\")",
            "CREATE UNIQUE INDEX \"pipeline_by_name\" ON \"pipeline\" (\"tenant\", \"name_key\")",
            "CREATE INDEX \"segment_by_created_at\" ON \"segment\""
                + " (\"tenant\", \"created_at\" DESC, \"id\")",
            "CREATE UNIQUE INDEX \"segment_by_name\" ON \"segment\" (\"tenant\", \"name_key\")",
            "CREATE TABLE \"schema_history\" (\"version\" INTEGER PRIMARY KEY, \"fingerprint\" TEXT"
                + " NOT NULL, \"applied_at\" INTEGER NOT NULL) STRICT",
            "INSERT INTO \"schema_history\" VALUES (1, 'f7931c52ddcf789e78910e0a0ad3dc58',"
                + " CAST(strftime('%s', 'now') AS INTEGER) * 1000000)");
  }

  @Test
  void thePrefixStandsBeforeEveryName() {
    List<String> statements =
        JdbcStorageProvider.ddl(
            SqlEngine.SQLITE,
            StandardCatalogue.create(),
            JdbcOptions.DEFAULTS.withTablePrefix("shop_"));

    assertThat(statements)
        .allMatch(
            statement -> Pattern.compile("(TABLE|INDEX|INTO) \"shop_").matcher(statement).find(),
            "the prefix");
  }

  @Test
  void aPrefixThatIsNoPlainNameIsRefused() {
    assertThatThrownBy(() -> JdbcOptions.DEFAULTS.withTablePrefix("x\"; drop table y; --"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("table prefix");
  }

  private static List<String> statements() {
    return JdbcStorageProvider.ddl(
        SqlEngine.SQLITE, StandardCatalogue.create(), JdbcOptions.DEFAULTS);
  }
}
