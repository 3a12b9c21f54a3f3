package dev.crmcore.examples.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.multibindings.Multibinder;
import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.channel.ChannelConfig;
import dev.crmcore.deal.StageMove;
import dev.crmcore.duplicates.DuplicateScan;
import dev.crmcore.exchange.ImportMapping;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportPlan;
import dev.crmcore.exchange.ImportReport;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.exchange.ImportTarget;
import dev.crmcore.exchange.ValueMap;
import dev.crmcore.field.CustomField;
import dev.crmcore.field.FieldType;
import dev.crmcore.guice.CrmModule;
import dev.crmcore.jdbc.JdbcPlugin;
import dev.crmcore.messaging.Message;
import dev.crmcore.messaging.SendDecision;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.Money;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Explanation;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Window;
import dev.crmcore.spi.CrmPlugin;
import dev.crmcore.testkit.RecordingChannel;
import dev.crmcore.testkit.RecordingChannelProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GettingStartedTest {
  private final Crm crm = Crm.inMemory();
  private final CrmSession session = crm.session("anna");

  @AfterEach
  void close() {
    crm.close();
  }

  @Test
  void open(@TempDir Path folder) {
    String url = "jdbc:sqlite:" + folder.resolve("shop.db");
    // tag::open[]
    try (Crm crm = Crm.open(url)) {
      CrmSession session = crm.session("anna");
      session
          .customers()
          .create(Organization.builder().legalName("Analytical Engines Ltd").build());
    }
    // end::open[]
  }

  @Test
  void customers() {
    // tag::customers[]
    Customer ada =
        session
            .customers()
            .create(
                Person.builder()
                    .givenName(" Ada ")
                    .familyName("Lovelace")
                    .email("Ada@Example.ORG")
                    .phone("+44 20 7946 0958")
                    .externalId("shop", "4711")
                    .build());
    String address = ada.email().orElseThrow(); // ada@example.org

    Customer changed = session.customers().update(ada.toBuilder().tag("vip").owner("anna").build());
    List<Customer> caller = session.customers().search("+44 (20) 7946-0958", 5);
    Optional<Customer> fromShop = session.customers().findByExternalId("shop", "4711");
    // end::customers[]

    assertThat(address).isEqualTo("ada@example.org");
    assertThat(caller).containsExactly(changed);
    assertThat(fromShop).contains(changed);
  }

  @Test
  void atomically() {
    // tag::atomically[]
    CustomerId company =
        session.atomically(
            "signup",
            s -> {
              Customer acme =
                  s.customers().create(Organization.builder().legalName("Acme GmbH").build());
              s.purchases()
                  .record(
                      Purchase.builder()
                          .customerId(acme.id())
                          .orderNumber("2026-0001")
                          .amount(Money.of("120.00", "EUR"))
                          .occurredAt(Instant.parse("2026-03-01T10:00:00Z"))
                          .build());
              return acme.id();
            });
    // end::atomically[]

    assertThat(session.purchases().of(company, 10, null).items()).hasSize(1);
  }

  @Test
  void merging() {
    for (int i = 0; i < 30; i++) {
      session
          .customers()
          .create(
              Person.builder()
                  .givenName("Given" + (char) ('a' + i % 26) + i)
                  .familyName("Family" + (char) ('z' - i % 26) + i)
                  .email("someone" + i + "@example.com")
                  .build());
    }
    Customer ann =
        session
            .customers()
            .create(
                Person.builder()
                    .givenName("Ann")
                    .familyName("Lovelace")
                    .email("a@example.org")
                    .build());
    Customer anna =
        session
            .customers()
            .create(
                Person.builder()
                    .givenName("Anna")
                    .familyName("Lovelace")
                    .email("a@example.org")
                    .build());

    // tag::merging[]
    DuplicateScan scan = session.duplicates().scan();
    String why = session.duplicates().explain(anna.id(), ann.id()).toText();

    MergeRecord merge = session.merges().merge(anna.id(), List.of(ann.id()), "same address");
    CustomerId survivor = session.customers().get(ann.id()).id(); // ann's id leads to anna

    session.merges().undo(merge.id()); // both are back, field by field
    // end::merging[]

    assertThat(scan.customers()).isEqualTo(32);
    assertThat(why).contains("example.org");
    assertThat(survivor).isEqualTo(anna.id());
    assertThat(session.customers().get(ann.id()).id()).isEqualTo(ann.id());
  }

  @Test
  void segments() {
    // tag::segments[]
    session.segments().define("good customers", "purchases(last 365 days).sum(amount) >= 1000 EUR");
    Condition lapsing =
        session
            .segments()
            .parse("segment 'good customers' and interactions(last 90 days).count = 0");

    long howMany = session.segments().count(lapsing);
    session.segments().scan(lapsing, customer -> call(customer));
    // end::segments[]

    Customer ada = session.customers().create(Person.builder().givenName("Ada").build());
    // tag::explainSegment[]
    Explanation why = session.segments().explain(lapsing, ada.id());
    String tree = why.toText();
    // end::explainSegment[]

    assertThat(howMany).isZero();
    assertThat(tree).contains("✗");
  }

  private static void call(Customer customer) {
    assertThat(customer).isNotNull();
  }

  @Test
  void deals() {
    Customer ada = session.customers().create(Person.builder().givenName("Ada").build());
    // tag::deals[]
    Pipeline sales =
        session
            .deals()
            .createPipeline(
                Pipeline.of(
                    "Sales",
                    List.of(
                        Stage.of("new", "New", StageCategory.OPEN, 10),
                        Stage.of("offer", "Offer", StageCategory.OPEN, 50)
                            .withEntryCondition("amount is present and nextStep is present"),
                        Stage.of("won", "Won", StageCategory.WON, 100),
                        Stage.of("lost", "Lost", StageCategory.LOST, 0))));
    Deal deal =
        session
            .deals()
            .create(
                Deal.builder()
                    .name("Engine, second hand")
                    .customerId(ada.id())
                    .pipelineId(sales.id())
                    .build());

    StageMove move = session.deals().move(deal.id(), "offer", null);
    if (move instanceof StageMove.Refused refused) {
      refused.reasons(); // "To enter 'offer', this must hold: amount is present and …"
    }
    // end::deals[]

    assertThat(move).isInstanceOf(StageMove.Refused.class);
  }

  @Test
  void messages() {
    RecordingChannel mailbox = RecordingChannel.email();
    // tag::messages[]
    Crm crm =
        Crm.builder()
            .inMemory()
            .addPlugin(new RecordingChannelProvider(mailbox)) // or new EmailPlugin()
            .channel("email", ChannelConfig.of())
            .build();
    CrmSession session = crm.session("anna");
    Customer ada =
        session
            .customers()
            .create(Person.builder().givenName("Ada").email("ada@example.org").build());

    SendDecision decision =
        session.messages().send(ada.id(), Message.email("welcome", "Welcome", "Hello Ada!"));
    crm.maintenance().runDue(); // delivers it, and puts it on the timeline
    // end::messages[]

    assertThat(decision).isEqualTo(new SendDecision.Queued("ada@example.org"));
    assertThat(mailbox.delivered()).hasSize(1);
    assertThat(session.interactions().timeline(ada.id(), 10, null).items())
        .extracting("subject", "outcome")
        .containsExactly(tuple("Welcome", "accepted"));
    crm.close();
  }

  @Test
  void conditionInJava() {
    // tag::conditionInJava[]
    Condition lapsed =
        Conditions.equal(CustomerFields.CITY, "Вологда")
            .and(Conditions.count("purchases", Window.last(90, ChronoUnit.DAYS), Operator.EQ, 0))
            .and(Conditions.tag("do-not-call").negate());
    // end::conditionInJava[]

    assertThat(session.segments().parse(lapsed.toString())).isEqualTo(lapsed);
  }

  @Test
  void importing(@TempDir Path folder) throws IOException {
    Path people = folder.resolve("people.csv");
    Path errors = folder.resolve("people-errors.csv");
    Files.writeString(people, "id,first_name,birth_date\n1,Ada,1815-12-10\n2,Bob,someday\n");
    // tag::importing[]
    ImportSource file = ImportSource.of(people);
    ImportOptions options = ImportOptions.from("shop").errors(errors);

    ImportPlan plan = session.imports().plan(file, options); // how the file is understood
    ImportReport rehearsed = session.imports().dryRun(file, options); // all of it, taken back
    ImportReport report = session.imports().run(file, options);
    // end::importing[]

    assertThat(plan.ignored()).isEmpty();
    assertThat(rehearsed.created()).isEqualTo(1);
    assertThat(report.created()).isEqualTo(1);
    assertThat(report.rejected()).isEqualTo(1);
    assertThat(errors).exists();
  }

  @Test
  void importMapping() {
    ImportSource fair =
        ImportSource.of(
            "fair.csv",
            "Nr;Vorname;Nachname;Ort;Anrede\n7;Ada;Byron;10115 Berlin;Fr.\n".getBytes(UTF_8));
    // tag::importMapping[]
    ImportMapping mapping =
        ImportMapping.to(ImportTarget.CUSTOMERS)
            .take("Nr", "externalId")
            .join("fullName", " ", "Vorname", "Nachname")
            .split("Ort", " ", "address.postalCode", "address.city")
            .take("Anrede", "salutation", ValueMap.keeping(Map.of("Fr.", "Frau", "Hr.", "Herr")))
            .constant("address.country", "DE");

    session.imports().mappings().save("fair", mapping);
    ImportMapping kept = session.imports().mappings().get("fair"); // or "fair@1"
    ImportReport report = session.imports().run(fair, ImportOptions.from("fair-2026").map(kept));
    // end::importMapping[]

    assertThat(report.created()).isEqualTo(1);
    Customer ada = session.customers().findByExternalId("fair-2026", "7").orElseThrow();
    assertThat(ada.displayName()).isEqualTo("Ada Byron");
    assertThat(ada.addresses().get(0).city()).isEqualTo("Berlin");
  }

  @Test
  void importPurchases() {
    ImportSource orders =
        ImportSource.of(
            "orders.csv",
            """
            Order,E-mail,Date,SKU,Product,Quantity,Price
            A-1,ada@example.org,2026-03-01 10:15,S1,Shirt,2,10.00
            A-1,ada@example.org,2026-03-01 10:15,S2,Tie,1,5.50
            """
                .getBytes(UTF_8));
    // tag::importPurchases[]
    ImportMapping lines =
        ImportMapping.to(ImportTarget.PURCHASES) // one row a line; the headers tell the rest
            .constant("currency", "EUR");
    ImportReport report =
        session
            .imports()
            .run(
                orders,
                ImportOptions.from("shop")
                    .map(lines)
                    .zone(ZoneId.of("Europe/Berlin"))
                    .createCustomers());
    // end::importPurchases[]

    assertThat(report.errors()).isEmpty();
    assertThat(report.created()).isEqualTo(2);
    Customer ada = session.customers().findByContact(ContactKind.EMAIL, "ada@example.org").get(0);
    Purchase order = session.purchases().of(ada.id(), 10, null).items().get(0);
    assertThat(order.lines()).hasSize(2);
    assertThat(order.amount()).isEqualTo(Money.of("25.50", "EUR"));
  }

  @Test
  void customFields() {
    // tag::customFields[]
    CustomField<Long> points = CustomField.of("loyaltyPoints", FieldType.INTEGER);
    try (Crm crm = Crm.builder().inMemory().customerField(points).build()) {
      CrmSession session = crm.session("anna");
      session
          .customers()
          .create(Person.builder().givenName("Ada").custom("loyaltyPoints", 120L).build());
      long many = session.segments().count(session.segments().parse("loyaltyPoints > 100"));
      // end::customFields[]
      assertThat(many).isEqualTo(1);
    }
  }

  @Test
  void guice(@TempDir Path folder) {
    String url = "jdbc:sqlite:" + folder.resolve("shop.db");
    // tag::guice[]
    Injector injector =
        Guice.createInjector(
            new CrmModule(crm -> crm.storage(url)),
            binder ->
                Multibinder.newSetBinder(binder, CrmPlugin.class)
                    .addBinding()
                    .to(JdbcPlugin.class));
    Crm crm = injector.getInstance(Crm.class);
    // end::guice[]

    assertThat(crm.catalogue().entities()).isNotEmpty();
    crm.close();
  }
}
