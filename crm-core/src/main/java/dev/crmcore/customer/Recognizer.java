package dev.crmcore.customer;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.VisitorFields;
import dev.crmcore.field.CollectionField;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Identity;
import dev.crmcore.model.Visitor;
import dev.crmcore.query.Conditions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Recognises customers by addresses, by names in other systems and by the marks of browsers: many
 * at once with a few reads. Never guesses: who could be several people is nobody for certain.
 *
 * <ul>
 *   <li>Addresses and names count first. The only customer who has one of them is meant; of several
 *       customers the only one who has all that anybody has.
 *   <li>The mark of a browser counts where nothing else is given, because several people may use
 *       one browser: then whoever was recognised with it last is meant. Beside an address that
 *       nobody has, it only makes a candidate.
 * </ul>
 *
 * <p>Archived customers are recognised as nobody. Usable within one unit of work.
 */
public final class Recognizer {
  private final Reader reader;
  private final ContactForms forms;

  /** Creates a recognizer for the reads of one unit of work. */
  public Recognizer(Reader reader, ContactForms forms) {
    this.reader = reader;
    this.forms = forms;
  }

  /**
   * Returns an identity as it is stored: addresses in standard form, names without stray blanks.
   */
  public Identity standard(Identity identity) {
    String value = identity.value().strip();
    return new Identity(
        identity.system(),
        identity.contactKind().flatMap(kind -> forms.form(kind, value, null)).orElse(value));
  }

  /**
   * Tells who each of several people is.
   *
   * @param people the identities of each, in standard form
   */
  public List<Recognition> recognise(List<? extends Collection<Identity>> people) {
    Set<Identity> all = new LinkedHashSet<>();
    people.forEach(all::addAll);
    Map<Identity, Set<UUID>> holders = new HashMap<>();
    held(all, true, holders);
    held(all, false, holders);
    visitors(all)
        .forEach(
            (mark, visitor) ->
                holders.put(
                    Identity.visitor(mark),
                    new LinkedHashSet<>(List.of(visitor.customerId().value()))));
    Set<UUID> inUse = inUse(holders.values());
    holders.values().forEach(ids -> ids.retainAll(inUse));
    return people.stream().map(one -> recognise(one, holders)).toList();
  }

  /**
   * Returns the marks of browsers among some that belong to somebody, whoever asks: who that is
   * still has to be seen.
   */
  public Map<String, Visitor> visitors(Collection<Identity> identities) {
    Set<String> marks = new LinkedHashSet<>();
    identities.stream().filter(Identity::isVisitor).forEach(one -> marks.add(one.value()));
    Map<String, Visitor> visitors = new HashMap<>();
    if (!marks.isEmpty()) {
      reader.scanAnyUnseen(
          VisitorFields.TYPE,
          Conditions.everyone(),
          VisitorFields.MARK,
          marks,
          one -> visitors.put(one.mark(), one));
    }
    return visitors;
  }

  private static Recognition recognise(
      Collection<Identity> person, Map<Identity, Set<UUID>> holders) {
    Set<UUID> any = new LinkedHashSet<>();
    Set<UUID> every = new LinkedHashSet<>();
    Set<UUID> byMark = new LinkedHashSet<>();
    boolean named = false;
    for (Identity identity : person) {
      Set<UUID> ids = holders.getOrDefault(identity, Set.of());
      if (identity.isVisitor()) {
        byMark.addAll(ids);
        continue;
      }
      named = true;
      if (!ids.isEmpty()) {
        if (any.isEmpty()) {
          every.addAll(ids);
        } else {
          every.retainAll(ids);
        }
        any.addAll(ids);
      }
    }
    Set<UUID> meant = any.size() == 1 ? any : named ? every : byMark;
    if (meant.size() == 1) {
      return Recognition.of(new CustomerId(meant.iterator().next()));
    }
    Set<UUID> candidates = new LinkedHashSet<>(any);
    candidates.addAll(byMark);
    return candidates.isEmpty()
        ? Recognition.NOBODY
        : new Recognition(null, candidates.stream().map(CustomerId::new).toList());
  }

  /** Finds who has addresses, or who has names in other systems. */
  private void held(Set<Identity> all, boolean addresses, Map<Identity, Set<UUID>> holders) {
    Map<List<String>, Identity> keys = new HashMap<>();
    for (Identity identity : all) {
      Optional<ContactKind> kind = identity.contactKind();
      if (!identity.isVisitor() && kind.isPresent() == addresses) {
        keys.put(
            List.of(kind.map(ContactKind::name).orElse(identity.system()), identity.value()),
            identity);
      }
    }
    CollectionField<Customer, ?> collection =
        addresses ? CustomerFields.CONTACT_POINTS : CustomerFields.EXTERNAL_IDS;
    reader
        .holders(CustomerFields.TYPE, collection, keys.keySet())
        .forEach(
            (key, ids) -> {
              Identity identity = keys.get(key);
              if (identity != null) {
                holders.put(identity, new LinkedHashSet<>(ids));
              }
            });
  }

  private Set<UUID> inUse(Collection<Set<UUID>> found) {
    Set<UUID> ids = new LinkedHashSet<>();
    found.forEach(ids::addAll);
    Set<UUID> inUse = new HashSet<>();
    if (!ids.isEmpty()) {
      for (Customer one :
          reader.findPartlyUnseen(
              CustomerFields.TYPE, reader.seen(CustomerFields.TYPE, ids), Set.of())) {
        if (!one.isArchived() && one.mergedInto() == null) {
          inUse.add(one.id().value());
        }
      }
    }
    return inUse;
  }

  /** Returns the identities by which a customer can be recognised. */
  public static List<Identity> of(Customer customer) {
    List<Identity> identities = new ArrayList<>();
    customer
        .contactPoints()
        .forEach(point -> identities.add(Identity.of(point.kind(), point.normalized())));
    customer.externalIds().forEach(one -> identities.add(new Identity(one.system(), one.value())));
    return identities;
  }
}
