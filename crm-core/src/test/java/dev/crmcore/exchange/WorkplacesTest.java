package dev.crmcore.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmcore.catalogue.AffiliationFields;
import dev.crmcore.exchange.ImportOptions.Overwrite;
import dev.crmcore.gateway.Origin;
import dev.crmcore.model.Affiliation;
import dev.crmcore.model.ContactKind;
import dev.crmcore.query.Conditions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The role that a row gives a person in the company that it names. */
class WorkplacesTest {
  private static final String HEADER =
      "id,full_name,company,affiliation.role,affiliation.from,affiliation.to";

  private final Desk desk = new Desk();

  private List<Affiliation> stored() {
    return desk.gateway.read(
        reader -> {
          List<Affiliation> all = new ArrayList<>();
          reader.scan(AffiliationFields.TYPE, Conditions.everyone(), all::add);
          return all;
        });
  }

  private Affiliation only() {
    assertThat(stored()).hasSize(1);
    return stored().get(0);
  }

  @Test
  void aRowGivesARoleAndItsDates() {
    ImportReport report =
        desk.run(HEADER, "1,Anna Smith,Acme Ltd,buyer,2024-01-01,2025-12-31", "2,Bob Jones,,,,");

    assertThat(report.created()).isEqualTo(2);
    Affiliation affiliation = only();
    assertThat(affiliation.role()).isEqualTo("buyer");
    assertThat(affiliation.from()).isEqualTo(LocalDate.of(2024, 1, 1));
    assertThat(affiliation.to()).isEqualTo(LocalDate.of(2025, 12, 31));
  }

  @ParameterizedTest
  @CsvSource({"Role in company", "роль в организации", "company_role"})
  void aHeaderThatNamesTheCompanyIsKnown(String header) {
    desk.run("id,full_name,company," + header, "1,Anna Smith,Acme Ltd,buyer");

    assertThat(only().role()).isEqualTo("buyer");
  }

  @Test
  void aRoleAloneMayMeanAnything() {
    ImportReport report = desk.run("id,full_name,company,role", "1,Anna Smith,Acme Ltd,admin");

    assertThat(report.created()).isEqualTo(1);
    assertThat(only().role()).isNull();
  }

  @Test
  void theSameFileAgainChangesNothing() {
    String[] file = {HEADER, "1,Anna Smith,Acme Ltd,buyer,2024-01-01,"};
    desk.run(file);

    assertThat(desk.run(file).unchanged()).isEqualTo(1);
    assertThat(only().role()).isEqualTo("buyer");
  }

  @Test
  void aSourceReplacesTheRoleThatItGave() {
    desk.run(HEADER, "1,Anna Smith,Acme Ltd,buyer,,");

    ImportReport report = desk.run(HEADER, "1,Anna Smith,Acme Ltd,director,2026-01-01,");

    assertThat(report.updated()).isEqualTo(1);
    assertThat(only().role()).isEqualTo("director");
    assertThat(only().from()).isEqualTo(LocalDate.of(2026, 1, 1));
  }

  @Test
  void whoeverIsFoundByAContactIsNotHiredTwice() {
    ImportOptions byMail = ImportOptions.from("fair").matchBy(ContactKind.EMAIL);
    String header = "email,full_name,company,affiliation.role";
    desk.imports.run(Desk.csv(header, "anna@example.com,Anna Smith,Acme Ltd,buyer"), byMail);

    desk.imports.run(Desk.csv(header, "anna@example.com,Anna Smith,Acme Ltd,director"), byMail);

    assertThat(only().role()).isEqualTo("director");
  }

  @Test
  void whoComesBackHasASecondTime() {
    String[] file = {
      HEADER,
      "1,Anna Smith,Acme Ltd,buyer,2015-01-01,2020-12-31",
      "1,Anna Smith,Acme Ltd,director,2024-01-01,"
    };
    desk.run(file);

    assertThat(stored())
        .extracting(Affiliation::role, Affiliation::from, Affiliation::to)
        .containsExactlyInAnyOrder(
            tuple("buyer", LocalDate.of(2015, 1, 1), LocalDate.of(2020, 12, 31)),
            tuple("director", LocalDate.of(2024, 1, 1), null));
    assertThat(desk.run(file).unchanged()).isEqualTo(2);
    assertThat(stored()).hasSize(2);

    desk.run(HEADER, "1,Anna Smith,Acme Ltd,head,,");
    assertThat(stored()).extracting(Affiliation::role).containsExactlyInAnyOrder("buyer", "head");
  }

  @Test
  void whatMayNotBeReplacedNeverEndsBeforeItBegins() {
    desk.run(HEADER, "1,Anna Smith,Acme Ltd,buyer,2023-01-01,");

    ImportReport report =
        desk.imports.run(
            Desk.csv(HEADER, "1,Anna Smith,Acme Ltd,buyer,2022-01-01,2023-06-30"),
            Desk.SHOP.overwrite(Overwrite.NONE));

    assertThat(report.kept()).isEqualTo(1);
    assertThat(only().from()).isEqualTo(LocalDate.of(2023, 1, 1));
    assertThat(only().to()).isEqualTo(LocalDate.of(2023, 6, 30));
  }

  @Test
  void aConstantIsNoRole() {
    ImportMapping mapping =
        ImportMapping.to(ImportTarget.CUSTOMERS).constant("affiliation.role", "contact");

    assertThatThrownBy(
            () ->
                desk.imports.run(Desk.csv("id,full_name", "1,Anna Smith"), Desk.SHOP.map(mapping)))
        .hasMessageContaining("A constant cannot be 'affiliation.role'");
  }

  @Test
  void whatPeopleWroteStaysUnlessAllIsReplaced() {
    desk.run(HEADER, "1,Anna Smith,Acme Ltd,,,");
    Affiliation plain = only();
    desk.gateway.change(
        Origin.of("edit"),
        changes ->
            changes.update(
                AffiliationFields.TYPE,
                new Affiliation(
                    plain.id(),
                    plain.personId(),
                    plain.organizationId(),
                    "owner",
                    null,
                    null,
                    plain.revision())));
    String[] file = {HEADER, "1,Anna Smith,Acme Ltd,buyer,,"};

    ImportReport kept = desk.run(file);
    assertThat(kept.unchanged()).isEqualTo(1);
    assertThat(kept.kept()).isEqualTo(1);
    assertThat(only().role()).isEqualTo("owner");

    desk.imports.run(Desk.csv(file), Desk.SHOP.overwrite(Overwrite.ALL));
    assertThat(only().role()).isEqualTo("buyer");
  }

  @Test
  void aBatchMayChangeMoreThanAConditionHasRoomFor() {
    int rows = 10_001;
    desk.imports.run(Desk.csv(people(rows, "buyer")), Desk.SHOP.matchByTaxId());

    ImportReport report =
        desk.imports.run(Desk.csv(people(rows, "director")), Desk.SHOP.matchByTaxId());

    assertThat(report.updated()).isEqualTo(rows);
    assertThat(stored()).hasSize(rows).allMatch(one -> "director".equals(one.role()));
  }

  private static String[] people(int rows, String role) {
    List<String> lines = new ArrayList<>(List.of("id,full_name,position,company,affiliation.role"));
    for (int i = 0; i < rows; i++) {
      lines.add("%d,Anna Smith,%s,Acme %d,%s".formatted(i, role, i, role));
    }
    return lines.toArray(String[]::new);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1,Anna Smith,,buyer,,;of which person in which company",
        "1,,Acme Ltd,buyer,,;of which person in which company",
        "1,Anna Smith,Acme Ltd,buyer,2026-01-02,2026-01-01;before it begins",
        "1,Anna Smith,Acme Ltd,buyer,soon,;date"
      })
  void aRoleThatHasNoPlaceRejectsItsRow(String row, String reason) {
    ImportReport report = desk.run(HEADER, row);

    assertThat(report.rejected()).isEqualTo(1);
    assertThat(report.errors().get(0).code()).isEqualTo("E_TYPE");
    assertThat(report.errors().get(0).message()).containsIgnoringCase(reason);
    assertThat(desk.all()).isEmpty();
  }
}
