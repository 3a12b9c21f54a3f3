package dev.crmcore.customer;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.AffiliationFields;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.LineageFields;
import dev.crmcore.catalogue.MergeFields;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Affiliation;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.LineageEntry;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import dev.crmcore.search.CustomerSearch;
import dev.crmcore.storage.LookupKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Customers: their cards, their places in organisations, their history. Lists, counts and searches
 * leave out archived and merged customers; {@link #find} returns archived ones and follows a merged
 * one to its survivor. Belongs to one session; not safe for use by several threads at once.
 */
public final class Customers {
  /** What lists, counts and searches add to every condition. */
  public static final Condition IN_USE =
      Conditions.all(
          new Condition.Missing(EntityType.ARCHIVED_AT),
          Conditions.missing(CustomerFields.MERGED_INTO));

  private final Gateway gateway;
  private final ContactForms forms;
  private final WriteGate gate;

  /** Creates the service without a gate; hosts get it from their session. */
  public Customers(Gateway gateway, ContactForms forms) {
    this(gateway, forms, WriteGate.OPEN);
  }

  /** Creates the service; hosts get it from their session. */
  public Customers(Gateway gateway, ContactForms forms, WriteGate gate) {
    this.gateway = gateway;
    this.forms = forms;
    this.gate = gate;
  }

  /** Returns the same customers behind another gate, such as that of an entry form. */
  public Customers behind(WriteGate other) {
    return new Customers(gateway, forms, requireNonNull(other, "other"));
  }

  /**
   * Stores a new customer and returns it as stored: with an id, contact points in standard form.
   *
   * @throws dev.crmcore.error.InvalidInputException if there is nothing to know it by, or a value
   *     cannot be stored
   * @throws dev.crmcore.error.ConflictException if an external id belongs to another customer
   */
  public Customer create(Customer customer) {
    requireNonNull(customer, "customer");
    return gateway.change(
        Origin.of("customer.create"),
        changes -> changes.create(CustomerFields.TYPE, admitted(changes, customer)));
  }

  /** Stores new customers together or not at all, and returns them as stored. */
  public List<Customer> createAll(Collection<? extends Customer> customers) {
    return gateway.change(
        Origin.of("customer.create"),
        changes ->
            changes.createAll(
                CustomerFields.TYPE,
                customers.stream().map(customer -> admitted(changes, customer)).toList()));
  }

  /** The gate sees a card as it will be stored. */
  private Customer admitted(ChangeSet changes, Customer customer) {
    return gate == WriteGate.OPEN
        ? customer
        : gate.admit(
            changes.reader(), null, changes.prepareNew(CustomerFields.TYPE, customer).value());
  }

  private Customer admitted(ChangeSet changes, Customer before, Customer after) {
    if (gate == WriteGate.OPEN) {
      return after;
    }
    Customer standard = changes.prepareChanged(CustomerFields.TYPE, before, after).value();
    Customer admitted = gate.admit(changes.reader(), before, standard);
    return admitted.stored(after.id(), after.revision());
  }

  /** Returns a customer, archived or not; the id of a merged one leads to its survivor. */
  public Optional<Customer> find(CustomerId id) {
    return gateway.read(reader -> find(reader, id));
  }

  /**
   * Returns a customer as {@link #find} does.
   *
   * @throws NotFoundException if there is none that the actor may see
   */
  public Customer get(CustomerId id) {
    return find(id).orElseThrow(() -> new NotFoundException("There is no customer " + id + "."));
  }

  /**
   * Returns what {@link #find} returned at a moment, archived or not, made of the lineage: of a
   * customer that was merged at that moment the survivor as it stood then; empty before the
   * customer was stored. Of several changes at the same instant, all count. What the actor may not
   * see today it does not see in the past either.
   *
   * <p>Costs the reading of every change there ever was to that one customer, by an index; of a
   * merged one, of its survivor too. Exact as long as its lineage is kept: where {@link
   * dev.crmcore.Maintenance#sealAuditLog} removed the change that made the state, the values are
   * exact, the version is counted back from the next change and {@code updatedAt} is the end of
   * what is sealed.
   *
   * @throws dev.crmcore.error.InvalidInputException with the code {@code E_HISTORY_SEALED} if what
   *     happened at that moment is sealed
   */
  public Optional<Customer> asOf(CustomerId id, Instant moment) {
    requireNonNull(moment, "moment");
    return gateway.read(
        reader -> {
          CustomerId then =
              reader
                  .follow(CustomerFields.TYPE, id.value(), CustomerFields.MERGED_INTO, moment)
                  .map(CustomerId::new)
                  .orElse(id);
          UUID today = living(reader, then).value();
          return reader.asOf(CustomerFields.TYPE, then.value(), today, moment);
        });
  }

  private static Optional<Customer> find(Reader reader, CustomerId id) {
    return reader.find(CustomerFields.TYPE, living(reader, id).value());
  }

  /** Returns the id itself, or that of the survivor if the customer was merged. */
  private static CustomerId living(Reader reader, CustomerId id) {
    // A merge re-points every older merge to its own survivor, so one step is enough.
    return reader
        .follow(CustomerFields.TYPE, id.value(), CustomerFields.MERGED_INTO)
        .map(CustomerId::new)
        .orElse(id);
  }

  /**
   * Returns the customer that an id leads to, through a merge if there was one.
   *
   * @throws NotFoundException if there is none that the actor may see
   */
  public static Customer require(Reader reader, CustomerId id) {
    return find(reader, id)
        .orElseThrow(() -> new NotFoundException("There is no customer " + id + "."));
  }

  /**
   * Stores a changed customer and returns it as stored.
   *
   * @throws dev.crmcore.error.ConflictException if it was changed meanwhile
   * @throws NotFoundException if there is none that the actor may see
   */
  public Customer update(Customer customer) {
    requireNonNull(customer, "customer");
    return gateway.change(
        Origin.of("customer.update"),
        changes -> {
          Customer before = gate == WriteGate.OPEN ? customer : require(changes, customer.id());
          return changes.update(CustomerFields.TYPE, admitted(changes, before, customer));
        });
  }

  /** Reads a customer, changes it and stores it, in one transaction. */
  public Customer change(CustomerId id, UnaryOperator<Customer> change) {
    return gateway.change(
        Origin.of("customer.update"),
        changes -> {
          Customer before = require(changes, id);
          return changes.update(
              CustomerFields.TYPE, admitted(changes, before, change.apply(before)));
        });
  }

  /**
   * Notes that the customer confirmed an address, now: it works, and the rules that ask for
   * freshness are content.
   *
   * @param raw the address in any format
   * @throws NotFoundException if there is no such customer, or it has no such address
   */
  public Customer confirm(CustomerId id, ContactKind kind, String raw) {
    String form = forms.form(kind, raw, null).orElse(raw);
    return gateway.change(
        Origin.of("customer.confirm"),
        changes -> {
          Customer customer = require(changes, id);
          List<ContactPoint> points = new ArrayList<>();
          boolean found = false;
          for (ContactPoint point : customer.contactPoints()) {
            boolean meant = point.kind() == kind && point.normalized().equals(form);
            found |= meant;
            points.add(meant ? point.confirmed(changes.now()) : point);
          }
          if (!found) {
            throw new NotFoundException(
                "%s has no %s '%s'.".formatted(customer.displayName(), kind, raw));
          }
          return changes.update(
              CustomerFields.TYPE,
              CustomerFields.TYPE
                  .draft(customer)
                  .setList(CustomerFields.CONTACT_POINTS, points)
                  .build());
        });
  }

  private static Customer require(ChangeSet changes, CustomerId id) {
    return require(changes.reader(), id);
  }

  /** Puts a customer aside: it leaves lists, counts, segments and searches, and can come back. */
  public Customer archive(CustomerId id, @Nullable String reason) {
    return archived(new Origin("customer.archive", null, reason), id, true);
  }

  /** Brings a customer back that was put aside. */
  public Customer restore(CustomerId id) {
    return archived(Origin.of("customer.restore"), id, false);
  }

  private Customer archived(Origin origin, CustomerId id, boolean away) {
    return gateway.change(
        origin,
        changes -> {
          Customer customer = require(changes.reader(), id);
          Instant at = away ? changes.now() : null;
          Customer stored = changes.kept(CustomerFields.TYPE, customer.id().value());
          return changes.updateKept(
              CustomerFields.TYPE,
              stored.stored(stored.id(), stored.revision().withArchivedAt(at)));
        });
  }

  /**
   * Returns one page of the customers that satisfy a condition.
   *
   * @param limit 1 to 10,000
   * @param after where the page before ended, or null for the first
   */
  public Page<Customer> query(
      Condition condition, List<Sort> sorts, int limit, @Nullable Keyset after) {
    return gateway.read(
        reader -> reader.query(CustomerFields.TYPE, inUse(condition), sorts, limit, after));
  }

  /** Returns the first customers that satisfy a condition, the oldest first. */
  public List<Customer> list(Condition condition, int limit) {
    return query(condition, List.of(), limit, null).items();
  }

  /** Returns how many customers satisfy a condition. */
  public long count(Condition condition) {
    return gateway.read(reader -> reader.count(CustomerFields.TYPE, inUse(condition)));
  }

  /** Passes on every customer that satisfies a condition, by age, in bounded memory. */
  public void scan(Condition condition, Consumer<? super Customer> consumer) {
    gateway.read(
        reader -> {
          reader.scan(CustomerFields.TYPE, inUse(condition), consumer);
          return true;
        });
  }

  /**
   * Returns the customers that a text finds, the best first, as {@link CustomerSearch#find} does:
   * the short way for those who need neither scores nor highlights.
   */
  public List<Customer> search(String text, int limit) {
    return finder().find(text, limit).customers();
  }

  /** Returns the search with all that it tells. */
  public CustomerSearch finder() {
    return new CustomerSearch(gateway, IN_USE, (kind, raw) -> forms.form(kind, raw, null));
  }

  /** Returns who can be reached under an address, typed in any format. */
  public List<Customer> findByContact(ContactKind kind, String raw) {
    return gateway.read(reader -> byContact(reader, kind, raw));
  }

  private List<Customer> byContact(Reader reader, ContactKind kind, String raw) {
    return forms
        .form(kind, raw, null)
        .map(form -> byKey(reader, CustomerFields.CONTACT_POINTS.name(), kind.name(), form))
        .orElse(List.of());
  }

  /** Returns who has this name in another system; also after a merge. */
  public Optional<Customer> findByExternalId(String system, String value) {
    return gateway.read(
        reader ->
            byKey(reader, CustomerFields.EXTERNAL_IDS.name(), system, value).stream().findFirst());
  }

  private static List<Customer> byKey(Reader reader, String collection, String... parts) {
    LookupKey key = LookupKey.of(parts);
    List<UUID> ids =
        reader.lookup(CustomerFields.TYPE, collection, List.of(key)).getOrDefault(key, List.of());
    return reader.findAll(CustomerFields.TYPE, ids).stream()
        .filter(customer -> !customer.isArchived())
        .toList();
  }

  /** Stores that a person has a place in an organisation. */
  public Affiliation affiliate(Affiliation affiliation) {
    return gateway.change(
        Origin.of("customer.affiliate"),
        changes -> {
          CustomerId person = require(changes.reader(), affiliation.personId()).id();
          CustomerId organization = require(changes.reader(), affiliation.organizationId()).id();
          return changes.create(
              AffiliationFields.TYPE,
              new Affiliation(
                  affiliation.id(),
                  person,
                  organization,
                  affiliation.role(),
                  affiliation.from(),
                  affiliation.to(),
                  affiliation.revision()));
        });
  }

  /** Returns the places of a person, or the people of an organisation. */
  public List<Affiliation> affiliations(CustomerId id) {
    return gateway.read(
        reader -> {
          UUID customer = require(reader, id).id().value();
          return reader.list(
              AffiliationFields.TYPE,
              Conditions.any(
                  Conditions.equal(AffiliationFields.PERSON_ID, customer),
                  Conditions.equal(AffiliationFields.ORGANIZATION_ID, customer)),
              10_000);
        });
  }

  /**
   * Returns what was changed on a customer's card, by whom and from where, the oldest first; the
   * cards that were merged into it included. What the actor may not see on a card is left out.
   */
  public List<LineageEntry> history(CustomerId id) {
    return gateway.read(
        reader -> {
          UUID survivor = require(reader, id).id().value();
          Set<UUID> cards = new LinkedHashSet<>(Set.of(survivor));
          reader.scan(
              MergeFields.TYPE,
              Conditions.all(
                  Conditions.equal(MergeFields.SURVIVOR_ID, survivor),
                  Conditions.missing(MergeFields.UNDONE_AT)),
              merge -> merge.loserIds().forEach(loser -> cards.add(loser.value())));
          Set<String> concealed = reader.concealed(CustomerFields.TYPE);
          List<LineageEntry> history = new ArrayList<>();
          reader.scan(
              LineageFields.TYPE,
              Conditions.in(LineageFields.ENTITY_ID, cards),
              entry -> history.add(entry.without(concealed)));
          return history;
        });
  }

  private static Condition inUse(Condition condition) {
    return Conditions.all(condition, IN_USE);
  }
}
