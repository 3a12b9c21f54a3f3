package dev.crmcore.merge;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.CustomerId;
import dev.crmcore.model.TenantId;
import java.util.List;

/**
 * Who becomes one customer.
 *
 * @param tenant whose customers they are
 * @param survivor who remains
 * @param losers who becomes part of it, at least one
 */
public record MergedCustomers(TenantId tenant, CustomerId survivor, List<CustomerId> losers) {
  /** Checks that all are there, and copies the losers. */
  public MergedCustomers {
    requireNonNull(tenant, "tenant");
    requireNonNull(survivor, "survivor");
    losers = List.copyOf(losers);
  }
}
