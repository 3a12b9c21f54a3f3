package dev.crmcore.customer;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Organization;
import dev.crmcore.query.Conditions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Organisations that belong to others, within one read. Stateless. */
final class Hierarchy {
  /** Bounds what is read where somebody wrote a circle into the database. */
  private static final int MAX_DEPTH = 1_000;

  private static final int MOST = 10_000;

  private Hierarchy() {}

  /** Returns whom a customer belongs to, the nearest first, up to one the actor cannot see. */
  static List<Customer> ancestors(Reader reader, Customer customer) {
    Map<UUID, Customer> above = new LinkedHashMap<>();
    Customer next = above(reader, customer);
    while (next != null && above.size() < MAX_DEPTH && !above.containsKey(next.id().value())) {
      above.put(next.id().value(), next);
      next = above(reader, next);
    }
    return List.copyOf(above.values());
  }

  private static @Nullable Customer above(Reader reader, Customer customer) {
    CustomerId parent =
        customer instanceof Organization organization ? organization.parentId() : null;
    return parent == null ? null : reader.find(CustomerFields.TYPE, parent.value()).orElse(null);
  }

  /** Returns who belongs to a customer, level by level, at most some. */
  static List<Customer> descendants(Reader reader, Customer customer, int limit) {
    if (limit < 1 || limit > MOST) {
      throw new InvalidInputException(
          "A list has 1 to %d customers, not %d.".formatted(MOST, limit));
    }
    Map<UUID, Customer> below = new LinkedHashMap<>();
    List<UUID> level = List.of(customer.id().value());
    while (!level.isEmpty() && below.size() < limit) {
      List<UUID> next = new ArrayList<>();
      reader.scanAny(
          CustomerFields.TYPE,
          Conditions.everyone(),
          CustomerFields.PARENT_ID,
          level,
          child -> {
            UUID id = child.id().value();
            if (!id.equals(customer.id().value())
                && below.size() < limit
                && below.putIfAbsent(id, child) == null) {
              next.add(id);
            }
          });
      level = next;
    }
    return List.copyOf(below.values());
  }
}
