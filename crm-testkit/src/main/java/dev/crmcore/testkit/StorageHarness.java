package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.UnsupportedFeatureException;
import dev.crmcore.field.EntityType;
import dev.crmcore.host.PluginContext;
import dev.crmcore.model.AuditEntry;
import dev.crmcore.model.AuditId;
import dev.crmcore.model.AuditLink;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.PurchaseId;
import dev.crmcore.model.Revision;
import dev.crmcore.model.TenantId;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Filter;
import dev.crmcore.query.Page;
import dev.crmcore.query.Query;
import dev.crmcore.storage.LookupKey;
import dev.crmcore.storage.Storage;
import dev.crmcore.storage.StorageCapability;
import dev.crmcore.storage.UnitOfWork;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** The storage under test, opened when it is first needed, and what every contract does with it. */
final class StorageHarness implements AutoCloseable {
  static final TenantId TENANT = new TenantId("contract");
  static final TenantId OTHER_TENANT = new TenantId("other's \"contract\"");
  static final ZoneId ZONE = ZoneId.of("Europe/Moscow");

  private final TestContext context = new TestContext(ContractCatalogue.create());
  private final Function<PluginContext, Storage> opener;
  private final Function<PluginContext, Storage> reopener;
  private @Nullable Storage storage;
  private long positions;
  private Set<StorageCapability> declared = Set.of();
  private boolean refused;

  StorageHarness(
      Function<PluginContext, Storage> opener, Function<PluginContext, Storage> reopener) {
    this.opener = opener;
    this.reopener = reopener;
  }

  TestContext context() {
    return context;
  }

  Storage storage() {
    Storage opened = storage;
    if (opened == null) {
      opened = opener.apply(context);
      storage = opened;
      declared = opened.capabilities();
    }
    return opened;
  }

  void reopen() {
    close();
    storage = reopener.apply(context);
  }

  @Override
  public void close() {
    if (storage != null) {
      storage.close();
      storage = null;
    }
  }

  boolean declares(StorageCapability capability) {
    return storage().capabilities().contains(capability);
  }

  /** Returns what the storage declared, closed or not. */
  Set<StorageCapability> declared() {
    return declared;
  }

  /** Tells whether the storage refused something as documented. */
  boolean refused() {
    return refused;
  }

  /** The documented answer of a storage that lacks an ability. */
  void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(UnsupportedFeatureException.class);
    refused = true;
  }

  <R> R read(Function<UnitOfWork, R> work) {
    return storage().read(TENANT, work);
  }

  void write(Consumer<UnitOfWork> work) {
    write(TENANT, work);
  }

  void write(TenantId tenant, Consumer<UnitOfWork> work) {
    storage()
        .write(
            tenant,
            unit -> {
              work.accept(unit);
              return true;
            });
  }

  <E> void insert(EntityType<E> type, Collection<? extends E> entities) {
    write(unit -> unit.store(type).insert(List.copyOf(entities)));
  }

  void insert(Customer... customers) {
    insert(CustomerFields.TYPE, List.of(customers));
  }

  void update(Customer... customers) {
    write(unit -> unit.store(CustomerFields.TYPE).update(List.of(customers)));
  }

  /** A record that is written once, with a position of its own. */
  AuditEntry auditEntry() {
    AuditLink link = new AuditLink(++positions, "0", "0", "0");
    return new AuditEntry(
        new AuditId(id()), TestContext.NOW, "ann", "test", null, null, 1, null, null, null, link);
  }

  <E> Optional<E> find(EntityType<E> type, UUID id) {
    return read(unit -> unit.store(type).find(id));
  }

  <E> List<E> findAll(EntityType<E> type, Collection<UUID> ids) {
    return read(unit -> unit.store(type).findAll(ids));
  }

  <E> long count(Filter<E> filter) {
    return read(unit -> unit.store(filter.type()).count(filter));
  }

  <E> Page<E> page(Query<E> query) {
    return read(unit -> unit.store(query.filter().type()).query(query));
  }

  Map<LookupKey, List<UUID>> lookup(String collection, Collection<LookupKey> keys) {
    return read(unit -> unit.store(CustomerFields.TYPE).lookup(collection, keys));
  }

  Optional<Customer> find(CustomerId id) {
    return find(CustomerFields.TYPE, id.value());
  }

  /** Every record there is, by id. */
  <E> List<E> all(EntityType<E> type) {
    return read(
        unit -> {
          List<E> all = new ArrayList<>();
          unit.store(type).scan(Filter.all(type), all::add);
          return all;
        });
  }

  <E> Filter<E> filter(EntityType<E> type, Condition condition) {
    return Filter.bind(context.catalogue(), type, condition, TestContext.NOW, ZONE);
  }

  <E> List<UUID> ids(Query<E> query) {
    EntityType<E> type = query.filter().type();
    return read(unit -> unit.store(type).query(query).items().stream().map(type::id).toList());
  }

  UUID id() {
    return context.ids().next();
  }

  /** A person as the write path stores one for the first time. */
  Person.Builder person(String givenName) {
    return Person.builder()
        .id(new CustomerId(id()))
        .revision(Revision.first(TestContext.NOW))
        .givenName(givenName);
  }

  Organization.Builder organization(String legalName) {
    return Organization.builder()
        .id(new CustomerId(id()))
        .revision(Revision.first(TestContext.NOW))
        .legalName(legalName);
  }

  Purchase.Builder purchase(Customer customer) {
    return Purchase.builder()
        .id(new PurchaseId(id()))
        .revision(Revision.first(TestContext.NOW))
        .customerId(customer.id());
  }

  /** The customer as it will be after a change: its version is the next. */
  static Person renamed(Customer customer, String givenName) {
    return ((Person) customer)
        .toBuilder()
            .givenName(givenName)
            .revision(customer.revision().next(TestContext.NOW.plusSeconds(60)))
            .build();
  }
}
