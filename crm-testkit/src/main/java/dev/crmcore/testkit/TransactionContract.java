package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.catalogue.AuditFields;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.StorageException;
import dev.crmcore.model.Customer;
import dev.crmcore.model.Money;
import dev.crmcore.model.Person;
import dev.crmcore.model.Purchase;
import dev.crmcore.query.Filter;
import dev.crmcore.storage.EntityStore;
import dev.crmcore.storage.Storage;
import dev.crmcore.storage.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Units of work: all or nothing, one state, one winner. */
abstract class TransactionContract {
  private final StorageHarness harness;

  TransactionContract(StorageHarness harness) {
    this.harness = harness;
  }

  @Test
  void workThatThrowsLeavesNoTraceInAnyStore() {
    Person before = harness.person("Before").externalId("shop", "1").tag("kept").build();
    Person removed = harness.person("Removed").build();
    harness.insert(before, removed);
    IllegalStateException failure = new IllegalStateException("no");

    assertThatThrownBy(
            () ->
                harness.write(
                    unit -> {
                      writeEverywhere(unit, before, removed);
                      throw failure;
                    }))
        .isSameAs(failure);

    assertThat(harness.all(CustomerFields.TYPE)).containsExactly(before, removed);
    assertThat(harness.all(PurchaseFields.TYPE)).isEmpty();
    assertThat(harness.all(AuditFields.TYPE)).isEmpty();
    // What the work had taken is free again, and what it had given up is taken.
    harness.insert(harness.person("Next").externalId("shop", "2").build());
    assertThatThrownBy(
            () -> harness.insert(harness.person("Thief").externalId("shop", "1").build()))
        .isInstanceOf(ConflictException.class);
  }

  private void writeEverywhere(UnitOfWork unit, Person before, Person removed) {
    Person added = harness.person("Added").externalId("shop", "2").build();
    Person changed =
        StorageHarness.renamed(before, "Changed").toBuilder().externalIds(List.of()).build();
    unit.store(CustomerFields.TYPE).insert(List.of(added));
    unit.store(CustomerFields.TYPE).update(List.of(changed));
    unit.store(CustomerFields.TYPE).remove(removed.id().value(), 1);
    unit.store(PurchaseFields.TYPE)
        .insert(
            List.of(
                harness
                    .purchase(added)
                    .amount(Money.of("1.00", "EUR"))
                    .occurredAt(TestContext.NOW)
                    .build()));
    unit.store(AuditFields.TYPE).insert(List.of(harness.auditEntry()));
  }

  @Test
  void workThatMeetsAConflictHalfwayLeavesNoTrace() {
    Person stored = harness.person("Stored").build();
    harness.insert(stored);
    Person added = harness.person("Added").build();

    assertThatThrownBy(
            () ->
                harness.write(
                    unit -> {
                      unit.store(AuditFields.TYPE).insert(List.of(harness.auditEntry()));
                      unit.store(CustomerFields.TYPE).insert(List.of(added, stored));
                    }))
        .isInstanceOf(ConflictException.class);

    assertThat(harness.all(CustomerFields.TYPE)).containsExactly(stored);
    assertThat(harness.all(AuditFields.TYPE)).isEmpty();
  }

  @Test
  void aChangeThatFailedLeavesNoTraceEvenIfItsErrorIsCaught() {
    Person stored = harness.person("Stored").build();
    harness.insert(stored);
    Person halfway = harness.person("Halfway").externalId("shop", "1").build();

    try {
      harness.write(
          unit ->
              assertThatThrownBy(
                      () -> unit.store(CustomerFields.TYPE).insert(List.of(halfway, stored)))
                  .isInstanceOf(ConflictException.class));
    } catch (StorageException e) {
      // A storage may refuse to end such work; that leaves no trace too.
    }

    assertThat(harness.all(CustomerFields.TYPE)).containsExactly(stored);
    harness.insert(harness.person("Next").externalId("shop", "1").build());
  }

  @Test
  void whatTheCallerThrowsPassesThroughAsItIs() {
    IllegalArgumentException mistake = new IllegalArgumentException("mine");
    StackOverflowError error = new StackOverflowError("mine too");

    assertThatThrownBy(() -> harness.read(unit -> fail(mistake))).isSameAs(mistake);
    assertThatThrownBy(() -> harness.write(unit -> fail(mistake))).isSameAs(mistake);
    assertThatThrownBy(() -> harness.write(unit -> fail(error))).isSameAs(error);
    // The storage is as good as before.
    harness.insert(harness.person("Anna").build());
  }

  @Test
  void whatAScansConsumerThrowsPassesThroughAndEndsTheScan() {
    harness.insert(harness.person("Anna").build(), harness.person("Boris").build());
    IllegalArgumentException enough = new IllegalArgumentException("enough");
    List<Customer> seen = new ArrayList<>();

    assertThatThrownBy(
            () ->
                harness.read(
                    unit -> {
                      unit.store(CustomerFields.TYPE)
                          .scan(
                              everyone(),
                              customer -> {
                                seen.add(customer);
                                throw enough;
                              });
                      return true;
                    }))
        .isSameAs(enough);
    assertThat(seen).hasSize(1);
  }

  @Test
  void workReturnsWhatItsFunctionReturns() {
    String written = harness.storage().write(StorageHarness.TENANT, unit -> "written");
    String read = harness.read(unit -> "read");

    assertThat(written).isEqualTo("written");
    assertThat(read).isEqualTo("read");
  }

  @Test
  void readsInAWriteSeeWhatItWrote() {
    Person anna = harness.person("Anna").externalId("shop", "1").build();
    Person boris = harness.person("Boris").build();
    harness.insert(boris);

    harness.write(
        unit -> {
          var customers = unit.store(CustomerFields.TYPE);
          customers.insert(List.of(anna));
          assertThat(customers.find(anna.id().value())).contains(anna);
          assertThat(customers.count(everyone())).isEqualTo(2);
          Person changed = StorageHarness.renamed(anna, "Anja");
          customers.update(List.of(changed));
          assertThat(unit.store(CustomerFields.TYPE).findAll(List.of(anna.id().value())))
              .containsExactly(changed);
          customers.remove(boris.id().value(), 1);
          List<Customer> seen = new ArrayList<>();
          customers.scan(everyone(), seen::add);
          assertThat(seen).containsExactly(changed);
        });
  }

  @Test
  void changesOfOneRecordInOneWorkFollowEachOther() {
    Person anna = harness.person("Anna").tag("old").build();
    Person boris = harness.person("Boris").build();
    Purchase bought =
        harness
            .purchase(anna)
            .source("shop")
            .amount(Money.of("10.00", "EUR"))
            .occurredAt(TestContext.NOW)
            .build();
    harness.insert(anna, boris);
    harness.insert(PurchaseFields.TYPE, List.of(bought));
    Purchase corrected =
        bought.toBuilder()
            .source("market")
            .revision(bought.revision().next(TestContext.NOW))
            .build();
    Person second = StorageHarness.renamed(anna, "Anja").toBuilder().tags(List.of()).build();
    Person third = StorageHarness.renamed(second, "Anka").toBuilder().tag("new").build();

    harness.write(
        unit -> {
          EntityStore<Customer> customers = unit.store(CustomerFields.TYPE);
          assertThat(customers.find(anna.id().value())).contains(anna);
          customers.update(List.of(second));
          customers.update(List.of(third));
          EntityStore<Purchase> purchases = unit.store(PurchaseFields.TYPE);
          assertThat(purchases.find(bought.id().value())).contains(bought);
          purchases.repoint(PurchaseFields.CUSTOMER_ID, anna.id().value(), boris.id().value());
          purchases.update(List.of(corrected));
        });

    assertThat(harness.find(anna.id())).contains(third);
    assertThat(harness.all(PurchaseFields.TYPE)).containsExactly(corrected);
  }

  @Test
  void whatAWorkRemovedItCannotChange() {
    Person anna = harness.person("Anna").build();
    harness.insert(anna);

    assertThatThrownBy(
            () ->
                harness.write(
                    unit -> {
                      EntityStore<Customer> customers = unit.store(CustomerFields.TYPE);
                      customers.find(anna.id().value());
                      customers.remove(anna.id().value(), 1);
                      customers.update(List.of(StorageHarness.renamed(anna, "Anja")));
                    }))
        .isInstanceOf(ConflictException.class);
    assertThat(harness.find(anna.id())).contains(anna);
  }

  @Test
  void writingInAReadIsRefused() {
    Person anna = harness.person("Anna").build();
    Person stored = harness.person("Stored").build();
    harness.insert(stored);

    assertThatThrownBy(
            () ->
                harness.read(
                    unit -> {
                      unit.store(CustomerFields.TYPE).insert(List.of(anna));
                      return true;
                    }))
        .isInstanceOf(StorageException.class);
    assertThatThrownBy(
            () ->
                harness.read(
                    unit -> {
                      unit.store(CustomerFields.TYPE)
                          .update(List.of(StorageHarness.renamed(stored, "Changed")));
                      return true;
                    }))
        .isInstanceOf(StorageException.class);
    assertThatThrownBy(
            () ->
                harness.read(
                    unit -> {
                      unit.store(CustomerFields.TYPE).remove(stored.id().value(), 1);
                      return true;
                    }))
        .isInstanceOf(StorageException.class);
    assertThat(harness.all(CustomerFields.TYPE)).containsExactly(stored);
  }

  @Test
  void aUnitOfWorkIsOfNoUseAfterItsEnd() {
    Person late = harness.person("Late").build();
    List<UnitOfWork> kept = new ArrayList<>();
    harness.write(kept::add);

    assertThatThrownBy(() -> kept.get(0).store(CustomerFields.TYPE).insert(List.of(late)))
        .isInstanceOf(StorageException.class);
    assertThat(harness.find(late.id())).isEmpty();
  }

  @Test
  void aClosedStorageRefusesAndClosingAgainIsAllowed() {
    Storage storage = harness.storage();
    storage.close();
    storage.close();

    assertThatThrownBy(() -> storage.read(StorageHarness.TENANT, unit -> true))
        .isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> storage.write(StorageHarness.TENANT, unit -> true))
        .isInstanceOf(StorageException.class);
  }

  @Test
  void allReadsOfOneWorkSeeOneState() throws Exception {
    Person first = harness.person("First").build();
    Person second = harness.person("Second").build();
    harness.insert(first);
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      List<Future<?>> writes = new ArrayList<>();
      harness.read(
          unit -> {
            assertThat(unit.store(CustomerFields.TYPE).count(everyone())).isEqualTo(1);
            writes.add(executor.submit(() -> harness.insert(second)));
            awaitOrGoOn(writes.get(0));
            assertThat(unit.store(CustomerFields.TYPE).count(everyone())).isEqualTo(1);
            assertThat(unit.store(CustomerFields.TYPE).find(second.id().value())).isEmpty();
            return true;
          });
      writes.get(0).get(60, TimeUnit.SECONDS);
    } finally {
      executor.shutdownNow();
    }
    assertThat(harness.all(CustomerFields.TYPE)).containsExactly(first, second);
  }

  /** A storage may let the writer wait until the reader is done; that is one state too. */
  private static void awaitOrGoOn(Future<?> write) {
    try {
      write.get(300, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // It waits for us.
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError("The writer failed.", e);
    }
  }

  @Test
  void ofTwoThreadsThatUpdateOneRecordExactlyOneWins() throws Exception {
    for (int round = 0; round < 10; round++) {
      Person read = harness.person("Read").build();
      harness.insert(read);
      List<Person> claims =
          List.of(StorageHarness.renamed(read, "One"), StorageHarness.renamed(read, "Two"));

      List<Boolean> won = together(claims.stream().map(this::update).toList());

      assertThat(won).as("who won").containsExactlyInAnyOrder(true, false);
      assertThat(harness.find(read.id())).contains(claims.get(won.indexOf(true)));
    }
  }

  @Test
  void ofTwoThreadsThatClaimOneExternalIdExactlyOneWins() throws Exception {
    for (int round = 0; round < 10; round++) {
      String claimed = "order-" + round;
      List<Person> claims =
          List.of(
              harness.person("One").externalId("shop", claimed).build(),
              harness.person("Two").externalId("shop", claimed).build());

      List<Boolean> won = together(claims.stream().map(this::insert).toList());

      assertThat(won).as("who won").containsExactlyInAnyOrder(true, false);
    }
  }

  @Test
  void manyThreadsLoseNothing() throws Exception {
    List<Callable<Boolean>> writers = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      List<Person> own = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        own.add(harness.person("T" + thread + " " + i).build());
      }
      writers.add(
          () -> {
            own.forEach(harness::insert);
            return true;
          });
    }

    together(writers);

    assertThat(harness.all(CustomerFields.TYPE)).hasSize(100);
  }

  private Callable<Boolean> update(Person person) {
    return () -> wins(() -> harness.update(person));
  }

  private Callable<Boolean> insert(Person person) {
    return () -> wins(() -> harness.insert(person));
  }

  private static boolean wins(Runnable change) {
    try {
      change.run();
      return true;
    } catch (ConflictException e) {
      return false;
    }
  }

  /** Runs calls on threads of their own that begin at the same moment. */
  private <R> List<R> together(List<Callable<R>> calls) throws Exception {
    // Opened before the threads start, which would otherwise race for it.
    harness.storage();
    ExecutorService executor = Executors.newFixedThreadPool(calls.size());
    CyclicBarrier start = new CyclicBarrier(calls.size());
    try {
      List<Future<R>> results = new ArrayList<>();
      for (Callable<R> call : calls) {
        results.add(
            executor.submit(
                () -> {
                  start.await(10, TimeUnit.SECONDS);
                  return call.call();
                }));
      }
      List<R> values = new ArrayList<>();
      for (Future<R> result : results) {
        values.add(result.get(60, TimeUnit.SECONDS));
      }
      return values;
    } catch (ExecutionException e) {
      throw new AssertionError("A thread failed with something other than a conflict.", e);
    } finally {
      executor.shutdownNow();
    }
  }

  private static boolean fail(RuntimeException failure) {
    throw failure;
  }

  private static boolean fail(Error failure) {
    throw failure;
  }

  private static Filter<Customer> everyone() {
    return Filter.all(CustomerFields.TYPE);
  }
}
