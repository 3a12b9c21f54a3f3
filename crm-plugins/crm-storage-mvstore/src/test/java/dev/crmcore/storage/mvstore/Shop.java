package dev.crmcore.storage.mvstore;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.StandardCatalogue;
import dev.crmcore.field.Catalogue;
import dev.crmcore.host.IdSource;
import dev.crmcore.host.PluginContext;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Person;
import dev.crmcore.model.Revision;
import dev.crmcore.model.TenantId;
import dev.crmcore.query.Filter;
import dev.crmcore.storage.Storage;
import dev.crmcore.storage.StorageConfig;
import dev.crmcore.testkit.SequentialIds;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A storage with customers, as tests use it. */
record Shop(Storage storage, PluginContext context) implements AutoCloseable {
  static final TenantId TENANT = TenantId.DEFAULT;
  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private record FixedContext(Clock clock, IdSource ids, Catalogue catalogue)
      implements PluginContext {}

  static Shop open(String url) {
    return open(new StorageConfig(url, Map.of()), StandardCatalogue.create());
  }

  static Shop open(StorageConfig config, Catalogue catalogue) {
    PluginContext context = context(catalogue);
    return new Shop(new MvStoreStorageProvider().open(config, context), context);
  }

  static Shop on(Storage storage) {
    return new Shop(storage, context(StandardCatalogue.create()));
  }

  private static PluginContext context(Catalogue catalogue) {
    return new FixedContext(Clock.fixed(NOW, ZoneOffset.UTC), new SequentialIds(), catalogue);
  }

  Person.Builder person(String givenName) {
    return Person.builder()
        .id(new CustomerId(context.ids().next()))
        .revision(Revision.first(NOW))
        .givenName(givenName);
  }

  Customer add(Customer customer) {
    return storage.write(
        TENANT,
        unit -> {
          unit.store(CustomerFields.TYPE).insert(List.of(customer));
          return customer;
        });
  }

  Optional<Customer> find(Customer customer) {
    return storage.read(
        TENANT, unit -> unit.store(CustomerFields.TYPE).find(customer.id().value()));
  }

  long count() {
    return storage.read(
        TENANT, unit -> unit.store(CustomerFields.TYPE).count(Filter.all(CustomerFields.TYPE)));
  }

  @Override
  public void close() {
    storage.close();
  }
}
