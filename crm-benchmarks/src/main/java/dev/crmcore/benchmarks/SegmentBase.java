package dev.crmcore.benchmarks;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.catalogue.StandardCatalogue;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.EntityType;
import dev.crmcore.host.IdSource;
import dev.crmcore.host.PluginContext;
import dev.crmcore.jdbc.Durability;
import dev.crmcore.jdbc.JdbcOptions;
import dev.crmcore.jdbc.JdbcStorageProvider;
import dev.crmcore.model.TenantId;
import dev.crmcore.query.Filter;
import dev.crmcore.storage.Storage;
import dev.crmcore.testkit.SequentialIds;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The database that segments are asked of: for each customer three purchases and ten interactions,
 * in the schema and through the storage of the library. The indexes of what is large are made after
 * it is there.
 */
final class SegmentBase {
  /** The moment of every question. */
  static final Instant NOW = Instant.parse("2026-06-15T10:00:00Z");

  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private static final int PURCHASES = 3;
  private static final int INTERACTIONS = 10;
  private static final int IN_ONE_TRANSACTION = 20_000;

  private final String url;
  private final Host host = new Host(CLOCK, new SequentialIds(), StandardCatalogue.create());

  private record Host(Clock clock, IdSource ids, Catalogue catalogue) implements PluginContext {}

  SegmentBase(String url) {
    this.url = url;
  }

  /** Fills the database if it is empty, and tells how many customers it has. */
  long fill(int customers) throws SQLException {
    try (Storage storage = opened()) {
      long there = count(storage);
      if (there > 0) {
        return there;
      }
    }
    DeferredIndexes indexes =
        DeferredIndexes.drop(url, List.of("crm_interaction", "crm_purchase", "crm_purchase_lines"));
    SegmentPeople people = new SegmentPeople(NOW, customers);
    SegmentActivity activity = new SegmentActivity(NOW, customers);
    int purchases = Math.multiplyExact(customers, PURCHASES);
    int interactions = Math.multiplyExact(customers, INTERACTIONS);
    try (Storage storage = opened()) {
      insert(storage, CustomerFields.TYPE, customers, people::make);
      insert(storage, PurchaseFields.TYPE, purchases, at -> activity.purchase(at, purchases));
      insert(
          storage,
          InteractionFields.TYPE,
          interactions,
          at -> activity.interaction(at, interactions));
    }
    long start = System.nanoTime();
    indexes.create();
    report("indexes", start);
    return customers;
  }

  private Storage opened() {
    return new JdbcStorageProvider()
        .open(JdbcOptions.DEFAULTS.withDurability(Durability.FAST).at(url), host);
  }

  private long count(Storage storage) {
    return storage.read(
        TenantId.DEFAULT,
        unit -> unit.store(CustomerFields.TYPE).count(Filter.all(CustomerFields.TYPE)));
  }

  private static <E> void insert(
      Storage storage, EntityType<E> type, int number, IntFunction<E> maker) {
    long start = System.nanoTime();
    for (int from = 0; from < number; from += IN_ONE_TRANSACTION) {
      List<E> part = new ArrayList<>(IN_ONE_TRANSACTION);
      for (int at = from; at < Math.min(number, from + IN_ONE_TRANSACTION); at++) {
        part.add(maker.apply(at));
      }
      storage.write(
          TenantId.DEFAULT,
          unit -> {
            unit.store(type).insert(part);
            return true;
          });
    }
    report("%,d of %s".formatted(number, type), start);
  }

  private static void report(String what, long start) {
    System.out.printf("made %s in %.0f s%n", what, (System.nanoTime() - start) / 1e9);
  }
}
