package dev.crmcore.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.audit.AuditLog;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.StandardCatalogue;
import dev.crmcore.customer.ContactForms;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.EntityType;
import dev.crmcore.memory.InMemoryStorage;
import dev.crmcore.merging.Merges;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.LineageEntry;
import dev.crmcore.model.MergeRecord;
import dev.crmcore.model.Organization;
import dev.crmcore.model.Person;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import dev.crmcore.testkit.MutableClock;
import dev.crmcore.testkit.SequentialIds;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AsOfTest {
  /** Sellers see their own customers; clerks see everybody but no contact points. */
  private static final class ByRole implements AccessPolicy {
    @Override
    public Condition visible(Actor actor, EntityType<?> type) {
      boolean own = type.name().equals("customer") && actor.roles().contains("seller");
      return own ? Conditions.equal(CustomerFields.OWNER, actor.name()) : Conditions.everyone();
    }

    @Override
    public Set<String> concealed(Actor actor, EntityType<?> type) {
      boolean clerk = type.name().equals("customer") && actor.roles().contains("clerk");
      return clerk ? Set.of("contactPoints") : Set.of();
    }

    @Override
    public boolean permits(Actor actor, Action action, EntityType<?> type) {
      return true;
    }
  }

  private final MutableClock clock = MutableClock.at("2026-03-01T10:00:00Z");
  private final Catalogue catalogue = StandardCatalogue.create();
  private final ContactForms forms = new ContactForms(null);
  private final Engine engine =
      new Engine(
          new InMemoryStorage(catalogue),
          catalogue,
          new ByRole(),
          clock,
          ZoneOffset.UTC,
          new SequentialIds(),
          new EntityJson(),
          Map.of());
  private final Gateway gateway = new Gateway(engine, Actor.user("boss"));
  private final Customers customers = new Customers(gateway, forms);
  private final Merges merges = new Merges(gateway, List.of());

  private Customers of(String name, String role) {
    return new Customers(new Gateway(engine, Actor.user(name).withRoles(role)), forms);
  }

  private Instant tick() {
    return clock.advance(Duration.ofHours(1));
  }

  private Customer ada(String owner) {
    return customers.create(
        Person.builder().givenName("Ada").email("ada@example.org").owner(owner).build());
  }

  private Customer tagged(CustomerId id, String tag) {
    return customers.change(id, customer -> customer.toBuilder().tag(tag).build());
  }

  @Test
  void isEmptyBeforeTheRecordAndForUnknownIds() {
    Customer ada = ada("sam");

    assertThat(customers.asOf(ada.id(), clock.instant().minusNanos(1))).isEmpty();
    assertThat(customers.asOf(ada.id(), clock.instant())).contains(ada);
    assertThat(customers.asOf(new CustomerId(new UUID(7, 7)), clock.instant())).isEmpty();
  }

  @Test
  void ofSeveralChangesAtTheSameInstantAllCount() {
    Customer ada = ada("sam");
    Instant created = clock.instant();
    Instant changed = tick();
    tagged(ada.id(), "a");
    Customer twice = tagged(ada.id(), "b");
    tick();
    tagged(ada.id(), "c");

    assertThat(customers.asOf(ada.id(), created)).contains(ada);
    assertThat(customers.asOf(ada.id(), changed.minusNanos(1))).contains(ada);
    assertThat(customers.asOf(ada.id(), changed)).contains(twice);
  }

  @Test
  void isEmptyAfterTheRecordWasRemoved() {
    Customer ada = ada("sam");
    Instant before = clock.instant();
    Instant removed = tick();
    gateway.apply(
        Origin.of("erase"), changes -> changes.remove(CustomerFields.TYPE, ada.id().value()));

    assertThat(customers.asOf(ada.id(), removed)).isEmpty();
    assertThat(customers.asOf(ada.id(), before)).contains(ada);
    assertThat(of("sam", "seller").asOf(ada.id(), before)).contains(ada);
    assertThat(of("sue", "seller").asOf(ada.id(), before)).isEmpty();
  }

  @Test
  void whoMaySeeARecordTodaySeesItsPastWithoutWhatIsConcealed() {
    Customer ada = ada("sam");
    Instant then = clock.instant();
    tick();
    customers.change(
        ada.id(), customer -> customer.toBuilder().owners(List.of()).owner("sue").build());

    assertThat(of("sam", "seller").asOf(ada.id(), then)).isEmpty();
    assertThat(of("sue", "seller").asOf(ada.id(), then)).contains(ada);
    Customer masked = of("cleo", "clerk").asOf(ada.id(), then).orElseThrow();
    assertThat(masked.contactPoints()).isEmpty();
    assertThat(masked.displayName()).isEqualTo("Ada");
  }

  @Test
  void theIdOfAMergedCustomerLedToItsSurvivor() {
    Customer ada = ada("sam");
    Customer twin = ada("sue");
    Instant apart = clock.instant();
    Instant merged = tick();
    MergeRecord merge = merges.merge(ada.id(), List.of(twin.id()), null);
    Customer together = customers.get(ada.id());
    Instant undone = tick();
    merges.undo(merge.id());

    assertThat(customers.asOf(twin.id(), apart)).contains(twin);
    assertThat(customers.asOf(twin.id(), merged)).contains(together);
    assertThat(customers.asOf(twin.id(), undone)).contains(customers.get(twin.id()));
    assertThat(of("sam", "seller").asOf(twin.id(), merged)).contains(together);
    assertThat(of("sue", "seller").asOf(twin.id(), merged)).isEmpty();
  }

  @Test
  void aReferenceThatAMergeMovedLeavesLineageAndKeepsTheVersion() {
    Customer parent = customers.create(Organization.builder().legalName("Acme").build());
    Customer twin = customers.create(Organization.builder().legalName("Acme Ltd").build());
    Customer child =
        customers.create(Organization.builder().legalName("Sub").parentId(twin.id()).build());
    Instant before = clock.instant();
    tick();
    merges.merge(parent.id(), List.of(twin.id()), null);

    List<LineageEntry> history = customers.history(child.id());
    assertThat(history).hasSize(2);
    assertThat(history.get(1).version()).isEqualTo(1);
    assertThat(history.get(1).changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.field()).isEqualTo("parentId");
              assertThat(change.before()).isEqualTo(twin.id().toString());
              assertThat(change.after()).isEqualTo(parent.id().toString());
            });
    assertThat(customers.asOf(child.id(), before)).contains(child);
    assertThat(customers.asOf(child.id(), clock.instant())).isEqualTo(customers.find(child.id()));
  }

  @Test
  void whatIsSealedIsRefusedAndWhatIsYoungerIsKnown() {
    Customer ada = ada("sam");
    Instant created = clock.instant();
    clock.advance(Duration.ofDays(10));
    Customer eve = ada("sue");
    Instant second = clock.instant();
    Instant changed = clock.advance(Duration.ofDays(1));
    tagged(ada.id(), "vip");
    clock.advance(Duration.ofDays(1));
    Customer third = tagged(ada.id(), "old");

    assertThat(new AuditLog(gateway).seal(Duration.ofDays(5), null)).isEqualTo(1);

    assertThatThrownBy(() -> customers.asOf(ada.id(), created.minusNanos(1)))
        .isInstanceOf(InvalidInputException.class)
        .extracting("code")
        .isEqualTo("E_HISTORY_SEALED");
    Customer first = customers.asOf(ada.id(), created).orElseThrow();
    assertThat(first).isEqualTo(ada);
    assertThat(customers.asOf(ada.id(), changed).orElseThrow().tags()).containsExactly("vip");
    assertThat(customers.asOf(ada.id(), clock.instant())).contains(third);
    assertThat(customers.asOf(eve.id(), second)).contains(eve);
    assertThat(customers.asOf(eve.id(), second.minusNanos(1))).isEmpty();
  }
}
