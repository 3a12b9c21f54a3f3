package dev.crmcore.duplicates;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Those of some customers that the actor may see and that are neither archived nor merged. */
final class CustomersInUse {
  private CustomersInUse() {}

  static Map<CustomerId, Customer> of(Reader reader, Collection<CustomerId> ids) {
    Map<CustomerId, Customer> found = new LinkedHashMap<>();
    for (List<CustomerId> chunk : Chunks.of(ids)) {
      reader
          .findAll(CustomerFields.TYPE, chunk.stream().map(CustomerId::value).toList())
          .forEach(
              customer -> {
                if (!customer.isArchived() && customer.mergedInto() == null) {
                  found.put(customer.id(), customer);
                }
              });
    }
    return found;
  }
}
