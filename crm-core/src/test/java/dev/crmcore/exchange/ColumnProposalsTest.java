package dev.crmcore.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.ImportPlan.Column;
import dev.crmcore.exchange.ImportPlan.Proposal;
import dev.crmcore.model.Organization;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnProposalsTest {
  private final Desk desk = new Desk();

  private Column column(String name, String... lines) {
    return desk.imports.plan(Desk.csv(lines), Desk.SHOP).columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Nested
  class FromValues {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "anna@example.com|bob@example.org|email",
          "https://example.com|www.example.org|web",
          "+49 221 123-45-67|8 (912) 345-67-89|phone",
          "7736207543|7707083893|taxId",
          "Germany|Россия|address.country",
          "50667|101000|address.postalCode",
          "1990-05-17|01.02.1985|birthDate",
          "Москва|Wien|address.city",
          "Acme GmbH|ООО Ромашка|company",
          "Anna Smith|Иван Петров|fullName",
          "Anna|Иван|givenName",
        })
    void whatAColumnMayBeIsProposedWithTheReasonAndNotRead(String one, String other, String field) {
      Column column = column("x7", "id;x7", "1;" + one, "2;" + other);

      assertThat(column.field()).isNull();
      Proposal proposal = column.proposal();
      assertThat(proposal).isNotNull();
      assertThat(proposal.field()).isEqualTo(field);
      assertThat(proposal.confidence()).isBetween(0.3, 1.0);
      assertThat(proposal.reason()).startsWith("2 of 2 values are ");
    }

    @Test
    void valuesThatSayNothingProposeNothing() {
      assertThat(column("x7", "id;x7", "1;qwv 17", "2;blue").proposal()).isNull();
      assertThat(column("x7", "id;x7", "1;", "2;").proposal()).isNull();
    }
  }

  @Test
  void aHeaderThatIsNearlyKnownIsProposed() {
    Proposal proposal = column("Frist Name", "id,Frist Name", "1,Qwerta").proposal();

    assertThat(proposal).isNotNull();
    assertThat(proposal.field()).isEqualTo("givenName");
    assertThat(proposal.confidence()).isEqualTo(0.7);
    assertThat(proposal.reason()).contains("firstname");
  }

  @Test
  void headerAndValuesTogetherAreSurerThanEach() {
    Proposal proposal = column("Telephnoe", "id,Telephnoe", "1,+49 221 123-45-67").proposal();

    assertThat(proposal).isNotNull();
    assertThat(proposal.field()).isEqualTo("phone");
    assertThat(proposal.confidence()).isEqualTo(0.97);
  }

  @Nested
  class Followed {
    private final ImportSource file = Desk.csv("id,x7,x8", "1,anna@example.com,50667");

    @Test
    void onlyWhereTheCallerWantsThem() {
      desk.imports.run(file, Desk.SHOP);
      assertThat(desk.get("1").contactPoints()).isEmpty();

      desk.imports.run(file, Desk.SHOP.proposals(0.9));
      assertThat(desk.get("1").email()).contains("anna@example.com");
      assertThat(desk.get("1").addresses()).isEmpty();
    }

    @Test
    void areShownAsGuesses() {
      Column column = desk.imports.plan(file, Desk.SHOP.proposals(0.9)).columns().get(1);

      assertThat(column.field()).isEqualTo("email");
      assertThat(column.confidence()).isEqualTo(1);
      assertThat(column.reason()).isEqualTo("a guess: 1 of 1 values are e-mail addresses");
    }

    @Test
    void neverTakeAFieldThatAnotherColumnFills() {
      Column column =
          desk.imports
              .plan(Desk.csv("id,birthday,x7", "1,1990-05-17,1991-06-18"), Desk.SHOP.proposals(0.1))
              .columns()
              .get(2);

      assertThat(column.field()).isNull();
    }

    @Test
    void aConfidenceIsAShare() {
      assertThatThrownBy(() -> Desk.SHOP.proposals(0)).isInstanceOf(InvalidInputException.class);
      assertThatThrownBy(() -> Desk.SHOP.proposals(1.5)).hasMessageContaining("1.5");
    }
  }

  @Nested
  class Doubts {
    private Column column(String header, String value) {
      String rows =
          IntStream.range(0, 6)
              .mapToObj(i -> i + ";" + value.formatted(i))
              .reduce("", (a, b) -> a + "\n" + b);
      return ColumnProposalsTest.this.column(header, ("id;" + header + rows).split("\n"));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "phone|a%s@example.com|e-mail addresses",
          "city|a%s@example.com|e-mail addresses",
          "first_name|+49 221 123-45-6%s|telephone numbers",
          "email|someone %s|only 0 of 6 values are e-mail addresses",
          "birthday|soon%s|only 0 of 6 values are dates",
        })
    void aHeaderThatTheValuesSpeakAgainstIsWarnedAbout(
        String header, String value, String warning) {
      Column column = column(header, value);

      assertThat(column.confidence()).isLessThanOrEqualTo(0.3);
      assertThat(column.warning()).contains(warning);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "phone|+49 221 123-45-6%s",
          "phone|891234567%s",
          "email|a%s@example.com",
          "zip|12345-678%s",
          "birthday|1990-05-1%s",
          "notes|a%s@example.com",
          "external_id|a%s@example.com",
          "telegram|+49 221 123-45-6%s",
        })
    void fittingValuesAreNotDoubted(String header, String value) {
      Column column = column(header, value);

      assertThat(column.warning()).isNull();
      assertThat(column.confidence()).isIn(0.0, 1.0);
    }

    @Test
    void fewValuesAreNoGroundForDoubt() {
      assertThat(
              ColumnProposalsTest.this.column("phone", "id,phone", "1,anna@example.com").warning())
          .isNull();
    }
  }

  @Nested
  class WithoutAHeader {
    @Test
    void aFirstRowOfDataIsRefused() {
      assertThatThrownBy(
              () ->
                  desk.imports.run(
                      Desk.csv("1,Anna Smith,anna@example.com", "2,Bob Jones,bob@example.com"),
                      Desk.SHOP.proposals(0.5)))
          .isInstanceOfSatisfying(
              InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("E_HEADER"))
          .hasMessageContaining("looks like data")
          .hasMessageContaining("'anna@example.com'");
    }

    @Test
    void theFirstRowIsARecordWhereTheCallerSaysSo() {
      ImportReport report =
          desk.imports.run(
              Desk.csv("1,ООО Ромашка,ООО Ромашка", "2,ООО Заря,"),
              Desk.SHOP
                  .noHeader()
                  .map(
                      ImportMapping.to(ImportTarget.CUSTOMERS)
                          .take("column_1", "externalId")
                          .take("column_2", "company")));

      assertThat(report.created()).isEqualTo(2);
      assertThat(((Organization) desk.get("1")).legalName()).isEqualTo("ООО Ромашка");
    }

    @Test
    void errorsNameTheColumnsByTheirNumbers() {
      ImportReport report =
          desk.imports.run(
              Desk.csv("1,soon", "2,1990-05-17"),
              Desk.SHOP
                  .noHeader()
                  .map(
                      ImportMapping.to(ImportTarget.CUSTOMERS)
                          .take("column_1", "externalId")
                          .take("column_2", "birthDate")));

      ImportError error = report.errors().get(0);
      assertThat(error.line()).isEqualTo(1);
      assertThat(error.column()).isEqualTo("column_2");
    }

    @Test
    void columnsCanBeGuessed() {
      desk.imports.run(
          Desk.csv("Anna Smith,anna@example.com", "Bob Jones,bob@example.com"),
          Desk.SHOP.noHeader().proposals(0.8));

      assertThat(desk.all()).extracting(one -> one.displayName()).contains("Anna Smith");
    }
  }
}
