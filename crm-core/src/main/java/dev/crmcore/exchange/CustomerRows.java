package dev.crmcore.exchange;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.customer.CallHours;
import dev.crmcore.customer.FullName;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityDraft;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldValues;
import dev.crmcore.field.Folding;
import dev.crmcore.model.BankAccount;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerKind;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.ExternalId;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.OwnerAssignment;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.model.Revision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes customers of rows. A cell fills what is missing and replaces what the caller permits; an
 * empty cell changes nothing; collections are united.
 */
final class CustomerRows {
  private final EntityType<Customer> type;
  private final String source;

  CustomerRows(EntityType<Customer> type, String source) {
    this.type = type;
    this.source = source;
  }

  /** Decides what a row is about and takes its name apart; called once, before all else. */
  CustomerKind kind(RowValues row) {
    Object given = row.get(CustomerFields.KIND);
    boolean named = CustomerParts.NAME_OF_PERSON.stream().anyMatch(row::has);
    boolean company = CustomerParts.OF_ORGANIZATIONS.stream().anyMatch(name -> has(row, name));
    CustomerKind kind =
        given instanceof CustomerKind known
            ? known
            : named || row.fullName() != null || !company
                ? CustomerKind.PERSON
                : CustomerKind.ORGANIZATION;
    String fullName = row.fullName();
    if (fullName != null) {
      if (kind == CustomerKind.ORGANIZATION) {
        row.set(CustomerFields.LEGAL_NAME, fullName);
      } else if (!named) {
        setName(row, FullName.parse(fullName));
      }
    }
    return kind;
  }

  private boolean has(RowValues row, String field) {
    return row.has(type.requireField(field));
  }

  private static void setName(RowValues row, FullName name) {
    set(row, CustomerFields.SALUTATION, name.salutation());
    set(row, CustomerFields.GIVEN_NAME, name.given());
    set(row, CustomerFields.MIDDLE_NAME, name.middle());
    set(row, CustomerFields.FAMILY_NAME, name.family());
  }

  private static void set(RowValues row, Field<Customer, String> field, @Nullable String value) {
    if (value != null) {
      row.set(field, value);
    }
  }

  /**
   * Refuses what has no place on a customer of a kind: nothing of a row is dropped without a word.
   *
   * @throws InvalidInputException with the code {@code E_TYPE}
   */
  void requireFitting(RowValues row, CustomerKind kind) {
    for (Field<Customer, ?> field : row.fields().keySet()) {
      if (kind == CustomerKind.ORGANIZATION && CustomerParts.OF_PEOPLE.contains(field.name())) {
        throw new InvalidInputException(
            "E_TYPE",
            "An organisation has no '%s'. Clear it, or make the row a person.".formatted(field));
      }
      if (kind == CustomerKind.PERSON
          && CustomerParts.OF_ORGANIZATIONS.contains(field.name())
          && company(row) == null) {
        throw new InvalidInputException(
            "E_TYPE",
            "A person has no '%s'. Name the company it belongs to, or make the row an organisation."
                .formatted(field));
      }
    }
    if (!row.bank().isEmpty()) {
      ElementReading.element(CustomerFields.BANK_ACCOUNTS, row.bank());
    }
    standardHours(row);
    Workplaces.requireFitting(row, kind == CustomerKind.PERSON, company(row));
  }

  /** Hours that are stored already in their standard form are no change. */
  private static void standardHours(RowValues row) {
    Object hours = row.get(CustomerFields.CALL_HOURS);
    if (hours != null) {
      row.remove(CustomerFields.CALL_HOURS);
      row.set(CustomerFields.CALL_HOURS, CallHours.parse(hours.toString()).toString());
    }
  }

  /**
   * Refuses a row that says nothing by which anybody would know the customer again: its fingerprint
   * alone is no such thing.
   *
   * @throws InvalidInputException with the code {@code E_REQUIRED}
   */
  static void requireKnowable(RowValues row) {
    if (row.ownId() == null
        && row.externalIds().isEmpty()
        && row.contactPoints().isEmpty()
        && company(row) == null
        && CustomerParts.NAME_OF_PERSON.stream().noneMatch(row::has)) {
      throw new InvalidInputException(
          "E_REQUIRED", "The row has no name, no contact point and no id. Add one of them.");
    }
  }

  /** Returns the name of the company that a row mentions, or null. */
  static @Nullable String company(RowValues row) {
    Object name = row.get(CustomerFields.LEGAL_NAME);
    return name == null ? (String) row.get(CustomerFields.TRADING_NAME) : (String) name;
  }

  /** Returns the id by which a company without one is found by its name. */
  ExternalId companyId(String name) {
    return new ExternalId("company:" + source, Folding.fold(name));
  }

  /** Returns a new customer. */
  Customer create(RowValues row, CustomerKind kind, ExternalId id, List<ExternalId> more) {
    EntityDraft<Customer> draft = empty(kind);
    row.fields()
        .forEach(
            (field, value) -> {
              if (fits(field, kind)) {
                draft.set(field, value);
              }
            });
    unite(draft, row, id);
    unite(draft, CustomerFields.EXTERNAL_IDS, more);
    setOwner(draft, row);
    return draft.build();
  }

  /** Returns the company that a person's row mentions, as a new customer. */
  Customer createCompany(RowValues row, ExternalId id) {
    EntityDraft<Customer> draft = empty(CustomerKind.ORGANIZATION);
    row.fields()
        .forEach(
            (field, value) -> {
              if (CustomerParts.OF_ORGANIZATIONS.contains(field.name())) {
                draft.set(field, value);
              }
            });
    return draft.setList(CustomerFields.EXTERNAL_IDS, List.of(id)).build();
  }

  private EntityDraft<Customer> empty(CustomerKind kind) {
    return EntityDraft.empty(type, EntityId.NIL, Revision.NEW)
        .set(CustomerFields.KIND, kind)
        .set(CustomerFields.LIFECYCLE_STAGE, LifecycleStage.LEAD)
        .set(CustomerFields.SOURCE, source);
  }

  /** Tells whether a row has another value for a field of a customer. */
  boolean differs(Customer customer, RowValues row) {
    for (Map.Entry<Field<Customer, ?>, Object> cell : row.fields().entrySet()) {
      Field<Customer, ?> field = cell.getKey();
      Object stored = fits(field, customer.kind()) ? field.get(customer) : null;
      if (stored != null && !stored.equals(cell.getValue())) {
        return true;
      }
    }
    String owner = row.owner();
    return owner != null && !owner.equals(customer.owners().get(OwnerAssignment.GENERAL));
  }

  /** Returns a customer with what a row says, or the same customer where it says nothing new. */
  Customer merge(Customer customer, RowValues row, ExternalId id, Predicate<String> replaceable) {
    EntityDraft<Customer> draft = type.draft(customer);
    boolean changed = unite(draft, row, id);
    for (Map.Entry<Field<Customer, ?>, Object> cell : row.fields().entrySet()) {
      Field<Customer, ?> field = cell.getKey();
      Object stored = field.get(customer);
      if (fits(field, customer.kind())
          && !cell.getValue().equals(stored)
          && (stored == null || replaceable.test(field.name()))) {
        draft.set(field, cell.getValue());
        changed = true;
      }
    }
    String owner = row.owner();
    String responsible = customer.owners().get(OwnerAssignment.GENERAL);
    if (owner != null
        && !owner.equals(responsible)
        && (responsible == null || replaceable.test(CustomerFields.OWNERS.name()))) {
      setOwner(draft, row);
      changed = true;
    }
    return changed ? draft.build() : customer;
  }

  private static boolean fits(Field<Customer, ?> field, CustomerKind kind) {
    return !field.name().equals(CustomerFields.KIND.name())
        && !(kind == CustomerKind.PERSON && CustomerParts.OF_ORGANIZATIONS.contains(field.name()))
        && !(kind == CustomerKind.ORGANIZATION && CustomerParts.OF_PEOPLE.contains(field.name()));
  }

  private static void setOwner(EntityDraft<Customer> draft, RowValues row) {
    String owner = row.owner();
    if (owner != null) {
      List<OwnerAssignment> owners = new ArrayList<>(draft.list(CustomerFields.OWNERS));
      owners.removeIf(one -> one.serviceLine().equals(OwnerAssignment.GENERAL));
      owners.add(new OwnerAssignment(OwnerAssignment.GENERAL, owner));
      draft.setList(CustomerFields.OWNERS, owners);
    }
  }

  private static boolean unite(EntityDraft<Customer> draft, RowValues row, ExternalId id) {
    boolean changed = unitePoints(draft, row.contactPoints());
    changed |= uniteAddress(draft, row.address());
    changed |= unite(draft, CustomerFields.ADDRESSES, row.addresses());
    changed |= uniteOwners(draft, row.owners());
    changed |= uniteAccounts(draft, row);
    List<ExternalId> ids = new ArrayList<>();
    ids.add(id);
    ids.addAll(row.externalIds());
    changed |= unite(draft, CustomerFields.EXTERNAL_IDS, ids);
    for (Map.Entry<CollectionField<Customer, String>, Set<String>> words : row.words().entrySet()) {
      changed |= unite(draft, words.getKey(), List.copyOf(words.getValue()));
    }
    return changed;
  }

  /** Who is responsible stays so; a line of service without anybody gets somebody. */
  private static boolean uniteOwners(EntityDraft<Customer> draft, List<OwnerAssignment> more) {
    List<OwnerAssignment> all = new ArrayList<>(draft.list(CustomerFields.OWNERS));
    boolean changed = false;
    for (OwnerAssignment one : more) {
      if (all.stream().noneMatch(known -> known.serviceLine().equals(one.serviceLine()))) {
        changed = all.add(one);
      }
    }
    if (changed) {
      draft.setList(CustomerFields.OWNERS, all);
    }
    return changed;
  }

  /** What is known of an account stays so; its gaps are filled. */
  private static boolean uniteAccounts(EntityDraft<Customer> draft, RowValues row) {
    List<BankAccount> more = new ArrayList<>(row.bankAccounts());
    if (!row.bank().isEmpty()) {
      more.add(ElementReading.element(CustomerFields.BANK_ACCOUNTS, row.bank()));
    }
    Map<String, BankAccount> all = new LinkedHashMap<>();
    draft.list(CustomerFields.BANK_ACCOUNTS).forEach(one -> all.put(number(one), one));
    List<BankAccount> before = List.copyOf(all.values());
    more.forEach(one -> all.merge(number(one), one, CustomerRows::filled));
    if (List.copyOf(all.values()).equals(before)) {
      return false;
    }
    draft.setList(CustomerFields.BANK_ACCOUNTS, List.copyOf(all.values()));
    return true;
  }

  private static String number(BankAccount account) {
    return account.account().replace(" ", "").toUpperCase(Locale.ROOT);
  }

  private static BankAccount filled(BankAccount known, BankAccount more) {
    return new BankAccount(
        known.account(),
        known.bankCode() == null ? more.bankCode() : known.bankCode(),
        known.bankName() == null ? more.bankName() : known.bankName(),
        known.label() == null ? more.label() : known.label());
  }

  private static <T> boolean unite(
      EntityDraft<Customer> draft, CollectionField<Customer, T> collection, List<T> more) {
    List<T> stored = draft.list(collection);
    Set<T> all = new LinkedHashSet<>(stored);
    if (!all.addAll(more)) {
      return false;
    }
    draft.setList(collection, List.copyOf(all));
    return true;
  }

  private static boolean unitePoints(EntityDraft<Customer> draft, List<ContactPoint> more) {
    List<ContactPoint> all = new ArrayList<>(draft.list(CustomerFields.CONTACT_POINTS));
    boolean changed = false;
    for (ContactPoint point : more) {
      boolean known =
          all.stream()
              .anyMatch(
                  one ->
                      one.kind() == point.kind()
                          && (one.raw().equals(point.raw())
                              || one.normalized().equals(point.raw())));
      if (!known) {
        all.add(point);
        changed = true;
      }
    }
    if (changed) {
      draft.setList(CustomerFields.CONTACT_POINTS, all);
    }
    return changed;
  }

  /** An address that says less than a known one says nothing new. */
  private static boolean uniteAddress(
      EntityDraft<Customer> draft, Map<Field<PostalAddress, ?>, String> parts) {
    if (parts.isEmpty()) {
      return false;
    }
    List<PostalAddress> all = draft.list(CustomerFields.ADDRESSES);
    if (all.stream().anyMatch(address -> saysAll(address, parts))) {
      return false;
    }
    List<PostalAddress> united = new ArrayList<>(all);
    united.add(CustomerFields.ADDRESSES.assemble(new Parts(parts)));
    draft.setList(CustomerFields.ADDRESSES, united);
    return true;
  }

  private static boolean saysAll(
      PostalAddress address, Map<Field<PostalAddress, ?>, String> parts) {
    return parts.entrySet().stream()
        .allMatch(part -> says(address, part.getKey(), part.getValue()));
  }

  private static <V> boolean says(
      PostalAddress address, Field<PostalAddress, V> part, String text) {
    return part.type().parse(text).equals(part.get(address));
  }

  private record Parts(Map<Field<PostalAddress, ?>, String> parts)
      implements FieldValues<PostalAddress> {
    @Override
    public <V> @Nullable V get(Field<PostalAddress, V> field) {
      String text = parts.get(field);
      return text == null ? null : field.type().parse(text);
    }
  }
}
