package dev.crmcore.examples.reliability;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmcore.CrmSession;
import dev.crmcore.Maintenance;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.duplicates.DuplicatePair;
import dev.crmcore.duplicates.DuplicateScan;
import dev.crmcore.exchange.ExportOptions;
import dev.crmcore.exchange.ImportOptions;
import dev.crmcore.exchange.ImportSource;
import dev.crmcore.matching.MatchDecision;
import dev.crmcore.merging.MergePolicy;
import dev.crmcore.messaging.Message;
import dev.crmcore.model.Affiliation;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.DealId;
import dev.crmcore.model.DuplicateVerdict;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.MergeId;
import dev.crmcore.model.Money;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineId;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.model.SuppressionReason;
import dev.crmcore.model.Task;
import dev.crmcore.query.Conditions;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A public call.
 *
 * @param logs tables that say what was tried in transactions of their own, whatever came of it
 */
record Operation(String name, Set<String> logs, Call call) {
  /** Calls the library and returns an answer whose text tells it from others. */
  @FunctionalInterface
  interface Call {
    Object run(CrmSession session, Maintenance maintenance, World world) throws IOException;
  }

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final byte[] FILE =
      "id,first_name,email\n1,Ada,ada@example.org\n2,Bob,bob@example.org\n".getBytes(UTF_8);

  /** The records that operations start from. */
  record World(
      CustomerId anna,
      CustomerId boris,
      CustomerId archived,
      CustomerId company,
      PipelineId pipeline,
      DealId deal,
      Task task,
      MergeId merge) {
    /** Creates them. */
    static World create(CrmSession session) {
      CustomerId anna = person(session, "Anna");
      CustomerId boris = person(session, "Boris");
      CustomerId archived = person(session, "Clara");
      session.customers().archive(archived, null);
      CustomerId company =
          session.customers().create(Organization.builder().legalName("Acme Ltd").build()).id();
      session.customers().affiliate(Affiliation.of(anna, company, "buyer"));
      CustomerId survivor = person(session, "Dora");
      CustomerId loser = person(session, "Dorothy");
      for (CustomerId owner : List.of(anna, boris, loser)) {
        session.interactions().log(interaction(owner));
        session.purchases().record(purchase(owner, "o-" + owner));
      }
      MergeId merge = session.merges().merge(survivor, List.of(loser), "same").id();
      PipelineId pipeline = session.deals().createPipeline(newPipeline("Sales")).id();
      DealId deal = session.deals().create(newDeal(boris, pipeline)).id();
      Task task =
          session
              .tasks()
              .create(Task.builder().subject("Call").customerId(boris).assignee("anna").build());
      session.segments().define("annas", "givenName = 'Anna'");
      session.reviewQueue().refresh(scan(anna, boris, survivor));
      return new World(anna, boris, archived, company, pipeline, deal, task, merge);
    }

    private static CustomerId person(CrmSession session, String name) {
      return session
          .customers()
          .create(
              Person.builder()
                  .givenName(name)
                  .familyName("Lovelace")
                  .email(name + "@example.com")
                  .externalId("shop", name)
                  .tag("old")
                  .build())
          .id();
    }
  }

  /** Every operation that changes something. */
  static List<Operation> writing() {
    List<Operation> all = new ArrayList<>();
    add(all, "customers.create", (s, w) -> s.customers().create(newcomer("Eva")));
    add(
        all,
        "customers.createAll",
        (s, w) -> s.customers().createAll(List.of(newcomer("Eva"), newcomer("Emil"))));
    add(all, "customers.update", (s, w) -> s.customers().update(tagged(s.customers().get(w.anna))));
    add(all, "customers.change", (s, w) -> s.customers().change(w.anna, Operation::tagged));
    add(all, "customers.archive", (s, w) -> s.customers().archive(w.anna, "left"));
    add(all, "customers.restore", (s, w) -> s.customers().restore(w.archived));
    add(
        all,
        "customers.affiliate",
        (s, w) -> s.customers().affiliate(Affiliation.of(w.boris, w.company, "boss")));
    add(all, "interactions.log", (s, w) -> s.interactions().log(interaction(w.anna)));
    add(all, "purchases.record", (s, w) -> s.purchases().record(purchase(w.anna, "o-1")));
    add(all, "deals.createPipeline", (s, w) -> s.deals().createPipeline(newPipeline("Service")));
    add(all, "deals.create", (s, w) -> s.deals().create(newDeal(w.anna, w.pipeline)));
    add(
        all,
        "deals.update",
        (s, w) -> s.deals().update(s.deals().get(w.deal).toBuilder().name("Larger").build()));
    add(all, "deals.move", (s, w) -> s.deals().move(w.deal, "won", "price"));
    add(all, "tasks.create", (s, w) -> s.tasks().create(Task.builder().subject("Write").build()));
    add(
        all,
        "tasks.update",
        (s, w) -> s.tasks().update(w.task.toBuilder().subject("Write").build()));
    add(all, "tasks.complete", (s, w) -> s.tasks().complete(w.task.id()));
    add(all, "segments.define", (s, w) -> s.segments().define("new", "familyName = 'New'"));
    add(all, "segments.define again", (s, w) -> s.segments().define("annas", "familyName = 'Old'"));
    add(
        all,
        "messages.send",
        (s, w) -> s.messages().send(w.anna, Message.email("hello", "Hello", "Hello!")));
    add(
        all,
        "messages.suppress",
        (s, w) ->
            s.messages()
                .suppress(
                    ContactKind.EMAIL,
                    "anna@example.com",
                    SuppressionReason.UNSUBSCRIBED,
                    "asked"));
    add(
        all,
        "consents.grant",
        (s, w) -> s.consents().grant(w.anna, "newsletter", ContactKind.EMAIL, "form"));
    add(
        all,
        "duplicates.decide",
        (s, w) -> s.duplicates().decide(w.anna, w.boris, DuplicateVerdict.DUPLICATE, "known"));
    add(
        all,
        "duplicates.putOff",
        (s, w) -> s.duplicates().putOff(w.anna, w.boris, LocalDate.parse("9999-12-31"), null));
    add(
        all,
        "reviewQueue.refresh",
        (s, w) -> s.reviewQueue().refresh(scan(w.boris, w.anna, w.archived)));
    add(all, "merges.merge", (s, w) -> s.merges().merge(w.anna, List.of(w.boris), "same"));
    add(all, "merges.undo", (s, w) -> s.merges().undo(w.merge));
    add(
        all,
        "atomically",
        (s, w) ->
            s.atomically(
                "signup",
                own -> {
                  CustomerId id = own.customers().create(newcomer("Eva")).id();
                  own.interactions().log(interaction(id));
                  return own.purchases().record(purchase(id, "o-2"));
                }));
    add(all, "imports.dryRun", (s, w) -> s.imports().dryRun(file(), options()).created());
    all.add(
        new Operation(
            "imports.run",
            Set.of("crm_import_run"),
            (s, m, w) -> s.imports().run(file(), options()).created()));
    all.add(new Operation("runDue", Set.of("crm_outbox"), (s, m, w) -> m.runDue() > 0));
    all.add(
        new Operation("sealAuditLog", Set.of(), (s, m, w) -> m.sealAuditLog(Duration.ZERO, "age")));
    return List.copyOf(all);
  }

  /** Every operation that reads. */
  static List<Operation> reading() {
    List<Operation> all = new ArrayList<>();
    add(all, "customers.find", (s, w) -> s.customers().find(w.anna));
    add(all, "customers.get", (s, w) -> s.customers().get(w.anna));
    add(all, "customers.asOf", (s, w) -> s.customers().asOf(w.anna, NOON));
    add(all, "customers.query", (s, w) -> query(s));
    add(all, "customers.list", (s, w) -> s.customers().list(Conditions.everyone(), 9));
    add(all, "customers.count", (s, w) -> s.customers().count(Conditions.everyone()));
    add(
        all,
        "customers.scan",
        (s, w) -> {
          List<Customer> seen = new ArrayList<>();
          s.customers().scan(Conditions.everyone(), seen::add);
          return seen;
        });
    add(all, "customers.search", (s, w) -> s.customers().search("lovelace", 9));
    add(
        all,
        "customers.findByContact",
        (s, w) -> s.customers().findByContact(ContactKind.EMAIL, "anna@example.com"));
    add(
        all,
        "customers.findByExternalId",
        (s, w) -> s.customers().findByExternalId("shop", "Anna"));
    add(all, "customers.affiliations", (s, w) -> s.customers().affiliations(w.anna));
    add(all, "customers.history", (s, w) -> s.customers().history(w.anna));
    add(all, "interactions.timeline", (s, w) -> s.interactions().timeline(w.anna, 9, null));
    add(all, "purchases.of", (s, w) -> s.purchases().of(w.anna, 9, null));
    add(all, "deals.pipelines", (s, w) -> s.deals().pipelines());
    add(all, "deals.pipeline", (s, w) -> s.deals().pipeline("Sales"));
    add(all, "deals.get", (s, w) -> s.deals().get(w.deal));
    add(all, "deals.asOf", (s, w) -> s.deals().asOf(w.deal, NOON));
    add(all, "deals.history", (s, w) -> s.deals().history(w.deal));
    add(all, "deals.query", (s, w) -> s.deals().query(Conditions.everyone(), List.of(), 9, null));
    add(all, "tasks.agenda", (s, w) -> s.tasks().agenda("anna", 9));
    add(all, "tasks.overdue", (s, w) -> s.tasks().overdue(9));
    add(all, "segments.list", (s, w) -> s.segments().list());
    add(all, "segments.get", (s, w) -> s.segments().get("annas"));
    add(all, "segments.count", (s, w) -> s.segments().count(s.segments().parse("segment 'annas'")));
    add(
        all,
        "segments.members",
        (s, w) ->
            s.segments().members(s.segments().parse("purchases.count > 0"), List.of(), 9, null));
    add(
        all,
        "segments.scan",
        (s, w) -> {
          List<Customer> seen = new ArrayList<>();
          s.segments().scan(s.segments().parse("purchases.count > 0"), seen::add);
          return seen;
        });
    add(
        all,
        "segments.explain",
        (s, w) -> s.segments().explain(s.segments().parse("purchases.count > 0"), w.anna).toText());
    add(all, "quality.score", (s, w) -> s.quality().score(w.anna));
    add(all, "quality.audit", (s, w) -> s.quality().audit(Conditions.everyone()));
    add(all, "quality.worst", (s, w) -> s.quality().worst(Conditions.everyone(), 3));
    add(all, "analytics.pipeline", (s, w) -> s.analytics().pipeline(w.pipeline));
    add(all, "analytics.funnel", (s, w) -> s.analytics().funnel(w.pipeline));
    add(
        all,
        "analytics.closedDeals",
        (s, w) -> s.analytics().closedDeals(s.analytics().lastMonths(2)));
    add(
        all,
        "analytics.newCustomers",
        (s, w) -> s.analytics().newCustomers(s.analytics().lastMonths(2)));
    add(all, "analytics.purchases", (s, w) -> s.analytics().purchases(s.analytics().lastMonths(2)));
    add(
        all,
        "analytics.topCustomers",
        (s, w) ->
            s.analytics()
                .topCustomers(s.analytics().lastMonths(2), Currency.getInstance("EUR"), 3));
    add(
        all,
        "analytics.interactions",
        (s, w) -> s.analytics().interactions(s.analytics().lastMonths(2)));
    add(
        all,
        "exports.csv",
        (s, w) -> {
          StringWriter out = new StringWriter();
          s.exports().csv(Conditions.everyone(), out, ExportOptions.DEFAULTS);
          return out;
        });
    add(
        all,
        "exports.jsonLines",
        (s, w) -> {
          StringWriter out = new StringWriter();
          s.exports().jsonLines(Conditions.everyone(), out);
          return out;
        });
    add(all, "duplicates.check", (s, w) -> s.duplicates().check(newcomer("Anna")));
    add(all, "duplicates.scan", (s, w) -> s.duplicates().scan());
    add(all, "duplicates.explain", (s, w) -> s.duplicates().explain(w.anna, w.boris).toText());
    add(all, "duplicates.decisions", (s, w) -> s.duplicates().decisions(w.anna, w.boris));
    add(all, "reviewQueue.page", (s, w) -> s.reviewQueue().page(9, null));
    add(all, "reviewQueue.size", (s, w) -> s.reviewQueue().size());
    add(all, "merges.of", (s, w) -> s.merges().of(w.anna));
    add(
        all,
        "merges.preview",
        (s, w) ->
            s.merges().preview(w.anna, List.of(w.boris), MergePolicy.survivorFirst()).result());
    all.add(new Operation("verifyAuditLog", Set.of(), (s, m, w) -> m.verifyAuditLog().isIntact()));
    return List.copyOf(all);
  }

  private static void add(
      List<Operation> all, String name, BiFunction<CrmSession, World, Object> call) {
    all.add(new Operation(name, Set.of(), (s, m, w) -> call.apply(s, w)));
  }

  /** Everybody may be the same as the first. */
  private static DuplicateScan scan(CustomerId first, CustomerId... others) {
    List<DuplicatePair> possible = new ArrayList<>();
    for (CustomerId other : others) {
      possible.add(new DuplicatePair(first, other, 0.5, MatchDecision.POSSIBLE_MATCH));
    }
    return new DuplicateScan(3, 3, List.of(), possible, List.of(), List.of(), List.of(), Map.of());
  }

  private static Object query(CrmSession session) {
    return session
        .customers()
        .query(Conditions.equal(CustomerFields.FAMILY_NAME, "Lovelace"), List.of(), 3, null);
  }

  private static Customer newcomer(String name) {
    return Person.builder()
        .givenName(name)
        .email(name + "@example.org")
        .phone("+442079460958")
        .build();
  }

  private static Customer tagged(Customer customer) {
    return customer.toBuilder().tag("vip").notes("noted").build();
  }

  private static Interaction interaction(CustomerId owner) {
    return Interaction.builder().customerId(owner).subject("Talk").occurredAt(NOON).build();
  }

  private static Purchase purchase(CustomerId owner, String order) {
    return Purchase.builder()
        .customerId(owner)
        .orderNumber(order)
        .amount(Money.of("12.00", "EUR"))
        .occurredAt(NOON)
        .build();
  }

  private static Pipeline newPipeline(String name) {
    return Pipeline.of(
        name,
        List.of(
            Stage.of("new", "New", StageCategory.OPEN, 10),
            Stage.of("won", "Won", StageCategory.WON, 100)));
  }

  private static Deal newDeal(CustomerId owner, PipelineId pipeline) {
    return Deal.builder().name("Engine").customerId(owner).pipelineId(pipeline).build();
  }

  private static ImportSource file() {
    return ImportSource.of("people.csv", FILE);
  }

  private static ImportOptions options() {
    return ImportOptions.from("file");
  }
}
