package dev.crmcore.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.crmcore.catalogue.AffiliationFields;
import dev.crmcore.catalogue.ImportRunFields;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.ImportOptions.DateOrder;
import dev.crmcore.exchange.ImportOptions.Overwrite;
import dev.crmcore.exchange.ImportOptions.UnknownColumns;
import dev.crmcore.field.CustomField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.FieldType;
import dev.crmcore.gateway.Origin;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.Customer;
import dev.crmcore.model.GeoPoint;
import dev.crmcore.model.ImportRun;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportsTest {
  private static final String HEADER = "external_id,first_name,last_name,email";

  private final Desk desk = new Desk();

  private static void assertBalanced(ImportReport report) {
    assertThat(
            report.created()
                + report.updated()
                + report.unchanged()
                + report.rejected()
                + report.quarantined())
        .isEqualTo(report.read());
  }

  @Nested
  class Creating {
    @Test
    void rowsBecomeCustomersUnderTheirIdInTheSource() {
      ImportReport report = desk.run(HEADER, "s-1,Anna,Smith,Anna@Example.com", "s-2,Bob,Jones,");

      assertBalanced(report);
      assertThat(report.created()).isEqualTo(2);
      Person anna = (Person) desk.get("s-1");
      assertThat(anna.givenName()).isEqualTo("Anna");
      assertThat(anna.email()).contains("anna@example.com");
      assertThat(anna.profile().source()).isEqualTo("shop");
      assertThat(desk.get("s-2").contactPoints()).isEmpty();
    }

    @Test
    void aRowOfACompanyAloneBecomesAnOrganization() {
      desk.run("id,company,inn,city", "7,ООО Ромашка,7765122432,Москва");

      Organization company = (Organization) desk.get("7");
      assertThat(company.legalName()).isEqualTo("ООО Ромашка");
      assertThat(company.taxId()).isEqualTo("7765122432");
      assertThat(company.addresses().get(0).city()).isEqualTo("Москва");
    }

    @Test
    void coordinatesBelongToTheAddress() {
      ImportReport report =
          desk.run(
              "id,name,city,coordinates",
              "1,Анна Ёлкина,Вологда,\"59.2239, 39.8843\"",
              "2,Пётр Ёлкин,Вологда,59.2239;39.8843",
              "3,Иван Ёлкин,Вологда,somewhere",
              "1,Анна Ёлкина,Вологда,\"59.22390, 39.88430\"");

      assertThat(report.created()).isEqualTo(2);
      assertThat(report.unchanged()).isEqualTo(1);
      assertThat(report.errors())
          .singleElement()
          .satisfies(e -> assertThat(e.code()).isEqualTo("E_TYPE"));
      assertThat(desk.get("1").addresses())
          .containsExactly(
              PostalAddress.of(null, "Вологда", null, null).at(GeoPoint.of(59.2239, 39.8843)));
      assertThat(desk.get("2").addresses()).isEqualTo(desk.get("1").addresses());
    }

    @Test
    void peopleOfOneCompanyShareIt() {
      ImportReport report =
          desk.run(
              "id,full_name,company", "1,Anna Smith,Acme Ltd", "2,Bob Jones,ACME LTD", "3,Eve,");

      assertThat(report.created()).isEqualTo(3);
      assertThat(desk.all()).hasSize(4);
      assertThat(affiliations()).isEqualTo(2);
      assertThat(desk.customers.affiliations(desk.get("1").id()).get(0).organizationId())
          .isEqualTo(desk.customers.affiliations(desk.get("2").id()).get(0).organizationId());
    }

    @Test
    void aCompanyIsFoundByItsTaxNumber() {
      desk.run("id,company,inn", "1,ООО Ромашка,7765122432");

      ImportReport report =
          desk.imports.run(
              Desk.csv("id,company,inn,city", "x,Ромашка,7765122432,Москва", "y,Other,99,Omsk"),
              ImportOptions.from("registry").matchByTaxId());

      assertThat(report.updated()).isEqualTo(1);
      assertThat(report.created()).isEqualTo(1);
      assertThat(desk.get("1").addresses().get(0).city()).isEqualTo("Москва");
    }

    @Test
    void aTaxNumberOfSeveralCompaniesQuarantinesTheRow() {
      desk.run("id,company,inn", "1,Acme,77", "2,Acme Two,77");

      ImportReport report =
          desk.imports.run(
              Desk.csv("id,company,inn", "x,Acme,77"),
              ImportOptions.from("registry").matchByTaxId());

      assertThat(report.quarantined()).isEqualTo(1);
    }

    @Test
    void aCompanyKnownByNameGetsItsOwnRowLater() {
      desk.run("id,full_name,company", "1,Anna Smith,Acme Ltd");
      ImportReport report = desk.run("id,company,inn", "9,Acme Ltd,123");

      assertThat(report.updated()).isEqualTo(1);
      assertThat(desk.all()).hasSize(2);
      assertThat(((Organization) desk.get("9")).taxId()).isEqualTo("123");
    }

    @Test
    void namesInOnePieceAreTakenApart() {
      desk.run("id,ФИО,телефон", "1,Семёнова Яна Дмитриевна,8 (912) 345-67-89");

      Person yana = (Person) desk.get("1");
      assertThat(yana.familyName()).isEqualTo("Семёнова");
      assertThat(yana.givenName()).isEqualTo("Яна");
      assertThat(yana.middleName()).isEqualTo("Дмитриевна");
      assertThat(yana.phone()).contains("+79123456789");
    }

    @Test
    void severalContactsTagsAndCustomFieldsAreTaken() {
      Desk wide = new Desk(new CustomField<>("shoeSize", FieldType.DECIMAL, List.of("размер")));

      wide.run(
          "id,name,email,email2,Work Phone,tags,размер",
          "1,Anna Smith,a@example.com,b@example.com;c@example.com,+49 30 901820,vip; новый,38.5");

      Customer anna = wide.get("1");
      assertThat(anna.contactPoints())
          .extracting("normalized")
          .containsExactlyInAnyOrder(
              "a@example.com", "b@example.com", "c@example.com", "+4930901820");
      assertThat(anna.contactPoints())
          .filteredOn(point -> point.kind() == ContactKind.PHONE)
          .extracting("label")
          .containsExactly("work");
      assertThat(anna.tags()).containsExactly("vip", "новый");
      assertThat(anna.customFields()).containsEntry("shoeSize", new BigDecimal("38.5"));
    }

    private long affiliations() {
      return desk.gateway.read(
          reader -> reader.count(AffiliationFields.TYPE, Conditions.everyone()));
    }
  }

  @Nested
  class Again {
    @Test
    void theSameFileTwiceChangesNothing() {
      String[] lines = {
        "id,name,email,phone,company,city,tags,dob",
        "1,Anna Smith,a@example.com,8 912 345-67-89,Acme,Berlin,vip,2001-02-03",
        ",Bob Jones,b@example.com,,Acme,,,",
      };
      desk.run(lines);
      long audits = desk.audits();
      List<Customer> before = desk.all();

      ImportReport report = desk.run(lines);

      assertBalanced(report);
      assertThat(report.unchanged()).isEqualTo(2);
      assertThat(desk.audits()).isEqualTo(audits);
      assertThat(desk.all()).isEqualTo(before);
    }

    @Test
    void cellsOfTheSameSourceReplaceAndEmptyOnesDoNot() {
      desk.run(HEADER, "s-1,Anna,Smith,a@example.com");

      ImportReport report = desk.run(HEADER, "s-1,Anna,Miller,", "s-1,,,new@example.com");

      assertThat(report.updated()).isEqualTo(2);
      Person anna = (Person) desk.get("s-1");
      assertThat(anna.familyName()).isEqualTo("Miller");
      assertThat(anna.contactPoints())
          .extracting("normalized")
          .containsExactly("a@example.com", "new@example.com");
    }

    @Test
    void whatAPersonWroteStaysUnlessAsked() {
      desk.run(HEADER, "s-1,Anna,Smith,");
      desk.customers.change(
          desk.get("s-1").id(), c -> ((Person) c).toBuilder().familyName("Schmidt").build());

      ImportReport kept = desk.run(HEADER, "s-1,Anna,Smythe,");
      ImportReport replaced =
          desk.imports.run(
              Desk.csv(HEADER, "s-1,Anna,Smythe,"), Desk.SHOP.overwrite(Overwrite.ALL));

      assertThat(kept.unchanged()).isEqualTo(1);
      assertThat(kept.kept()).isEqualTo(1);
      assertThat(replaced.updated()).isEqualTo(1);
      assertThat(((Person) desk.get("s-1")).familyName()).isEqualTo("Smythe");
    }

    @Test
    void anIdTwiceInOneFileIsOneCustomer() {
      ImportReport report = desk.run(HEADER, "s-1,Anna,Smith,", "s-1,Anna,Jones,", "s-1,Anna,,");

      assertThat(report.created()).isEqualTo(1);
      assertThat(report.updated()).isEqualTo(1);
      assertThat(report.unchanged()).isEqualTo(1);
      assertThat(((Person) desk.get("s-1")).familyName()).isEqualTo("Jones");
    }

    @Test
    void contactPointsFindOnlyIfAsked() {
      desk.customers.create(
          Person.builder().givenName("Anna").familyName("S").email("a@example.com").build());

      ImportReport apart = desk.run(HEADER, "1,Anna,Smith,A@example.com");
      ImportReport found =
          new Desk()
              .imports.run(
                  Desk.csv(HEADER, "1,Anna,Smith,a@example.com", "2,Anna,Smith,A@EXAMPLE.com"),
                  Desk.SHOP.matchBy(ContactKind.EMAIL));

      assertThat(apart.created()).isEqualTo(1);
      assertThat(found.created()).isEqualTo(1);
      assertThat(found.updated()).isEqualTo(1);
    }

    @Test
    void aRowThatFindsSeveralIsQuarantined() {
      desk.customers.create(Person.builder().givenName("A").email("a@example.com").build());
      desk.customers.create(Person.builder().givenName("B").email("a@example.com").build());

      ImportReport report =
          desk.imports.run(
              Desk.csv(HEADER, "1,Anna,Smith,a@example.com"), Desk.SHOP.matchBy(ContactKind.EMAIL));

      assertThat(report.quarantined()).isEqualTo(1);
      assertThat(report.errors().get(0).code()).isEqualTo("E_DUPLICATE_KEY");
      assertThat(desk.all()).hasSize(2);
    }
  }

  @Nested
  class Rejecting {
    @Test
    void aBadRowDoesNotCostTheOthersAndSaysWhy() {
      ImportReport report =
          desk.run(
              "id,name,dob",
              "1,Anna Smith,2001-02-30",
              "2,Bob Jones,01.02.2001",
              "3,C D,03/04/2001");

      assertBalanced(report);
      assertThat(report.created()).isEqualTo(1);
      assertThat(report.errors())
          .extracting(ImportError::line, ImportError::column, ImportError::code)
          .containsExactly(tuple(2L, "dob", "E_TYPE"), tuple(4L, "dob", "E_TYPE"));
      assertThat(((Person) desk.get("2")).birthDate()).isEqualTo(LocalDate.of(2001, 2, 1));
    }

    @Test
    void aRowThatNobodyCouldBeKnownByIsRejected() {
      ImportReport report = desk.run("id,name,notes", ",,somebody called", ",Anna,x", "7,,x");

      assertThat(report.created()).isEqualTo(2);
      assertThat(report.errors()).extracting(ImportError::code).containsExactly("E_REQUIRED");
    }

    @Test
    void anIdOutOfTheActorsSightCostsItsRowAlone() {
      Desk narrow = new Desk(new HidesTheVip());
      narrow.customers.create(
          Person.builder().givenName("Secret").tag("vip").externalId("shop", "2").build());

      ImportReport report = narrow.run("id,name", "1,Anna", "2,Bob", "3,Cid");

      assertBalanced(report);
      assertThat(report.created()).isEqualTo(2);
      assertThat(report.errors()).extracting(ImportError::code).containsExactly("E_DUPLICATE_KEY");
      assertThat(report.errors()).noneMatch(error -> error.message().contains("Secret"));
    }

    @Test
    void aDeclaredOrderDecidesDates() {
      desk.imports.run(
          Desk.csv("id,name,dob", "3,C D,03/04/2001"), Desk.SHOP.dates(DateOrder.MONTH_FIRST));

      assertThat(((Person) desk.get("3")).birthDate()).isEqualTo(LocalDate.of(2001, 3, 4));
    }

    @Test
    void allOrNothingAppliesNothing() {
      ImportReport report =
          desk.imports.run(
              Desk.csv("id,name,dob", "1,Anna Smith,", "2,Bob,xx"), Desk.SHOP.allOrNothing());

      assertBalanced(report);
      assertThat(report.applied()).isFalse();
      assertThat(report.rejected()).isEqualTo(2);
      assertThat(report.errors()).hasSize(1);
      assertThat(desk.all()).isEmpty();
      assertThat(desk.audits()).isZero();
    }

    @Test
    void theErrorsFileIsImportedOnceMended(@TempDir Path folder) throws IOException {
      Path errors = folder.resolve("errors.csv");
      desk.imports.run(
          Desk.csv("id;name;dob;notes", "1;Anna Smith;;x", "2;Bob Jones;bad;'=1+1"),
          Desk.SHOP.errors(errors));
      String mended = Files.readString(errors).replace("bad", "2001-02-03");

      ImportReport report = desk.imports.run(Desk.text("mended.csv", mended), Desk.SHOP);

      assertThat(mended).startsWith("error_line,error_column,error_code,error_message,id,name,dob");
      assertThat(report.created()).isEqualTo(1);
      assertThat(((Person) desk.get("2")).birthDate()).isEqualTo(LocalDate.of(2001, 2, 3));
      assertThat(desk.get("2").profile().notes()).isEqualTo("=1+1");
    }

    @Test
    void theErrorsFileIsNeverTheFileThatIsRead(@TempDir Path folder) throws IOException {
      Path file = Files.writeString(folder.resolve("a.csv"), "id,name\n1,Anna\n");

      assertThatThrownBy(() -> desk.imports.run(ImportSource.of(file), Desk.SHOP.errors(file)))
          .isInstanceOf(InvalidInputException.class);
      assertThat(Files.readString(file)).contains("Anna");
    }

    @Test
    void moreThanAHundredErrorsAreCountedAndWrittenButNotKept(@TempDir Path folder)
        throws IOException {
      List<String> lines = new ArrayList<>(List.of("id,name,dob"));
      for (int i = 0; i < 250; i++) {
        lines.add(i + ",Anna,nope");
      }
      Path errors = folder.resolve("errors.csv");

      ImportReport report =
          desk.imports.run(Desk.csv(lines.toArray(String[]::new)), Desk.SHOP.errors(errors));

      assertThat(report.rejected()).isEqualTo(250);
      assertThat(report.errors()).hasSize(100);
      assertThat(Files.readAllLines(errors)).hasSize(251);
    }
  }

  private static final class HidesTheVip implements AccessPolicy {
    @Override
    public Condition visible(Actor actor, EntityType<?> type) {
      return type.name().equals("customer")
          ? Conditions.not(Conditions.tag("vip"))
          : Conditions.everyone();
    }

    @Override
    public Set<String> concealed(Actor actor, EntityType<?> type) {
      return Set.of();
    }

    @Override
    public boolean permits(Actor actor, Action action, EntityType<?> type) {
      return true;
    }
  }

  @Nested
  class Planning {
    @Test
    void thePlanShowsHowTheFileIsUnderstood() {
      ImportPlan plan =
          desk.imports.plan(Desk.csv("№;Имя;Фамилия;Кличка", "1;Анна;Иванова;Мышь"), Desk.SHOP);

      assertThat(plan.format()).isEqualTo("csv");
      assertThat(plan.dialect()).isEqualTo(Map.of("charset", "UTF-8", "separator", ";"));
      assertThat(plan.columns())
          .extracting(ImportPlan.Column::field)
          .containsExactly("externalId", "givenName", "familyName", null);
      assertThat(plan.ignored()).containsExactly("Кличка");
      assertThat(plan.columns().get(1).samples()).containsExactly("Анна");
    }

    @Test
    void aMapGoesBeforeHeaders() {
      desk.imports.run(
          Desk.csv("k,first_name,who", "7,x,Anna"),
          Desk.SHOP.map(Map.of("k", "externalId", "first_name", "-", "who", "givenName")));

      assertThat(((Person) desk.get("7")).givenName()).isEqualTo("Anna");
    }

    @Test
    void unknownColumnsAreRefusedIfAsked() {
      assertThatThrownBy(
              () ->
                  desk.imports.run(
                      Desk.csv("id,name,pet", "1,A,cat"),
                      Desk.SHOP.unknownColumns(UnknownColumns.REJECT)))
          .hasMessageContaining("pet");
    }

    @Test
    void aDryRunSaysTheSameAndLeavesNothing() {
      String[] lines = {"id,name,dob", "1,Anna,", "2,Bob,x", "1,Ann,"};

      ImportReport rehearsed = desk.imports.dryRun(Desk.csv(lines), Desk.SHOP);

      assertThat(desk.all()).isEmpty();
      assertThat(desk.audits()).isZero();
      assertThat(runs()).isEmpty();
      ImportReport real = desk.run(lines);
      assertThat(rehearsed.created()).isEqualTo(real.created());
      assertThat(rehearsed.updated()).isEqualTo(real.updated());
      assertThat(rehearsed.errors()).isEqualTo(real.errors());
    }

    @Test
    void aRunIsKept() {
      ImportReport report = desk.run("id,name", "1,Anna");

      assertThat(runs())
          .singleElement()
          .satisfies(
              run -> {
                assertThat(run.id()).isEqualTo(report.run());
                assertThat(run.created()).isEqualTo(1);
                assertThat(run.finishedAt()).isNotNull();
              });
    }

    @Test
    void anImportIsNotPartOfOtherWork() {
      assertThatThrownBy(
              () -> desk.gateway.apply(Origin.of("x"), changes -> desk.run("id,name", "1,A")))
          .isInstanceOf(ConflictException.class);
    }

    @Test
    void whatTheActorMayNotSeeItMayNotImport() {
      Desk blind = new Desk(new Desk.Open(Set.of("birthDate")));

      assertThatThrownBy(() -> blind.run("id,name,dob", "1,A,2001-01-01"))
          .isInstanceOf(AccessDeniedException.class);
      assertThat(blind.run("id,name", "1,A").created()).isEqualTo(1);
    }

    private List<ImportRun> runs() {
      return desk.gateway.read(
          reader -> reader.list(ImportRunFields.TYPE, Conditions.everyone(), 10));
    }
  }
}
