package dev.crmcore.lifecycle;

import dev.crmcore.catalogue.ChangeCursorFields;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.customer.LifecyclePeriod;
import dev.crmcore.event.ChangeEvent.Touched;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.gateway.ChangeCursors;
import dev.crmcore.gateway.ChangeFollower;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.ChangeCursor;
import dev.crmcore.model.Customer;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.segmentation.ConditionText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Moves customers by the rules of a host: within the change that stores a purchase or a deal, and,
 * for what changes with time alone or came in bulk, once an hour when due work runs. Safe for all
 * threads.
 */
public final class LifecycleMoves implements ChangeFollower {
  private static final String CURSOR = "crm-lifecycle";
  private static final Duration EVERY = Duration.ofHours(1);
  private static final int CHUNK = 500;

  /** How many customers are looked at within the change that touches them. */
  private static final int FEW = 20;

  private final LifecycleRules rules;
  private final List<Condition> moved;

  /** Creates it for the rules of a host. */
  public LifecycleMoves(LifecycleRules rules, ConditionText text) {
    this.rules = rules;
    this.moved = rules.moved(text);
  }

  @Override
  public void follow(ChangeSet changes, Collection<Touched> touched) {
    if (rules.rules().isEmpty()) {
      return;
    }
    Set<UUID> customers = new HashSet<>();
    collect(changes, touched, PurchaseFields.TYPE, PurchaseFields.CUSTOMER_ID, customers);
    collect(changes, touched, DealFields.TYPE, DealFields.CUSTOMER_ID, customers);
    if (!customers.isEmpty() && customers.size() <= FEW) {
      Condition among = Conditions.ids(customers);
      for (int i = 0; i < moved.size(); i++) {
        List<Customer> due = new ArrayList<>();
        Condition which = Conditions.all(among, Customers.IN_USE, moved.get(i));
        changes.reader().scanUnseen(CustomerFields.TYPE, which, due::add);
        for (Customer one : due) {
          move(changes, one, rules.rules().get(i));
        }
      }
    }
  }

  private static <E> void collect(
      ChangeSet changes,
      Collection<Touched> touched,
      EntityType<E> type,
      Field<E, UUID> customer,
      Set<UUID> customers) {
    List<UUID> ids =
        touched.stream().filter(one -> one.entity().equals(type.name())).map(Touched::id).toList();
    if (!ids.isEmpty() && ids.size() <= CHUNK) {
      for (E record : changes.reader().findAllUnseen(type, ids)) {
        UUID id = customer.get(record);
        if (id != null) {
          customers.add(id);
        }
      }
    }
  }

  private static void move(ChangeSet changes, Customer customer, LifecycleRule rule) {
    Customer next =
        CustomerFields.TYPE
            .draft(customer)
            .set(CustomerFields.LIFECYCLE_STAGE, rule.stage())
            .build();
    changes.follow(CustomerFields.TYPE, next, LifecyclePeriod.RULE + rule.name());
  }

  /**
   * Moves whoever is to be moved, an hour after the last time or later.
   *
   * @param gateway one which sees everything of its tenant
   * @return how many were moved
   */
  public int runDue(Gateway gateway) {
    if (rules.rules().isEmpty() || !isDue(gateway)) {
      return 0;
    }
    int done = 0;
    for (int i = 0; i < moved.size(); i++) {
      done += runDue(gateway, rules.rules().get(i), moved.get(i));
    }
    gateway.apply(
        Origin.of("customer.lifecycle"), changes -> ChangeCursors.skipAll(changes, CURSOR));
    return done;
  }

  /**
   * Whoever is due is sought without a lock on what others write, once along all customers; what is
   * found is asked again where it is moved.
   */
  private static int runDue(Gateway gateway, LifecycleRule rule, Condition moved) {
    Condition which = Conditions.all(Customers.IN_USE, moved);
    int done = 0;
    Keyset after = null;
    do {
      Page<Customer> page = due(gateway, which, after);
      List<UUID> ids = page.items().stream().map(one -> one.id().value()).toList();
      if (!ids.isEmpty()) {
        done +=
            gateway.change(
                new Origin("customer.lifecycle", null, rule.name()),
                changes -> {
                  List<Customer> due =
                      changes
                          .reader()
                          .list(
                              CustomerFields.TYPE,
                              Conditions.all(Conditions.ids(ids), which),
                              CHUNK);
                  due.forEach(one -> move(changes, one, rule));
                  return due.size();
                });
      }
      after = page.next();
    } while (after != null);
    return done;
  }

  private static Page<Customer> due(Gateway gateway, Condition which, @Nullable Keyset after) {
    return gateway.read(
        reader -> reader.query(CustomerFields.TYPE, which, List.of(), CHUNK, after));
  }

  private static boolean isDue(Gateway gateway) {
    Instant last = gateway.read(LifecycleMoves::last);
    return !last.plus(EVERY).isAfter(gateway.engine().now());
  }

  private static Instant last(Reader reader) {
    return reader
        .list(ChangeCursorFields.TYPE, Conditions.equal(ChangeCursorFields.NAME, CURSOR), 1)
        .stream()
        .map(ChangeCursor::revision)
        .map(revision -> revision.updatedAt())
        .findFirst()
        .orElse(Instant.EPOCH);
  }
}
