package dev.crmcore.interaction;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.changes.Change;
import dev.crmcore.changes.ChangeConsumer;
import dev.crmcore.changes.Changes;
import dev.crmcore.customer.ContactForms;
import dev.crmcore.customer.Recognition;
import dev.crmcore.customer.Recognizer;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.ChangeCursors;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.Identity;
import dev.crmcore.model.Interaction;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.service.CaseConversation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives interactions that wait to whoever got their address since. It reads what was changed, each
 * change once, so it costs what is new and not what waits. Not safe for use by several threads; of
 * several processes one goes on and the others leave it to it.
 */
public final class RecognisedTouches {
  /** The name under which the changes are read. */
  static final String CONSUMER = "crm-touches";

  private static final Logger LOG = LoggerFactory.getLogger(RecognisedTouches.class);
  private static final int BATCH = 5_000;
  private static final int CHUNK = 500;

  private final Gateway gateway;
  private final CaseConversation cases;
  private final ContactForms forms;

  /** Creates the chore; it acts through a gateway which sees everything of its tenant. */
  public RecognisedTouches(Gateway gateway, CaseConversation cases, ContactForms forms) {
    this.gateway = gateway;
    this.cases = cases;
    this.forms = forms;
  }

  /** Does what is due and returns how many interactions found their place. */
  public int runDue() {
    boolean begun = gateway.read(reader -> ChangeCursors.find(reader, CONSUMER).isPresent());
    if (!begun) {
      return gateway.read(reader -> Latest.waiting(reader, 1, null)).items().isEmpty() ? 0 : anew();
    }
    ChangeConsumer consumer = new Changes(gateway).consumer(CONSUMER);
    try {
      int[] given = new int[1];
      int read;
      do {
        read = consumer.read(BATCH, changes -> given[0] += follow(changes));
      } while (read > 0);
      return given[0];
    } catch (InvalidInputException e) {
      if (!e.code().equals("E_HISTORY_SEALED")) {
        throw e;
      }
      return anew();
    } catch (ConflictException e) {
      LOG.info("Another process places the interactions; what is left is done by the next call.");
      return 0;
    }
  }

  /** Looks at everything that waits, a page at a time. */
  private int anew() {
    gateway.apply(
        Origin.of("interaction.recognise"), changes -> ChangeCursors.skipAll(changes, CONSUMER));
    int placed = 0;
    Keyset after = null;
    do {
      Keyset from = after;
      Page<Interaction> page = gateway.read(reader -> Latest.waiting(reader, BATCH, from));
      List<UUID> ids = page.items().stream().map(one -> one.id().value()).toList();
      placed +=
          gateway.change(
              Origin.of("interaction.recognise"), changes -> Integer.valueOf(place(changes, ids)));
      after = page.next();
    } while (after != null);
    return placed;
  }

  private int follow(List<Change> read) {
    Set<UUID> customers = new LinkedHashSet<>();
    Set<UUID> touches = new LinkedHashSet<>();
    for (Change change : read) {
      if (change.entity().equals(CustomerFields.TYPE.name()) && isAddressed(change)) {
        customers.add(change.id());
        survivors(change).forEach(customers::add);
      } else if (change.entity().equals(InteractionFields.TYPE.name()) && isWaiting(change)) {
        touches.add(change.id());
      }
    }
    return gateway.change(
        Origin.of("interaction.recognise"),
        changes -> {
          Set<List<String>> keys = new LinkedHashSet<>();
          for (Customer one : changes.reader().findAll(CustomerFields.TYPE, customers)) {
            Recognizer.of(one).forEach(id -> keys.add(List.of(id.system(), id.value())));
          }
          changes
              .reader()
              .holders(InteractionFields.TYPE, InteractionFields.IDENTITIES, keys)
              .values()
              .forEach(touches::addAll);
          return place(changes, touches);
        });
  }

  /** Whoever is one now may be the only one with an address. */
  private static List<UUID> survivors(Change change) {
    return change.fields().stream()
        .filter(field -> field.field().equals(CustomerFields.MERGED_INTO.name()))
        .map(FieldChange::after)
        .filter(Objects::nonNull)
        .map(after -> UUID.fromString(after.replace("\"", "")))
        .toList();
  }

  /** What has its customer from the beginning need not be read. */
  private static boolean isWaiting(Change change) {
    return change.fields().stream()
        .noneMatch(
            field ->
                field.field().equals(InteractionFields.CUSTOMER_ID.name())
                    && field.after() != null);
  }

  private static boolean isAddressed(Change change) {
    return change.fields().stream()
        .anyMatch(
            field ->
                field.field().startsWith(CustomerFields.CONTACT_POINTS.name())
                    || field.field().startsWith(CustomerFields.EXTERNAL_IDS.name())
                    || field.field().equals(EntityType.ARCHIVED_AT)
                    || field.field().equals(CustomerFields.MERGED_INTO.name()));
  }

  private int place(ChangeSet changes, Collection<UUID> ids) {
    List<UUID> all = List.copyOf(ids);
    int placed = 0;
    for (int i = 0; i < all.size(); i += CHUNK) {
      placed += placeSome(changes, all.subList(i, Math.min(i + CHUNK, all.size())));
    }
    return placed;
  }

  private int placeSome(ChangeSet changes, List<UUID> ids) {
    List<Interaction> waiting =
        changes.reader().findAll(InteractionFields.TYPE, ids).stream()
            .filter(Interaction::isWaiting)
            .toList();
    if (waiting.isEmpty()) {
      return 0;
    }
    Recognizer recognizer = new Recognizer(changes.reader(), forms);
    List<Recognition> recognised =
        recognizer.recognise(waiting.stream().map(Interaction::identities).toList());
    Map<UUID, CustomerId> owners = new LinkedHashMap<>();
    Map<String, CustomerId> marks = new LinkedHashMap<>();
    for (int i = 0; i < waiting.size(); i++) {
      CustomerId customer = recognised.get(i).customer();
      if (customer != null) {
        owners.put(waiting.get(i).id().value(), customer);
        List<Identity> identities = waiting.get(i).identities();
        KnownVisitors.marks(identities).forEach(mark -> marks.put(mark, customer));
      }
    }
    KnownVisitors visitors = new KnownVisitors(changes, recognizer, new Placing(changes, cases));
    Set<UUID> given = new LinkedHashSet<>(visitors.give(owners, one -> true));
    given.addAll(visitors.seen(marks));
    return given.size();
  }
}
