package dev.crmcore.exchange;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Prepared;
import dev.crmcore.model.Customer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer while a batch is applied: as stored, if it is, and as it will be. */
final class Slot {
  private final @Nullable Customer stored;
  private @Nullable Prepared<Customer> prepared;

  /** Holds a stored customer. */
  Slot(Customer stored) {
    this.stored = stored;
  }

  /** Holds a customer that will be added. */
  Slot(Prepared<Customer> added) {
    this.stored = null;
    this.prepared = added;
  }

  boolean isNew() {
    return stored == null;
  }

  UUID key() {
    return value().id().value();
  }

  /** Returns the customer as the rows so far leave it. */
  Customer value() {
    Prepared<Customer> next = prepared;
    return next == null ? requireNonNull(stored) : next.value();
  }

  @Nullable Prepared<Customer> prepared() {
    return prepared;
  }

  Prepared<Customer> prepare(ChangeSet changes, Customer next) {
    return stored == null
        ? changes.prepareNew(CustomerFields.TYPE, next)
        : changes.prepareChanged(CustomerFields.TYPE, stored, next);
  }

  /** Takes the next state and tells whether it is another. */
  boolean take(Prepared<Customer> next) {
    Customer now = value();
    if (next.value().stored(now.id(), now.revision()).equals(now)) {
      return false;
    }
    prepared = next;
    return true;
  }
}
