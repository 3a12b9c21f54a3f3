package dev.crmcore.exchange;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.customer.ContactForms;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.Folding;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Prepared;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.CustomerKind;
import dev.crmcore.model.ExternalId;
import dev.crmcore.query.Conditions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds the customers whom rows are about: by an id, else by e-mail addresses, telephone numbers or
 * the tax number, the first that leads to somebody. Used for one batch.
 */
final class CustomerReferences {
  private static final String TAX = "TAX_ID";

  private final ChangeSet changes;
  private final CustomerRows customers;
  private final ContactForms forms;
  private final ImportOptions options;
  private final Map<List<String>, Set<UUID>> holders = new HashMap<>();
  private final Map<UUID, Prepared<Customer>> bare = new LinkedHashMap<>();

  CustomerReferences(
      ChangeSet changes, CustomerRows customers, ContactForms forms, ImportOptions options) {
    this.changes = changes;
    this.customers = customers;
    this.forms = forms;
    this.options = options;
  }

  /** Reads who holds what the rows name. */
  void load(Collection<RowValues> rows) {
    Set<List<String>> ids = new LinkedHashSet<>();
    Set<List<String>> contacts = new LinkedHashSet<>();
    Set<String> taxIds = new LinkedHashSet<>();
    for (RowValues row : rows) {
      RowValues who = row.customer();
      ids.addAll(ids(who));
      contacts.addAll(contacts(who));
      String taxId = taxId(who);
      if (taxId != null) {
        taxIds.add(taxId);
      }
    }
    Reader reader = changes.reader();
    add(reader.holders(CustomerFields.TYPE, CustomerFields.EXTERNAL_IDS, ids), true);
    add(reader.holders(CustomerFields.TYPE, CustomerFields.CONTACT_POINTS, contacts), false);
    reader.scanAny(
        CustomerFields.TYPE, Conditions.everyone(), CustomerFields.TAX_ID, taxIds, this::addTaxId);
  }

  private void addTaxId(Customer customer) {
    String taxId = CustomerFields.TAX_ID.get(customer);
    if (taxId != null && !customer.isArchived() && customer.mergedInto() == null) {
      holder(List.of(TAX, taxId), customer.id().value());
    }
  }

  /** An id leads to archived customers, too, and from a merged one to who took its place. */
  private void add(Map<List<String>, List<UUID>> found, boolean byId) {
    Set<UUID> keys = new LinkedHashSet<>();
    found.values().forEach(keys::addAll);
    Map<UUID, Customer> seen = new HashMap<>();
    changes
        .reader()
        .findAll(CustomerFields.TYPE, keys)
        .forEach(customer -> seen.put(customer.id().value(), customer));
    found.forEach(
        (key, ids) ->
            ids.forEach(
                id -> {
                  Customer customer = seen.get(id);
                  CustomerId survivor = customer == null ? null : customer.mergedInto();
                  if (customer != null && (byId || !customer.isArchived())) {
                    holder(key, survivor == null ? id : survivor.value());
                  }
                }));
  }

  private void holder(List<String> key, UUID id) {
    holders.computeIfAbsent(key, none -> new LinkedHashSet<>()).add(id);
  }

  /**
   * Returns the customer of the rows of one record.
   *
   * @throws InvalidInputException with the code {@code E_REFERENCE} if nobody is found, {@code
   *     E_REQUIRED} if the rows name nobody
   * @throws Ambiguous if several are found
   */
  Found of(List<RowValues> rows) throws Ambiguous {
    Set<List<String>> keys = new LinkedHashSet<>();
    rows.forEach(row -> keys.addAll(ids(row.customer())));
    rows.forEach(row -> keys.addAll(contacts(row.customer())));
    for (RowValues row : rows) {
      String taxId = taxId(row.customer());
      if (taxId != null) {
        keys.add(List.of(TAX, taxId));
      }
    }
    if (keys.isEmpty()) {
      throw new InvalidInputException(
          "E_REQUIRED",
          "The row names no customer: it has no id, e-mail address, telephone number or tax number of one. Add one.");
    }
    for (List<String> key : keys) {
      Set<UUID> found = holders.getOrDefault(key, Set.of());
      if (found.size() > 1) {
        throw new Ambiguous(
            "'%s' belongs to %d customers. Give the row the id of the right one."
                .formatted(key.get(1), found.size()));
      }
      if (!found.isEmpty()) {
        return new Found(new CustomerId(found.iterator().next()));
      }
    }
    if (!options.createsCustomers()) {
      throw new InvalidInputException(
          "E_REFERENCE",
          "No customer has '%s'. Import customers first, or let the import create them."
              .formatted(ImportError.shortened(keys.iterator().next().get(1))));
    }
    return create(rows, keys);
  }

  /** The new customer is only stored if a record of it is. */
  private Found create(List<RowValues> rows, Set<List<String>> keys) {
    RowValues who =
        rows.stream()
            .map(RowValues::customer)
            .filter(one -> !ids(one).isEmpty() || !contacts(one).isEmpty() || taxId(one) != null)
            .findFirst()
            .orElseThrow();
    CustomerKind kind = customers.kind(who);
    customers.requireFitting(who, kind);
    String own = who.ownId();
    List<String> first = keys.iterator().next();
    ExternalId id =
        own != null
            ? new ExternalId(options.source(), own)
            : new ExternalId("contact:" + options.source(), Folding.fold(first.get(1)));
    Prepared<Customer> prepared =
        changes.prepareNew(CustomerFields.TYPE, customers.create(who, kind, id, List.of()));
    UUID key = prepared.value().id().value();
    bare.put(key, prepared);
    keys.forEach(one -> holder(one, key));
    return new Found(new CustomerId(key));
  }

  /** Stores those new customers that have records. */
  void store(Collection<Found> used) {
    List<Prepared<Customer>> created = new ArrayList<>();
    Set<UUID> ids = new LinkedHashSet<>();
    used.forEach(found -> ids.add(found.id().value()));
    ids.forEach(
        id -> {
          Prepared<Customer> prepared = bare.remove(id);
          if (prepared != null) {
            created.add(prepared);
          }
        });
    if (!created.isEmpty()) {
      changes.createPrepared(CustomerFields.TYPE, created);
    }
  }

  private List<List<String>> ids(RowValues who) {
    List<List<String>> ids = new ArrayList<>();
    String own = who.ownId();
    if (own != null) {
      ids.add(List.of(options.source(), own));
    }
    who.externalIds().forEach(id -> ids.add(List.of(id.system(), id.value())));
    return ids;
  }

  private List<List<String>> contacts(RowValues who) {
    List<List<String>> keys = new ArrayList<>();
    for (ContactKind kind : List.of(ContactKind.EMAIL, ContactKind.PHONE)) {
      for (ContactPoint point : who.contactPoints()) {
        if (point.kind() == kind) {
          forms
              .form(kind, point.raw(), null)
              .ifPresent(form -> keys.add(List.of(kind.name(), form)));
        }
      }
    }
    return keys;
  }

  private static @Nullable String taxId(RowValues who) {
    Object taxId = who.get(CustomerFields.TAX_ID);
    return taxId == null ? null : taxId.toString();
  }

  /** The customer of a record, stored or about to be. */
  record Found(CustomerId id) {}

  /** Several customers fit: a person decides. */
  static final class Ambiguous extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    Ambiguous(String reason) {
      super(reason, null, false, false);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }
}
