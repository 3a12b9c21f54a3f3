package dev.crmcore.exchange;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.customer.ContactForms;
import dev.crmcore.dataquality.QualityGate;
import dev.crmcore.duplicates.EntryCheck;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.ImportOptions.Overwrite;
import dev.crmcore.feeds.SourcePriorities;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Prepared;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.CustomerKind;
import dev.crmcore.model.ExternalId;
import dev.crmcore.model.ImportRunId;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Applies some rows within one change-set: asks once who is known already, then makes every row a
 * new or changed customer, in the order of the file, and stores them together. Used once.
 */
final class ImportBatch {
  /** So that a message stays readable. */
  private static final int MOST_NAMED = 3;

  private final ChangeSet changes;
  private final CustomerRows customers;
  private final ContactForms forms;
  private final ImportOptions options;
  private final @Nullable Lookalikes lookalikes;
  private final RowGate gate;
  private final Tally tally = new Tally();

  /** Who holds an external id or, if asked for, a contact point. */
  private final Map<List<String>, Slot> byId = new HashMap<>();

  private final Map<List<String>, Set<Slot>> byContact = new HashMap<>();
  private final Map<UUID, Slot> byKey = new LinkedHashMap<>();
  private final Set<UUID> alike = new LinkedHashSet<>();
  private final Workplaces workplaces;
  private ValueSources sources = ValueSources.none();
  private SourcePriorities priorities = new SourcePriorities(Map.of(), SourcePriorities.HIGHEST);

  /**
   * @param duplicates whom to ask for customers that neither id nor contact point finds, or null
   * @param run the run that finds them, or null where none is kept
   * @param quality the rules that cards are held against, or null
   */
  ImportBatch(
      ChangeSet changes,
      CustomerRows customers,
      ContactForms forms,
      ImportOptions options,
      @Nullable EntryCheck duplicates,
      @Nullable ImportRunId run,
      @Nullable QualityGate quality) {
    this.gate = new RowGate(quality, changes, tally);
    this.lookalikes =
        duplicates == null ? null : new Lookalikes(changes, customers, duplicates, run);
    this.changes = changes;
    this.customers = customers;
    this.forms = forms;
    this.options = options;
    this.workplaces = new Workplaces(changes, options, tally);
  }

  /** Applies the rows and says what became of them. */
  Tally apply(List<Row> rows) {
    List<Item> items = understood(rows);
    load(items);
    items.forEach(this::apply);
    store();
    return tally;
  }

  private List<Item> understood(List<Row> rows) {
    List<Item> items = new ArrayList<>(rows.size());
    for (Row row : rows) {
      RowValues values = row.values();
      ImportError problem = row.problem();
      if (values == null || problem != null) {
        tally.rejected(
            row, problem != null ? problem : row.failure(null, "E_INVALID", "The row is empty."));
        continue;
      }
      try {
        CustomerKind kind = customers.kind(values);
        customers.requireFitting(values, kind);
        CustomerRows.requireKnowable(values);
        items.add(new Item(row, values, kind, ownId(row, values), companyId(values)));
      } catch (InvalidInputException e) {
        tally.rejected(row, row.failure(null, e));
      }
    }
    return items;
  }

  private ExternalId ownId(Row row, RowValues values) {
    String id = values.ownId();
    return id == null
        ? new ExternalId("row:" + options.source(), row.fingerprint())
        : new ExternalId(options.source(), id);
  }

  private @Nullable ExternalId companyId(RowValues values) {
    String name = CustomerRows.company(values);
    return name == null ? null : customers.companyId(name);
  }

  private void load(List<Item> items) {
    Set<List<String>> ids = new LinkedHashSet<>();
    Set<List<String>> contacts = new LinkedHashSet<>();
    for (Item item : items) {
      item.ids().forEach(id -> ids.add(key(id)));
      contacts.addAll(contactKeys(item));
    }
    Reader reader = changes.reader();
    Map<List<String>, List<UUID>> holders =
        reader.holders(CustomerFields.TYPE, CustomerFields.EXTERNAL_IDS, ids);
    Map<List<String>, List<UUID>> reachable =
        reader.holders(CustomerFields.TYPE, CustomerFields.CONTACT_POINTS, contacts);
    reachable.putAll(holdersOfTaxIds(items));
    Set<UUID> keys = new LinkedHashSet<>();
    holders.values().forEach(keys::addAll);
    reachable.values().forEach(keys::addAll);
    loadSlots(keys);
    holders.forEach((key, found) -> found.forEach(one -> link(key, one)));
    reachable.forEach(
        (key, found) ->
            found.forEach(
                one -> {
                  Slot slot = byKey.get(one);
                  if (slot != null && !slot.value().isArchived()) {
                    byContact.computeIfAbsent(key, none -> new LinkedHashSet<>()).add(slot);
                  }
                }));
    loadLookalikes(items);
    loadSources(items);
    loadWorkplaces(items);
  }

  private Map<List<String>, List<UUID>> holdersOfTaxIds(List<Item> items) {
    Set<String> wanted = new LinkedHashSet<>();
    items.forEach(item -> taxKeys(item).forEach(key -> wanted.add(key.get(1))));
    Map<List<String>, List<UUID>> holders = new HashMap<>();
    changes
        .reader()
        .scanAny(
            CustomerFields.TYPE,
            Conditions.everyone(),
            CustomerFields.TAX_ID,
            wanted,
            one ->
                holders
                    .computeIfAbsent(
                        taxKey(String.valueOf(CustomerFields.TAX_ID.get(one))),
                        none -> new ArrayList<>())
                    .add(one.id().value()));
    return holders;
  }

  private Collection<List<String>> taxKeys(Item item) {
    Object taxId = item.values().get(CustomerFields.TAX_ID);
    return options.matchesByTaxId() && item.kind() == CustomerKind.ORGANIZATION && taxId != null
        ? List.of(taxKey(taxId.toString()))
        : List.of();
  }

  private static List<String> taxKey(String taxId) {
    return List.of(CustomerFields.TAX_ID.name(), taxId);
  }

  /** Reads whom the rows look like that no id finds; asked again when the turn of each comes. */
  private void loadLookalikes(List<Item> items) {
    if (lookalikes == null) {
      return;
    }
    List<Item> unknown =
        items.stream()
            .filter(item -> item.ids().stream().noneMatch(id -> byId.containsKey(key(id))))
            .toList();
    alike.addAll(lookalikes.of(unknown));
    Set<UUID> keys = new LinkedHashSet<>(alike);
    keys.removeAll(byKey.keySet());
    loadSlots(keys);
  }

  private void loadSlots(Set<UUID> keys) {
    if (keys.isEmpty()) {
      return;
    }
    Map<UUID, UUID> survivors = new HashMap<>();
    for (Customer customer : changes.stored(CustomerFields.TYPE, keys)) {
      CustomerId survivor = customer.mergedInto();
      if (survivor == null) {
        byKey.put(customer.id().value(), new Slot(customer));
      } else {
        survivors.put(customer.id().value(), survivor.value());
      }
    }
    if (!survivors.isEmpty()) {
      for (Customer customer : changes.stored(CustomerFields.TYPE, survivors.values())) {
        byKey.putIfAbsent(customer.id().value(), new Slot(customer));
      }
      survivors.forEach(
          (merged, survivor) -> {
            Slot slot = byKey.get(survivor);
            if (slot != null) {
              byKey.put(merged, slot);
            }
          });
    }
  }

  private void link(List<String> key, UUID holder) {
    Slot slot = byKey.get(holder);
    if (slot != null) {
      byId.put(key, slot);
    }
  }

  /** Asks who wrote a value only where a row would replace it. */
  private void loadSources(List<Item> items) {
    if (options.overwrites(Overwrite.BY_PRIORITY)) {
      priorities = SourcePriorities.read(changes.reader()).withPeople(options.peoplePriority());
    } else if (!options.overwrites(Overwrite.OWN)) {
      return;
    }
    Set<UUID> records = new LinkedHashSet<>();
    for (Item item : items) {
      for (ExternalId id : item.ids()) {
        Slot slot = byId.get(key(id));
        if (slot != null && customers.differs(slot.value(), item.values())) {
          records.add(slot.key());
        }
      }
    }
    byContact.values().forEach(slots -> slots.forEach(slot -> records.add(slot.key())));
    records.addAll(alike);
    sources = ValueSources.of(changes.reader(), records);
  }

  /** Whoever a row may be about, by whatever it is found. */
  private void loadWorkplaces(List<Item> items) {
    Set<UUID> people = new LinkedHashSet<>();
    boolean told = false;
    for (Item item : items) {
      if (item.companyId() == null || item.kind() != CustomerKind.PERSON) {
        continue;
      }
      told |= Workplaces.isTold(item.values());
      for (ExternalId id : item.ids()) {
        Slot slot = byId.get(key(id));
        if (slot != null) {
          people.add(slot.key());
        }
      }
      for (List<String> key : reachKeys(item)) {
        byContact.getOrDefault(key, Set.of()).forEach(slot -> people.add(slot.key()));
      }
      people.addAll(alike);
    }
    workplaces.load(people, told);
  }

  private void apply(Item item) {
    try {
      Slot slot = find(item);
      if (slot == null) {
        create(item);
      } else {
        update(item, slot);
      }
    } catch (AmbiguousRow e) {
      tally.quarantined(item.row(), item.row().failure(null, "E_DUPLICATE_KEY", e.reason));
    } catch (InvalidInputException e) {
      tally.rejected(item.row(), item.row().failure(null, e));
    }
  }

  private @Nullable Slot find(Item item) throws AmbiguousRow {
    Slot found = byId.get(key(item.id()));
    for (ExternalId id : item.values().externalIds()) {
      Slot other = byId.get(key(id));
      if (found != null && other != null && found != other) {
        throw new InvalidInputException(
            "E_DUPLICATE_KEY",
            "The ids of the row belong to two customers, %s and %s. Merge them, or correct the row."
                .formatted(found.key(), other.key()));
      }
      found = found == null ? other : found;
    }
    if (found == null) {
      found = findByContact(item);
    }
    ExternalId company = item.companyId();
    if (found == null && company != null && item.kind() == CustomerKind.ORGANIZATION) {
      Slot named = byId.get(key(company));
      // A company that was known by name alone until its own row came.
      found = named != null && !hasOwnId(named.value()) ? named : null;
    }
    return found == null ? findLookalike(item) : found;
  }

  private @Nullable Slot findLookalike(Item item) throws AmbiguousRow {
    if (lookalikes == null) {
      return null;
    }
    List<CustomerId> matches = lookalikes.of(item);
    if (matches.size() > 1) {
      throw new AmbiguousRow(
          "The row looks like %d customers: %s. Merge them, or give it the id of the right one."
              .formatted(
                  matches.size(),
                  matches.stream()
                      .limit(MOST_NAMED)
                      .map(CustomerId::toString)
                      .collect(Collectors.joining(", "))));
    }
    return matches.isEmpty() ? null : byKey.get(matches.get(0).value());
  }

  private boolean hasOwnId(Customer customer) {
    return customer.externalIds().stream()
        .anyMatch(
            id ->
                id.system().equals(options.source())
                    || id.system().equals("row:" + options.source()));
  }

  private @Nullable Slot findByContact(Item item) throws AmbiguousRow {
    Set<Slot> found = new LinkedHashSet<>();
    for (List<String> key : reachKeys(item)) {
      for (Slot slot : byContact.getOrDefault(key, Set.of())) {
        if (slot.value().kind() == item.kind()) {
          found.add(slot);
        }
      }
    }
    if (found.size() > 1) {
      throw new AmbiguousRow(
          "The contact points or the tax number of the row belong to %d customers. Give it the id of the right one."
              .formatted(found.size()));
    }
    return found.isEmpty() ? null : found.iterator().next();
  }

  private void create(Item item) {
    Slot company = company(item);
    List<ExternalId> more = new ArrayList<>();
    ExternalId companyId = item.companyId();
    if (item.kind() == CustomerKind.ORGANIZATION
        && companyId != null
        && !byId.containsKey(key(companyId))) {
      more.add(companyId);
    }
    Customer customer = customers.create(item.values(), item.kind(), item.id(), more);
    Slot slot =
        new Slot(
            gate.admit(
                item.row(),
                null,
                changes.prepareNew(CustomerFields.TYPE, customer),
                fixed -> changes.prepareNew(CustomerFields.TYPE, fixed)));
    if (lookalikes != null) {
      lookalikes.remember(item, slot.value());
    }
    add(slot, item);
    more.forEach(id -> byId.put(key(id), slot));
    addCompany(company, item);
    affiliate(item, slot, company);
    tally.created();
  }

  private void update(Item item, Slot slot) {
    Customer current = slot.value();
    if (current.kind() != item.kind() && !isVague(item)) {
      throw new InvalidInputException(
          "E_TYPE",
          "The row is a %s, but the customer it names is a %s."
              .formatted(item.kind(), current.kind()));
    }
    AtomicLong kept = new AtomicLong();
    Customer next = customers.merge(current, item.values(), item.id(), replaceable(slot, kept));
    Prepared<Customer> prepared =
        next == current
            ? null
            : gate.admit(
                item.row(),
                current,
                slot.prepare(changes, next),
                fixed -> slot.prepare(changes, fixed));
    Slot company = current.kind() == CustomerKind.PERSON ? company(item) : null;
    boolean changed = prepared != null && slot.take(prepared);
    add(slot, item);
    addCompany(company, item);
    changed |= affiliate(item, slot, company);
    tally.kept(kept.get());
    if (changed) {
      tally.updated();
    } else {
      tally.unchanged();
    }
  }

  /** A row without a name and without a word on what it is fits whom its id names. */
  private static boolean isVague(Item item) {
    return !item.values().has(CustomerFields.KIND)
        && item.kind() == CustomerKind.PERSON
        && CustomerParts.NAME_OF_PERSON.stream().noneMatch(item.values()::has);
  }

  private Predicate<String> replaceable(Slot slot, AtomicLong kept) {
    return field -> {
      boolean replaces =
          switch (options.overwrite(field)) {
            case ALL -> true;
            case NONE -> false;
            case OWN -> slot.isNew() || sources.isOwn(options.source(), slot.key(), field);
            case BY_PRIORITY ->
                slot.isNew() || sources.yields(priorities, options.source(), slot.key(), field);
          };
      if (!replaces) {
        kept.incrementAndGet();
      }
      return replaces;
    };
  }

  /** Returns the company of a person's row, known or new; a new one is not added yet. */
  private @Nullable Slot company(Item item) {
    ExternalId id = item.companyId();
    if (item.kind() != CustomerKind.PERSON || id == null) {
      return null;
    }
    Slot known = byId.get(key(id));
    return known != null
        ? known
        : new Slot(
            changes.prepareNew(CustomerFields.TYPE, customers.createCompany(item.values(), id)));
  }

  private void addCompany(@Nullable Slot company, Item item) {
    ExternalId id = item.companyId();
    if (company != null && id != null) {
      byKey.putIfAbsent(company.key(), company);
      byId.put(key(id), company);
    }
  }

  private boolean affiliate(Item item, Slot person, @Nullable Slot company) {
    return company != null
        && workplaces.put(
            new CustomerId(person.key()), new CustomerId(company.key()), item.values(), priorities);
  }

  private void add(Slot slot, Item item) {
    byKey.putIfAbsent(slot.key(), slot);
    byId.put(key(item.id()), slot);
    item.values().externalIds().forEach(id -> byId.put(key(id), slot));
    for (List<String> key : reachKeys(item)) {
      byContact.computeIfAbsent(key, none -> new LinkedHashSet<>()).add(slot);
    }
  }

  private void store() {
    List<Prepared<Customer>> created = new ArrayList<>();
    List<Prepared<Customer>> updated = new ArrayList<>();
    for (Slot slot : new LinkedHashSet<>(byKey.values())) {
      Prepared<Customer> prepared = slot.prepared();
      if (prepared != null) {
        (slot.isNew() ? created : updated).add(prepared);
      }
    }
    if (!created.isEmpty()) {
      changes.createPrepared(CustomerFields.TYPE, created);
    }
    if (!updated.isEmpty()) {
      changes.updatePrepared(CustomerFields.TYPE, updated);
    }
    workplaces.store();
    if (lookalikes != null) {
      tally.possible(lookalikes.queue());
    }
  }

  private Collection<List<String>> reachKeys(Item item) {
    List<List<String>> keys = new ArrayList<>(contactKeys(item));
    keys.addAll(taxKeys(item));
    return keys;
  }

  private Collection<List<String>> contactKeys(Item item) {
    if (options.matchBy().isEmpty()) {
      return List.of();
    }
    Set<List<String>> keys = new LinkedHashSet<>();
    for (ContactPoint point : item.values().contactPoints()) {
      if (options.matchBy().contains(point.kind())) {
        forms
            .form(point.kind(), point.raw(), null)
            .ifPresent(form -> keys.add(List.of(point.kind().name(), form)));
      }
    }
    return keys;
  }

  private static List<String> key(ExternalId id) {
    return List.of(id.system(), id.value());
  }

  /** A row that was understood. */
  record Item(
      Row row, RowValues values, CustomerKind kind, ExternalId id, @Nullable ExternalId companyId) {
    List<ExternalId> ids() {
      List<ExternalId> ids = new ArrayList<>(values.externalIds());
      ids.add(id);
      if (companyId != null) {
        ids.add(companyId);
      }
      return ids;
    }
  }

  /** A row that fits several customers: a person decides. */
  private static final class AmbiguousRow extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    AmbiguousRow(String reason) {
      super(reason, null, false, false);
      this.reason = reason;
    }
  }
}
