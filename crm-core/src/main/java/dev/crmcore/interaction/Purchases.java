package dev.crmcore.interaction;

import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.gateway.Delivered;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Purchase;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What customers bought: recorded here, owned by the shop. Belongs to one session; not safe for use
 * by several threads at once.
 */
public final class Purchases {
  private final Gateway gateway;

  /** Creates the service; hosts get it from their session. */
  public Purchases(Gateway gateway) {
    this.gateway = gateway;
  }

  /**
   * Stores a purchase and returns it as stored. One whose source and order number were stored
   * before is returned as it was, and nothing is stored; to whoever may not see it, it is returned
   * as they gave it, under its id.
   *
   * @throws dev.crmcore.error.NotFoundException if the actor cannot see the customer
   */
  public Purchase record(Purchase purchase) {
    return gateway.change(
        new Origin("purchase.record", purchase.source(), null),
        changes -> {
          CustomerId customer = Customers.require(changes.reader(), purchase.customerId()).id();
          return Delivered.before(
                  changes.reader(),
                  PurchaseFields.TYPE,
                  PurchaseFields.ORDER_KEY,
                  PurchaseFields.ORDER_KEY.get(purchase),
                  purchase)
              .orElseGet(
                  () ->
                      changes.create(
                          PurchaseFields.TYPE, purchase.toBuilder().customerId(customer).build()));
        });
  }

  /** Returns one page of a customer's purchases, the latest first. */
  public Page<Purchase> of(CustomerId customer, int limit, @Nullable Keyset after) {
    return gateway.read(
        reader ->
            reader.query(
                PurchaseFields.TYPE,
                Conditions.equal(
                    PurchaseFields.CUSTOMER_ID, Customers.require(reader, customer).id().value()),
                List.of(Sort.descending(PurchaseFields.OCCURRED_AT)),
                limit,
                after));
  }
}
