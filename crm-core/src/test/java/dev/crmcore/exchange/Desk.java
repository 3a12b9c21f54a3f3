package dev.crmcore.exchange;

import dev.crmcore.catalogue.AuditFields;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.StandardCatalogue;
import dev.crmcore.customer.ContactForms;
import dev.crmcore.customer.CustomerRule;
import dev.crmcore.customer.Customers;
import dev.crmcore.dataquality.DataQuality;
import dev.crmcore.deal.Deals;
import dev.crmcore.feeds.Feeds;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.CustomField;
import dev.crmcore.field.EntityType;
import dev.crmcore.format.RecordFormat;
import dev.crmcore.gateway.Engine;
import dev.crmcore.gateway.EntityJson;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.host.IdSource;
import dev.crmcore.memory.InMemoryStorage;
import dev.crmcore.model.Customer;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.rates.RatePolicy;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import dev.crmcore.segmentation.ConditionText;
import dev.crmcore.team.Teams;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** An engine in memory, with a clock that stands still. */
final class Desk {
  static final ImportOptions SHOP = ImportOptions.from("shop");

  final Catalogue catalogue;
  final ContactForms forms = new ContactForms("RU");
  final Engine engine;
  final Formats formats;
  final Gateway gateway;
  final Customers customers;
  final Imports imports;
  final Exports exports;
  private final DataQuality quality;

  static Deals deals(Gateway gateway) {
    return new Deals(
        gateway,
        new ConditionText(gateway.engine().catalogue()),
        RatePolicy.STORED_ONLY,
        Teams.none());
  }

  Desk(CustomField<?>... fields) {
    this(new Open(Set.of()), fields);
  }

  Desk(RecordFormat format) {
    this(List.of(format), new Open(Set.of()));
  }

  Desk(AccessPolicy policy, CustomField<?>... fields) {
    this(List.of(), policy, fields);
  }

  private Desk(List<RecordFormat> offered, AccessPolicy policy, CustomField<?>... fields) {
    Clock clock = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    catalogue =
        fields.length == 0
            ? StandardCatalogue.create()
            : StandardCatalogue.create().withCustomFields("customer", List.of(fields));
    formats = Formats.with(catalogue.entity(CustomerFields.TYPE), offered);
    IdSource ids = new Counting();
    engine =
        new Engine(
            new InMemoryStorage(catalogue),
            catalogue,
            policy,
            clock,
            ZoneOffset.UTC,
            ids,
            new EntityJson(),
            Map.of(CustomerFields.TYPE.name(), new CustomerRule(forms)));
    gateway = new Gateway(engine, Actor.user("anna"));
    customers = new Customers(gateway, forms);
    quality = new DataQuality(gateway, List.of());
    imports = new Imports(gateway, forms, formats, quality, deals(gateway));
    exports = new Exports(gateway, formats);
  }

  Feeds feeds() {
    return new Feeds(gateway, quality);
  }

  static ImportSource csv(String... lines) {
    return text("people.csv", String.join("\n", lines) + "\n");
  }

  static ImportSource text(String name, String text) {
    return text(name, text, StandardCharsets.UTF_8);
  }

  static ImportSource text(String name, String text, Charset charset) {
    return ImportSource.of(name, text.getBytes(charset));
  }

  ImportReport run(String... lines) {
    return imports.run(csv(lines), SHOP);
  }

  Customer get(String externalId) {
    return customers.findByExternalId("shop", externalId).orElseThrow();
  }

  List<Customer> all() {
    List<Customer> all = new ArrayList<>();
    customers.scan(Conditions.everyone(), all::add);
    return all;
  }

  long audits() {
    return gateway.read(reader -> reader.count(AuditFields.TYPE, Conditions.everyone()));
  }

  private static final class Counting implements IdSource {
    private long next = 1;

    @Override
    public UUID next() {
      return new UUID(0x7000L, next++);
    }
  }

  /** Everything is allowed; some fields of customers are concealed. */
  record Open(Set<String> concealed) implements AccessPolicy {
    @Override
    public Condition visible(Actor actor, EntityType<?> type) {
      return Conditions.everyone();
    }

    @Override
    public Set<String> concealed(Actor actor, EntityType<?> type) {
      return type.name().equals("customer") ? concealed : Set.of();
    }

    @Override
    public boolean permits(Actor actor, Action action, EntityType<?> type) {
      return true;
    }
  }
}
