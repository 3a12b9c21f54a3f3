package dev.crmcore.customer;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.AffiliationFields;
import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.LineageFields;
import dev.crmcore.catalogue.MergeFields;
import dev.crmcore.catalogue.RelationshipFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Affiliation;
import dev.crmcore.model.AffiliationId;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.LifecycleStage;
import dev.crmcore.model.LineageEntry;
import dev.crmcore.model.Person;
import dev.crmcore.model.Relationship;
import dev.crmcore.model.RelationshipId;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import dev.crmcore.search.CustomerSearch;
import dev.crmcore.storage.LookupKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
    Optional<Customer> own = reader.find(CustomerFields.TYPE, id.value());
    return own.isPresent() && own.get().mergedInto() == null
        ? own
        : reader.find(CustomerFields.TYPE, living(reader, id).value());
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
   * Refuses a record that is not of a customer.
   *
   * @param owner whose it is; null if nobody's
   * @param what the kind of record, for people
   * @throws dev.crmcore.error.InvalidInputException with the code {@code E_REFERENCE} if it is not
   */
  public static void requireOf(Customer customer, @Nullable CustomerId owner, String what) {
    if (!customer.id().equals(owner)) {
      throw new InvalidInputException(
          "E_REFERENCE", "The %s is not of %s.".formatted(what, customer.displayName()));
    }
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

  /**
   * Tells whether a moment is in the hours in which a customer likes to be called: by the clock of
   * a person's time zone, else by that of the host. Whoever said nothing may be called at any time.
   *
   * @throws NotFoundException if there is none that the actor may see
   */
  public boolean mayCall(CustomerId id, Instant moment) {
    Customer customer = get(id);
    String hours = customer.profile().callHours();
    ZoneId zone = customer instanceof Person person ? person.timeZone() : null;
    return hours == null
        || CallHours.parse(hours).contains(moment, zone == null ? gateway.engine().zone() : zone);
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

  /**
   * Stores that a person has a place in an organisation; one that is stored just so already is
   * returned as it is.
   *
   * @throws dev.crmcore.error.InvalidInputException with the code {@code E_AFFILIATION_KIND} if one
   *     of them is not of the right kind, {@code E_AFFILIATION_SELF} or {@code E_PERIOD} if it ends
   *     before it begins
   * @throws dev.crmcore.error.ConflictException with the code {@code E_AFFILIATION_TWICE} if the
   *     person has the place in the same role at the same time already
   */
  public Affiliation affiliate(Affiliation affiliation) {
    return gateway.change(
        Origin.of("customer.affiliate"), changes -> Places.add(changes, affiliation));
  }

  /**
   * Changes a place of a person, as {@link #affiliate} stores one.
   *
   * @throws dev.crmcore.error.ConflictException if it was changed meanwhile
   */
  public Affiliation changeAffiliation(Affiliation affiliation) {
    return gateway.change(
        Origin.of("customer.affiliation.change"), changes -> Places.change(changes, affiliation));
  }

  /**
   * Says which day was the last of a place.
   *
   * @throws dev.crmcore.error.InvalidInputException with the code {@code E_PERIOD} if that is
   *     before it began
   * @throws dev.crmcore.error.ConflictException with the code {@code E_AFFILIATION_TWICE} if it
   *     would last into another place in the same role
   */
  public Affiliation endAffiliation(AffiliationId id, LocalDate last) {
    requireNonNull(last, "last");
    return gateway.change(
        Origin.of("customer.affiliation.end"), changes -> Places.end(changes, id, last));
  }

  /**
   * Stores that two customers are related. The same of the same two at the same time, from either
   * side, is stored once, and then returned as it is.
   *
   * @throws dev.crmcore.error.InvalidInputException with the code {@code E_RELATED_SELF} if they
   *     are one customer, or {@code E_PERIOD} if it ends before it begins
   * @throws NotFoundException if the actor cannot see one of them
   */
  public Relationship relate(Relationship relationship) {
    requireNonNull(relationship, "relationship");
    return gateway.change(
        Origin.of("customer.relate"), changes -> Relationships.add(changes, relationship));
  }

  /**
   * Says which day was the last of a relationship.
   *
   * @throws dev.crmcore.error.InvalidInputException with the code {@code E_PERIOD} if that is
   *     before it began
   * @throws dev.crmcore.error.ConflictException with the code {@code E_RELATED_TWICE} if it would
   *     last into another one that says the same
   */
  public Relationship endRelationship(RelationshipId id, LocalDate last) {
    requireNonNull(last, "last");
    return gateway.change(
        Origin.of("customer.relationship.end"), changes -> Relationships.end(changes, id, last));
  }

  /** Removes a relationship that never was. */
  public void removeRelationship(RelationshipId id) {
    gateway.apply(
        Origin.of("customer.relationship.remove"),
        changes -> changes.remove(RelationshipFields.TYPE, id.value()));
  }

  /**
   * Returns to whom a customer is related, with the word of this side, the oldest relationship
   * first; also what ended. Whoever is out of the actor's sight is left out.
   */
  public List<RelatedCustomer> relationships(CustomerId id) {
    return gateway.read(reader -> Relationships.of(reader, require(reader, id).id()));
  }

  /**
   * Returns the organisations that one belongs to, the nearest first, archived ones too; ends
   * before one that the actor cannot see.
   */
  public List<Customer> ancestors(CustomerId id) {
    return gateway.read(reader -> Hierarchy.ancestors(reader, require(reader, id)));
  }

  /** Returns the topmost of the {@link #ancestors}, or the customer itself if it has none. */
  public Customer ultimateParent(CustomerId id) {
    return gateway.read(
        reader -> {
          Customer customer = require(reader, id);
          List<Customer> above = Hierarchy.ancestors(reader, customer);
          return above.isEmpty() ? customer : above.get(above.size() - 1);
        });
  }

  /**
   * Returns the organisations that belong to one, level by level, archived ones too. What belongs
   * to one that the actor cannot see is left out with it.
   *
   * @param limit how many at most, 1 to 10,000
   */
  public List<Customer> descendants(CustomerId id, int limit) {
    return gateway.read(reader -> Hierarchy.descendants(reader, require(reader, id), limit));
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
   * Says in which stage a customer is. It stays there until a rule of the host with a higher stage,
   * or one that names this stage, moves it; see {@link dev.crmcore.lifecycle.LifecycleRule}.
   *
   * @param reason why, for the history, or null
   */
  public Customer setStage(CustomerId id, LifecycleStage stage, @Nullable String reason) {
    requireNonNull(stage, "stage");
    return gateway.change(
        new Origin("customer.stage", null, reason),
        changes -> {
          Customer before = require(changes, id);
          Customer after =
              CustomerFields.TYPE.draft(before).set(CustomerFields.LIFECYCLE_STAGE, stage).build();
          return changes.update(CustomerFields.TYPE, admitted(changes, before, after));
        });
  }

  /**
   * Returns the stages that a customer was in, the first first, made of its lineage. What was
   * sealed is missing: then the first one begins when the customer was stored.
   */
  public List<LifecyclePeriod> lifecycle(CustomerId id) {
    return gateway.read(reader -> LifecycleHistory.of(reader, require(reader, id)));
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
