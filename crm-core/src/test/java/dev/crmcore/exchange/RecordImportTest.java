package dev.crmcore.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.deal.Deals;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.model.ApprovalRequest;
import dev.crmcore.model.ApprovalRule;
import dev.crmcore.model.ApprovalStatus;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Direction;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionKind;
import dev.crmcore.model.Money;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.PurchaseLine;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.Actor;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordImportTest {
  private final Desk desk = new Desk();

  @BeforeEach
  void customers() {
    desk.imports.run(
        Desk.csv(
            "id,name,company,inn,email,phone",
            "c1,Ada Byron,,,ada@example.com,+79121234567",
            "c2,Bob Jones,,,bob@example.com,",
            "c3,,ООО Ромашка,7707083893,,"),
        Desk.SHOP);
  }

  private static ImportOptions rows(ImportTarget target) {
    return Desk.SHOP.target(target).zone(ZoneId.of("Europe/Berlin"));
  }

  private ImportReport run(ImportOptions options, String... lines) {
    ImportReport report = desk.imports.run(Desk.csv(lines), options);
    assertThat(
            report.created()
                + report.updated()
                + report.unchanged()
                + report.rejected()
                + report.quarantined())
        .isEqualTo(report.read());
    return report;
  }

  private <E> List<E> all(EntityType<E> type) {
    return desk.gateway.read(reader -> reader.list(type, Conditions.everyone(), 1_000));
  }

  @Nested
  class Purchases {
    private final ImportOptions options = rows(ImportTarget.PURCHASES);

    private List<Purchase> purchases() {
      return all(PurchaseFields.TYPE);
    }

    @Test
    void aRowAnOrderBecomesAPurchaseOfTheCustomerItNames() {
      ImportReport report =
          run(
              options,
              "order id,customer id,total,currency,date",
              "A-1,c1,\"1.234,50\",EUR,01.03.2026 10:15",
              "A-2,c2,20,EUR,2026-03-02T08:00:00Z");

      assertThat(report.errors()).isEmpty();
      assertThat(report.created()).isEqualTo(2);
      Purchase first = purchases().get(0);
      assertThat(first.customerId()).isEqualTo(desk.get("c1").id());
      assertThat(first.orderNumber()).isEqualTo("A-1");
      assertThat(first.amount()).isEqualTo(Money.of("1234.50", "EUR"));
      assertThat(first.occurredAt()).isEqualTo(Instant.parse("2026-03-01T09:15:00Z"));
      assertThat(first.source()).isEqualTo("shop");
    }

    @Test
    void rowsOfOneOrderAreItsLinesWhereverTheyStand() {
      ImportReport report =
          run(
              options.map(ImportMapping.to(ImportTarget.PURCHASES).constant("currency", "EUR")),
              "order,email,date,sku,item,qty,price",
              "A-1,ada@example.com,2026-03-01,S1,Shirt,2,10.00",
              "A-2,bob@example.com,2026-03-01,S1,Shirt,1,10.00",
              "A-1,,,S2,Tie,1,5.50");

      assertThat(report.errors()).isEmpty();
      assertThat(report.created()).isEqualTo(3);
      assertThat(purchases()).hasSize(2);
      assertThat(purchases().get(0).amount()).isEqualTo(Money.of("25.50", "EUR"));
      assertThat(purchases().get(0).lines())
          .containsExactly(
              new PurchaseLine(
                  "S1", "Shirt", null, null, BigDecimal.valueOf(2), Money.of("20", "EUR")),
              new PurchaseLine("S2", "Tie", null, null, BigDecimal.ONE, Money.of("5.5", "EUR")));
    }

    @Test
    void rowsOfOneOrderStayTogetherWhateverTheBatch() {
      run(
          options.batchSize(2),
          "order,email,date,sku,item,qty,price",
          "A-1,ada@example.com,2026-03-01,S1,Shirt,1,10.00 EUR",
          "A-2,ada@example.com,2026-03-01,S1,Shirt,1,10.00 EUR",
          "A-2,ada@example.com,2026-03-01,S1,Shirt,1,10.00 EUR",
          "A-2,ada@example.com,2026-03-01,S1,Shirt,1,10.00 EUR");

      assertThat(purchases().get(1).lines()).hasSize(3);
      assertThat(purchases().get(1).amount()).isEqualTo(Money.of("30", "EUR"));
    }

    @Test
    void theSameFileAgainChangesNothing() {
      String[] lines = {
        "order,email,date,sku,item,qty,price",
        "A-1,ada@example.com,2026-03-01,S1,Shirt,2,10 EUR",
        "A-1,ada@example.com,2026-03-01,S1,Shirt,2,10 EUR",
        ",ada@example.com,2026-03-01,S1,Shirt,1,10 EUR"
      };
      run(options, lines);
      long audits = desk.audits();
      ImportReport again = run(options, lines);

      assertThat(again.unchanged()).isEqualTo(3);
      assertThat(purchases()).hasSize(2);
      assertThat(purchases().get(0).lines()).hasSize(2);
      assertThat(desk.audits()).isEqualTo(audits);
    }

    @Test
    void aLaterRowWithTheSameNumberUpdates() {
      run(options, "order,email,date,total", "A-1,ada@example.com,2026-03-01,10 EUR");
      ImportReport report =
          run(options, "order,email,date,total", "A-1,ada@example.com,2026-03-01,12 EUR");

      assertThat(report.updated()).isEqualTo(1);
      assertThat(purchases())
          .singleElement()
          .extracting(Purchase::amount)
          .isEqualTo(Money.of("12", "EUR"));
    }

    @Test
    void aBadLineHoldsItsWholeOrderBackAndNoOther(@TempDir Path folder) throws Exception {
      Path errors = folder.resolve("errors.csv");
      ImportReport report =
          run(
              options.errors(errors),
              "order,email,date,sku,item,qty,price",
              "A-1,ada@example.com,2026-03-01,S1,Shirt,2,10 EUR",
              "A-1,ada@example.com,2026-03-01,S2,Tie,many,5 EUR",
              "A-2,bob@example.com,2026-03-01,S1,Shirt,1,10 EUR");

      assertThat(report.created()).isEqualTo(1);
      assertThat(report.errors())
          .extracting(ImportError::line, ImportError::code)
          .containsExactlyInAnyOrder(tuple(2L, "E_INCOMPLETE"), tuple(3L, "E_TYPE"));
      String mended = Files.readString(errors).replace("many", "1");
      ImportReport second = desk.imports.run(Desk.text("errors.csv", mended), options);
      assertThat(second.created()).isEqualTo(2);
      assertThat(purchases()).hasSize(2);
    }

    @Test
    void customersAreFoundByIdAddressNumberOrTaxNumber() {
      ImportReport report =
          run(
              options,
              "order,customer id,e-mail,phone,inn,date,total",
              "1,c1,,,,2026-03-01,1 EUR",
              "2,,ADA@example.com,,,2026-03-01,1 EUR",
              "3,,,8 (912) 123-45-67,,2026-03-01,1 EUR",
              "4,,,,7707083893,2026-03-01,1 EUR",
              "5,gone,bob@example.com,,,2026-03-01,1 EUR");

      assertThat(report.errors()).isEmpty();
      assertThat(purchases())
          .extracting(Purchase::customerId)
          .containsExactly(
              desk.get("c1").id(),
              desk.get("c1").id(),
              desk.get("c1").id(),
              desk.get("c3").id(),
              desk.get("c2").id());
    }

    @Test
    void anUnknownCustomerIsRejectedUnlessTheCallerWantsItCreated() {
      String[] lines = {
        "order,customer email,customer name,date,total",
        "1,eve@example.com,Eve Adams,2026-03-01,1 EUR",
        "2,eve@example.com,Eve Adams,2026-03-01,2 EUR",
        "3,mal@example.com,Mal Low,2026-03-01,cheap"
      };
      ImportMapping names =
          ImportMapping.to(ImportTarget.PURCHASES).take("customer name", "customer.fullName");
      ImportReport refused = run(options.map(names), lines);
      assertThat(refused.errors().get(0).code()).isEqualTo("E_REFERENCE");
      assertThat(refused.errors().get(0).message()).contains("eve@example.com");

      ImportReport created = run(options.map(names).createCustomers(), lines);

      assertThat(created.created()).isEqualTo(2);
      List<Customer> added = desk.all().stream().filter(one -> one.email().isPresent()).toList();
      assertThat(added)
          .extracting(Customer::displayName)
          .contains("Eve Adams")
          .doesNotContain("Mal Low");
      assertThat(run(options.map(names).createCustomers(), lines).unchanged()).isEqualTo(2);
      assertThat(desk.all()).hasSize(4);
    }

    @Test
    void anAddressOfSeveralCustomersIsForAPersonToDecide() {
      desk.run("id,name,email", "c9,Ada Twin,ada@example.com");

      ImportReport report =
          run(options, "order,email,date,total", "1,ada@example.com,2026-03-01,1 EUR");

      assertThat(report.quarantined()).isEqualTo(1);
      assertThat(report.errors().get(0).message()).contains("2 customers");
    }

    @Test
    void whatAPurchaseCannotDoWithoutIsNamed() {
      ImportReport report =
          run(
              options,
              "order,email,date,total",
              "1,ada@example.com,,1 EUR",
              "2,ada@example.com,2026-03-01,",
              "3,,2026-03-01,1 EUR",
              "4,ada@example.com,2026-03-01,7");

      assertThat(report.errors())
          .extracting(ImportError::code)
          .containsExactly("E_REQUIRED", "E_REQUIRED", "E_REQUIRED", "E_TYPE");
      assertThat(report.errors().get(3).message()).contains("currency");
    }

    @Test
    void aMomentWithoutAZoneIsRejectedUntilOneIsStated() {
      ImportReport report =
          run(
              Desk.SHOP.target(ImportTarget.PURCHASES),
              "order,email,date,total",
              "1,ada@example.com,2026-03-01 10:00,1 EUR",
              "2,ada@example.com,2026-03-01T10:00:00+01:00,1 EUR");

      assertThat(report.created()).isEqualTo(1);
      assertThat(report.errors().get(0).message()).contains("time zone");
    }

    @Test
    void whatAPersonChangedIsNotTakenBack() {
      run(options, "order,email,date,total", "A-1,ada@example.com,2026-03-01,10 EUR");
      Purchase stored = purchases().get(0);
      desk.gateway.change(
          Origin.of("mend"),
          changes ->
              changes.update(
                  PurchaseFields.TYPE, stored.toBuilder().amount(Money.of("11", "EUR")).build()));

      ImportReport report =
          run(options, "order,email,date,total", "A-1,ada@example.com,2026-03-01,12 EUR");

      assertThat(report.unchanged()).isEqualTo(1);
      assertThat(report.kept()).isEqualTo(1);
    }

    @Test
    void aDryRunLeavesNothing() {
      ImportReport report =
          desk.imports.dryRun(
              Desk.csv("order,email,date,total", "1,eve@example.com,2026-03-01,1 EUR"),
              options.createCustomers());

      assertThat(report.created()).isEqualTo(1);
      assertThat(purchases()).isEmpty();
      assertThat(desk.all()).hasSize(3);
    }

    @Test
    void aFieldThatIsNoneIsNamedWithTheNearest() {
      assertThatThrownBy(
              () ->
                  run(
                      options.map(ImportMapping.to(ImportTarget.PURCHASES).take("a", "orderNumbr")),
                      "a,date",
                      "1,2026-03-01"))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("Did you mean 'orderNumber'?")
          .hasMessageContaining("customer.email");
    }
  }

  @Nested
  class Interactions {
    private final ImportOptions options = rows(ImportTarget.INTERACTIONS);
    private static final String HEADER =
        "id,email,type,direction,date,duration,subject,notes,result";

    @Test
    void rowsBecomeTouchesOnTheTimelineOfTheCustomer() {
      ImportReport report =
          run(
              options,
              HEADER,
              "7,ada@example.com,call,inbound,2026-03-01 10:00,1:35,Price,\"asked\ntwice\",sold");

      assertThat(report.errors()).isEmpty();
      Interaction call = all(InteractionFields.TYPE).get(0);
      assertThat(call.customerId()).isEqualTo(desk.get("c1").id());
      assertThat(call.kind()).isEqualTo(InteractionKind.CALL);
      assertThat(call.direction()).isEqualTo(Direction.INBOUND);
      assertThat(call.duration()).isEqualTo(Duration.ofSeconds(95));
      assertThat(call.body()).isEqualTo("asked\ntwice");
      assertThat(call.outcome()).isEqualTo("sold");
      assertThat(call.idempotencyKey()).isEqualTo("shop:7");
    }

    @Test
    void theSameIsUnchangedAndOtherContentUnderTheSameIdIsRejected() {
      run(options, HEADER, "7,ada@example.com,call,inbound,2026-03-01 10:00,95,Price,,");
      ImportReport report =
          run(
              options,
              HEADER,
              "7,ada@example.com,call,inbound,2026-03-01 10:00,95,Price,,",
              "7,ada@example.com,call,inbound,2026-03-01 10:00,95,Other,,");

      assertThat(report.unchanged()).isEqualTo(1);
      assertThat(report.errors())
          .singleElement()
          .extracting(ImportError::code)
          .isEqualTo("E_APPEND_ONLY");
      assertThat(all(InteractionFields.TYPE)).hasSize(1);
    }

    @Test
    void rowsWithoutAnIdAreKnownAgainByTheirContent() {
      String[] lines = {
        "email,type,date,notes",
        "ada@example.com,note,2026-03-01,a",
        "ada@example.com,note,2026-03-01,a"
      };
      ImportReport first = run(options, lines);
      ImportReport second = run(options, lines);

      assertThat(first.created()).isEqualTo(1);
      assertThat(first.unchanged()).isEqualTo(1);
      assertThat(second.unchanged()).isEqualTo(2);
    }

    @Test
    void wordsOfOtherSystemsAreMapped() {
      ImportReport report =
          run(
              options.map(
                  ImportMapping.to(ImportTarget.INTERACTIONS)
                      .take("Тип", "kind", ValueMap.rejecting(Map.of("Звонок", "CALL")))
                      .constant("direction", "OUTBOUND")),
              "Тип,email,Дата",
              "звонок,ada@example.com,2026-03-01",
              "факс,ada@example.com,2026-03-01");

      assertThat(report.created()).isEqualTo(1);
      assertThat(report.errors().get(0).code()).isEqualTo("E_VALUE");
    }

    @Test
    void whatTheActorMayNotSeeItMayNotImport() {
      Desk blind = new Desk(new Desk.Open(Set.of("contactPoints")));

      assertThatThrownBy(
              () ->
                  blind.imports.run(Desk.csv("email,type,date", "a@b.de,note,2026-03-01"), options))
          .isInstanceOf(AccessDeniedException.class)
          .hasMessageContaining("'email'");
    }
  }

  @Nested
  class OfDeals {
    private final ImportOptions options = rows(ImportTarget.DEALS);
    private final Deals deals = Desk.deals(desk.gateway);

    @BeforeEach
    void pipeline() {
      deals.createPipeline(
          Pipeline.of(
              "Sales",
              List.of(
                  Stage.of("new", "New", StageCategory.OPEN, 10).withAllowedNext("talk"),
                  Stage.of("talk", "Talking", StageCategory.OPEN, 50),
                  Stage.of("won", "Won", StageCategory.WON, 100))));
    }

    private Deal deal() {
      return all(DealFields.TYPE).get(0);
    }

    @Test
    void rowsBecomeDealsInTheirStages() {
      ImportReport report =
          run(
              options,
              "deal id,deal name,inn,stage,amount,currency,probability,close date,owner",
              "d1,Big one,7707083893,Talking,\"10 000,50\",RUB,40 %,2026-06-30,kim");

      assertThat(report.errors()).isEmpty();
      Deal deal = deal();
      assertThat(deal.name()).isEqualTo("Big one");
      assertThat(deal.customerId()).isEqualTo(desk.get("c3").id());
      assertThat(deal.stage()).isEqualTo("talk");
      assertThat(deal.amount()).isEqualTo(Money.of("10000.50", "RUB"));
      assertThat(deal.probabilityOverride()).isEqualTo(40);
      assertThat(deal.expectedCloseOn()).isEqualTo(LocalDate.of(2026, 6, 30));
      assertThat(deal.owner()).isEqualTo("kim");
      assertThat(deal.sourceId()).isEqualTo("d1");
      assertThat(deals.history(deal.id())).hasSize(1);
    }

    @Test
    void aLaterRowMovesTheDealByTheRulesOfThePipeline() {
      String header = "deal id,deal name,email,stage,amount";
      run(options, header, "d1,Big one,ada@example.com,new,10 EUR");

      ImportReport refused = run(options, header, "d1,Big one,ada@example.com,won,10 EUR");
      assertThat(refused.errors().get(0).code()).isEqualTo("E_STAGE");
      assertThat(deal().stage()).isEqualTo("new");

      ImportReport moved = run(options, header, "d1,Bigger one,ada@example.com,talk,12 EUR");
      assertThat(moved.updated()).isEqualTo(1);
      assertThat(deal().stage()).isEqualTo("talk");
      assertThat(deal().name()).isEqualTo("Bigger one");
      assertThat(deals.history(deal().id())).hasSize(2);

      assertThat(run(options, header, "d1,Bigger one,ada@example.com,talk,12 EUR").unchanged())
          .isEqualTo(1);
    }

    @Test
    void aRowMovesTheDealAsItShallBeOrLeavesItAsItWas() {
      deals.createPipeline(
          Pipeline.of(
                  "Export",
                  List.of(
                      Stage.of("new", "New", StageCategory.OPEN, 10),
                      Stage.of("offer", "Offer", StageCategory.OPEN, 50)
                          .withRequiredFields("owner")))
              .withApprovals(ApprovalRule.of("big", "offer").when("amount >= 1000 EUR")));
      String header = "deal id,deal name,email,pipeline,stage,amount,owner";
      run(options, header, "d1,One,ada@example.com,Export,new,1000 EUR,");
      ApprovalRequest asked = deals.approvals().request(deal().id(), "offer", "They wait.").get(0);
      Desk.deals(new Gateway(desk.engine, Actor.user("bea"))).approvals().approve(asked.id(), null);

      ImportReport refused =
          run(options, header, "d1,Two,ada@example.com,Export,offer,9000 EUR,kim");

      assertThat(refused.errors()).extracting(ImportError::code).containsExactly("E_STAGE");
      assertThat(deal().name()).isEqualTo("One");
      assertThat(deal().amount()).isEqualTo(Money.parse("1000 EUR"));
      assertThat(deals.approvals().of(deal().id()).get(0).status())
          .isEqualTo(ApprovalStatus.APPROVED);

      ImportReport moved =
          run(options, header, "d1,Three,ada@example.com,Export,offer,1000 EUR,kim");

      assertThat(moved.errors()).isEmpty();
      assertThat(deal().stage()).isEqualTo("offer");
      assertThat(deal().owner()).isEqualTo("kim");
      assertThat(deals.approvals().of(deal().id()).get(0).status()).isEqualTo(ApprovalStatus.USED);
    }

    @Test
    void aNewDealBeginsByTheRulesOfThePipelineUnlessItIsTakenAsItIs() {
      String header = "deal id,deal name,email,stage,amount";
      String[] rows = {"d1,One,ada@example.com,won,10 EUR", "d2,Two,ada@example.com,talk,10 EUR"};

      ImportReport refused = run(options, header, rows[0], rows[1]);

      assertThat(refused.created()).isEqualTo(1);
      assertThat(refused.errors()).extracting(ImportError::code).containsExactly("E_STAGE");
      assertThat(refused.errors().get(0).message())
          .isEqualTo(
              "The deal cannot go to 'won': From 'new' a deal goes to [talk], not to 'won'. Mend"
                  + " the row, or move the deal by hand.");

      ImportReport taken = run(options.dealsAsTheyAre(), header, rows[0], rows[1]);

      assertThat(taken.errors()).isEmpty();
      assertThat(all(DealFields.TYPE)).extracting(Deal::stage).containsOnly("talk", "won");
      assertThat(all(DealFields.TYPE))
          .filteredOn(one -> one.stage().equals("won"))
          .singleElement()
          .satisfies(one -> assertThat(one.closedAt()).isNotNull());
    }

    @Test
    void aLaterRowOfTheSameFileUpdatesTheEarlier() {
      ImportReport report =
          run(
              options.createCustomers(),
              "deal id,deal name,email,stage,amount",
              "d1,One,eve@example.com,new,1 EUR",
              "d1,Two,eve@example.com,talk,2 EUR",
              "d1,Two,eve@example.com,talk,2 EUR");

      assertThat(report.errors()).isEmpty();
      assertThat(List.of(report.created(), report.updated(), report.unchanged()))
          .containsExactly(1L, 1L, 1L);
      assertThat(all(DealFields.TYPE)).singleElement().extracting(Deal::name).isEqualTo("Two");
      assertThat(deal().stage()).isEqualTo("talk");
    }

    @Test
    void oneBadDealDoesNotCostTheOthers() {
      ImportReport report =
          run(
              options,
              "deal id,deal name,email,stage,amount",
              "d1,One,ada@example.com,nowhere,1 EUR",
              "d2,,ada@example.com,new,1 EUR",
              "d3,Three,ada@example.com,,1 EUR");

      assertThat(report.created()).isEqualTo(1);
      assertThat(report.errors())
          .extracting(ImportError::code)
          .containsExactly("E_REFERENCE", "E_REQUIRED");
      assertThat(deal().stage()).isEqualTo("new");
    }

    @Test
    void aBareCustomerOfATaxNumberIsAnOrganisation() {
      run(
          options
              .map(ImportMapping.to(ImportTarget.DEALS).take("firm", "customer.legalName"))
              .createCustomers(),
          "deal name,inn,firm",
          "New one,7736207543,ООО Заря");

      assertThat(desk.all())
          .filteredOn(Organization.class::isInstance)
          .extracting(Customer::displayName)
          .contains("ООО Заря");
      assertThat(desk.all()).filteredOn(Person.class::isInstance).hasSize(2);
    }
  }
}
