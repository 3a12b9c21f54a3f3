package dev.crmcore.jdbc;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Person;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.model.Revision;
import dev.crmcore.model.TenantId;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Filter;
import dev.crmcore.query.Query;
import dev.crmcore.query.Sort;
import dev.crmcore.storage.EntityStore;
import dev.crmcore.storage.Storage;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** A storage with customers in it, and short ways to ask it. */
record Shop(Storage storage, FixedContext context) implements AutoCloseable {
  static Shop open(String url) {
    return open(JdbcOptions.DEFAULTS, url);
  }

  static Shop open(JdbcOptions options, String url) {
    FixedContext context = FixedContext.standard();
    return new Shop(new JdbcStorageProvider().open(options.at(url), context), context);
  }

  Person.Builder person(String name) {
    return person(context, name);
  }

  static Person.Builder person(FixedContext context, String name) {
    return Person.builder()
        .id(new CustomerId(context.ids().next()))
        .revision(Revision.first(FixedContext.NOW))
        .givenName(name)
        .email(name.toLowerCase(Locale.ROOT) + "@example.org")
        .address(PostalAddress.of("Main street 1", "Vologda", "160000", "RU"));
  }

  void add(Customer... customers) {
    write(store -> store.insert(Arrays.asList(customers)));
  }

  void write(Consumer<EntityStore<Customer>> change) {
    storage.write(
        TenantId.DEFAULT,
        work -> {
          change.accept(work.store(CustomerFields.TYPE));
          return true;
        });
  }

  <R> R read(Function<EntityStore<Customer>, R> question) {
    return storage.read(TenantId.DEFAULT, work -> question.apply(work.store(CustomerFields.TYPE)));
  }

  Optional<Customer> find(Customer customer) {
    return read(store -> store.find(customer.id().value()));
  }

  long count() {
    return read(store -> store.count(Filter.all(CustomerFields.TYPE)));
  }

  Filter<Customer> filter(Condition condition) {
    return Filter.bind(
        context.catalogue(), CustomerFields.TYPE, condition, FixedContext.NOW, ZoneOffset.UTC);
  }

  List<UUID> ids(Condition condition, Sort... sorts) {
    return read(
        store ->
            store.query(Query.of(filter(condition), 100).sortedBy(sorts)).items().stream()
                .map(customer -> customer.id().value())
                .toList());
  }

  @Override
  public void close() {
    storage.close();
  }
}
