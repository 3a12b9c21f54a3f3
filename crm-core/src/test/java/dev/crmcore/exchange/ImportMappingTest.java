package dev.crmcore.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.MappingEntry.Split;
import dev.crmcore.field.CustomField;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportMappingTest {
  private static final ImportMapping CUSTOMERS = ImportMapping.to(ImportTarget.CUSTOMERS);

  private final Desk desk = new Desk();

  private ImportReport run(ImportMapping mapping, String... lines) {
    return desk.imports.run(Desk.csv(lines), Desk.SHOP.map(mapping));
  }

  private Person person(String id) {
    return (Person) desk.get(id);
  }

  private PostalAddress address(String id) {
    return desk.get(id).addresses().get(0);
  }

  @Nested
  class Splits {
    @Test
    void aSeparatorPartsACellAndTheLastFieldTakesTheRest() {
      run(
          CUSTOMERS.split("Ort", ", ", "address.city", "address.street"),
          "id,name,Ort",
          "1,Anna Smith,\"Köln, Am Dom, 3\"",
          "2,Bob Jones,Bonn");

      assertThat(address("1").city()).isEqualTo("Köln");
      assertThat(address("1").street()).isEqualTo("Am Dom, 3");
      assertThat(address("2").city()).isEqualTo("Bonn");
      assertThat(address("2").street()).isNull();
    }

    @Test
    void positionsPartACellByCharactersAndADashLeavesAPartOut() {
      run(
          CUSTOMERS.plus(
              new Split(
                  "place",
                  null,
                  List.of(2, 7),
                  List.of("-", "address.postalCode", "address.city"))),
          "id,name,place",
          "1,Anna Smith,D-50667Köln",
          "2,Eve Adams,𝒟-5");

      assertThat(address("1").postalCode()).isEqualTo("50667");
      assertThat(address("1").city()).isEqualTo("Köln");
      assertThat(address("2").postalCode()).isEqualTo("5");
    }
  }

  @Test
  void aJoinPassesOverEmptyCells() {
    run(
        CUSTOMERS.join("address.street", " ", "Strasse", "Nr"),
        "id,name,Strasse,Nr",
        "1,Anna Smith,Am Dom,3",
        "2,Bob Jones,Am Dom,");

    assertThat(address("1").street()).isEqualTo("Am Dom 3");
    assertThat(address("2").street()).isEqualTo("Am Dom");
  }

  @Test
  void aConstantIsInEveryRow() {
    run(
        CUSTOMERS.constant("address.country", "DE").constant("tags", "fair"),
        "id,name,city",
        "1,Anna Smith,Köln");

    assertThat(address("1").country()).isEqualTo("DE");
    assertThat(desk.get("1").tags()).containsExactly("fair");
  }

  @Nested
  class Values {
    private final Desk vip = new Desk(new CustomField<>("vip", FieldType.BOOLEAN, List.of()));

    private ImportReport run(ValueMap values, String cell) {
      return vip.imports.run(
          Desk.csv("id,name,V", "1,Anna Smith," + cell),
          Desk.SHOP.map(CUSTOMERS.take("V", "vip", values)));
    }

    @Test
    void areWrittenOtherwiseWithoutRegardToCase() {
      run(ValueMap.rejecting(Map.of("Oui", "true", "Non", "false")), "OUI");

      assertThat(vip.get("1").profile().customFields()).containsEntry("vip", true);
    }

    @Test
    void thatAreNotListedAreKeptRejectedOrAConstantAsDeclared() {
      Map<String, String> listed = Map.of("Oui", "true");

      assertThat(run(ValueMap.keeping(listed), "no").created()).isEqualTo(1);
      ImportReport rejected = run(ValueMap.rejecting(listed), "peut-être");
      assertThat(rejected.errors())
          .singleElement()
          .satisfies(
              error -> {
                assertThat(error.code()).isEqualTo("E_VALUE");
                assertThat(error.column()).isEqualTo("V");
                assertThat(error.value()).isEqualTo("peut-être");
                assertThat(error.message()).contains("peut-être").contains("Oui");
              });
      run(ValueMap.otherwise("true", listed), "peut-être");
      assertThat(vip.get("1").profile().customFields()).containsEntry("vip", true);
    }

    @Test
    void emptyCellsStayEmptyUnlessTheyAreListed() {
      run(ValueMap.rejecting(Map.of("Oui", "true")), "");
      assertThat(vip.get("1").profile().customFields()).isEmpty();

      run(ValueMap.rejecting(Map.of("Oui", "true", "", "false")), "");
      assertThat(vip.get("1").profile().customFields()).containsEntry("vip", false);
    }
  }

  @Test
  void rowsWithoutAnIdAreFoundAgainWhateverTheMappingWritesTheirValuesAs() {
    String[] lines = {"name,city", "Anna Smith,msk"};
    desk.imports.run(Desk.csv(lines), Desk.SHOP);

    ImportReport again =
        run(
            CUSTOMERS.take("city", "address.city", ValueMap.keeping(Map.of("msk", "Moscow"))),
            lines);

    assertThat(again.created()).isZero();
    assertThat(again.updated()).isEqualTo(1);
  }

  @Test
  void thePlanShowsWhereEveryColumnGoes() {
    ImportPlan plan =
        desk.imports.plan(
            Desk.csv("id,Ort,a,b,note,x", "1,Köln 50667,Anna,Smith,hello,y"),
            Desk.SHOP.map(
                CUSTOMERS
                    .split("Ort", " ", "address.city", "address.postalCode")
                    .join("fullName", " ", "a", "b")
                    .leaveOut("note")));

    assertThat(plan.columns())
        .extracting(ImportPlan.Column::field)
        .containsExactly(
            "externalId", "address.city + address.postalCode", "fullName", "fullName", null, null);
    assertThat(plan.columns())
        .extracting(ImportPlan.Column::reason)
        .containsExactly(
            "the header",
            "the mapping",
            "the mapping",
            "the mapping",
            "left out by the mapping",
            "no field is known by this name");
  }

  @Test
  void anErrorShowsTheColumnAndTheValueShortened() {
    ImportReport report = desk.run("id,name,dob", "1,Anna Smith," + "9".repeat(100));

    ImportError error = report.errors().get(0);
    assertThat(error.column()).isEqualTo("dob");
    assertThat(error.value()).hasSize(ImportError.SHOWN_VALUE).endsWith("9…");
  }

  @Test
  void theErrorsFileIsImportedAgainWithTheSameMapping(@TempDir Path folder) throws Exception {
    Path errors = folder.resolve("errors.csv");
    ImportMapping mapping =
        CUSTOMERS
            .split("Ort", ", ", "address.city", "address.postalCode")
            .join("fullName", " ", "a", "b")
            .constant("address.country", "DE");
    desk.imports.run(
        Desk.csv("id,Ort,a,b,dob", "1,\"Köln, 50667\",Anna,Smith,soon"),
        Desk.SHOP.map(mapping).errors(errors));
    String mended = Files.readString(errors).replace("soon", "1990-05-17");

    ImportReport report = desk.imports.run(Desk.text("errors.csv", mended), Desk.SHOP.map(mapping));

    assertThat(report.created()).isEqualTo(1);
    assertThat(person("1").familyName()).isEqualTo("Smith");
    assertThat(address("1").postalCode()).isEqualTo("50667");
  }

  @Nested
  class Json {
    @Test
    void isReadBackToAnEqualMapping() {
      ImportMapping mapping =
          CUSTOMERS
              .named("fair")
              .take("Kdnr", "externalId")
              .take("Stadt", "address.city", ValueMap.otherwise("?", Map.of("МСК", "Москва")))
              .take("VIP", "tags", ValueMap.rejecting(Map.of("J", "vip", "N", "")))
              .split("Ort", ", ", "address.city", "address.postalCode")
              .plus(new Split("Code", null, List.of(3), List.of("language", "-")))
              .join("fullName", " ", "Vorname", "Nachname")
              .constant("address.country", "DE")
              .leaveOut("Kommentar");

      assertThat(ImportMapping.parse(mapping.toJson())).isEqualTo(mapping);
    }

    @Test
    void mayBeAnObjectOfFieldsByColumn() {
      assertThat(ImportMapping.parse("{\"Kdnr\":\"externalId\",\"x\":\"-\"}"))
          .isEqualTo(CUSTOMERS.take("Kdnr", "externalId").leaveOut("x"));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "[]|no object",
          "{\"a\":|line 1",
          "{\"a\":\"b\",\"a\":\"c\"}|Duplicate",
          "{\"entries\":{}}|/entries: a list",
          "{\"entries\":[],\"targets\":\"x\"}|/targets: there is no such key",
          "{\"entries\":[],\"target\":\"cars\"}|'cars' is nothing that rows become",
          "{\"entries\":[{\"column\":\"a\"}]}|/entries/0/field",
          "{\"entries\":[{\"column\":\"a\",\"field\":7}]}|/entries/0/field: a text",
          "{\"entries\":[{\"column\":\"a\",\"fields\":[\"x\"],\"split\":\",\"}]}|/entries/0, column 'a': A split has at least two fields",
          "{\"entries\":[{\"column\":\"a\",\"fields\":[\"x\",\"y\"]}]}|either a separator or positions",
          "{\"entries\":[{\"column\":\"a\",\"fields\":[\"x\",\"y\"],\"at\":[0]}]}|ascend from 1",
          "{\"entries\":[{\"columns\":[\"a\"],\"join\":\" \",\"field\":\"x\"}]}|at least two columns",
          "{\"entries\":[{\"column\":\"a\",\"field\":\"x\",\"values\":{\"Y\":\"1\",\"y\":\"2\"}}]}|'Y' and 'y'",
          "{\"entries\":[{\"column\":\"a\",\"field\":\"x\",\"values\":{\"Y\":\"1\"},\"otherwise\":\"drop\"}]}|'drop' is none of",
          "{\"entries\":[{\"column\":\"a\",\"field\":\"x\",\"otherwise\":\"keep\"}]}|no values",
        })
    void saysWhatIsWrongAndWhere(String json, String message) {
      assertThatThrownBy(() -> ImportMapping.parse(json))
          .isInstanceOfSatisfying(
              InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("E_MAP"))
          .hasMessageContaining(message);
    }
  }

  @Test
  void aFieldOfOneValueIsNotFilledTwice() {
    assertThatThrownBy(
            () ->
                run(
                    CUSTOMERS.take("a", "familyName").take("b", "familyName"),
                    "a,b",
                    "Smith,Jones"))
        .hasMessageContaining("Entry 2")
        .hasMessageContaining("'b'")
        .hasMessageContaining("the column 'a' fills already");
  }

  @Test
  void aConstantThatIsNoValueOfItsFieldIsRefusedBeforeTheFirstRow() {
    assertThatThrownBy(
            () -> run(CUSTOMERS.constant("birthDate", "yesterday"), "name", "Anna Smith"))
        .hasMessageContaining("Entry 1")
        .hasMessageContaining("'birthDate'")
        .hasMessageContaining("yesterday");
  }
}
