package dev.crmcore.consent;

import dev.crmcore.catalogue.ConsentFields;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Consent;
import dev.crmcore.model.ConsentId;
import dev.crmcore.model.ConsentState;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.CustomerId;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What stands of everything that was said. One card has one standing statement for each purpose and
 * channel; a card that others were merged into has theirs, too, and then the strictest counts.
 */
public final class Standing {
  private static final Set<String> GOES_BY =
      Set.of("customerId", "purpose", "channel", "state", "givenAt", "expiresAt", "replacedBy");
  private static final Comparator<Consent> OLDEST_FIRST =
      Comparator.comparing(Consent::givenAt).thenComparing(one -> one.id().toString());

  private Standing() {}

  /**
   * Returns what holds for a purpose and a channel, whoever asks and whatever they may see: nobody
   * is written to because the sender could not see the refusal.
   *
   * @param customer the identity under which the card is stored now
   * @param channel null for a purpose without one
   */
  public static ConsentStatus of(
      Reader reader,
      CustomerId customer,
      String purpose,
      @Nullable ContactKind channel,
      Instant moment) {
    List<Consent> standing = statements(reader, customer, purpose, channel);
    return standing.isEmpty()
        ? new ConsentStatus(purpose, channel, null, null)
        : strictest(standing, moment);
  }

  /**
   * Returns what holds for every purpose and channel, by purpose, as the actor may see it: nothing
   * for whoever may not see all of what it goes by.
   */
  public static List<ConsentStatus> seen(Reader reader, CustomerId customer, Instant moment) {
    if (!Collections.disjoint(reader.concealed(ConsentFields.TYPE), GOES_BY)) {
      return List.of();
    }
    List<Consent> standing = new ArrayList<>();
    reader.scan(ConsentFields.TYPE, ofCustomer(customer), standing::add);
    return byPurpose(standing, moment);
  }

  /** Returns the same, whoever asks and whatever they may see. */
  static List<ConsentStatus> all(Reader reader, CustomerId customer, Instant moment) {
    List<Consent> standing = new ArrayList<>();
    reader.scanUnseen(ConsentFields.TYPE, ofCustomer(customer), standing::add);
    return byPurpose(standing, moment);
  }

  private static Condition ofCustomer(CustomerId customer) {
    return Conditions.all(
        Conditions.equal(ConsentFields.CUSTOMER_ID, customer.value()),
        Conditions.missing(ConsentFields.REPLACED_BY));
  }

  private static List<ConsentStatus> byPurpose(List<Consent> standing, Instant moment) {
    Map<String, List<Consent>> slots = new TreeMap<>();
    for (Consent one : standing) {
      slots
          .computeIfAbsent(one.purpose() + "\0" + one.channel(), key -> new ArrayList<>())
          .add(one);
    }
    return slots.values().stream().map(slot -> strictest(slot, moment)).toList();
  }

  /** Returns what stands for a purpose and a channel, the oldest first. */
  static List<Consent> statements(
      Reader reader, CustomerId customer, String purpose, @Nullable ContactKind channel) {
    Condition which =
        Conditions.all(ofCustomer(customer), Conditions.equal(ConsentFields.PURPOSE, purpose));
    List<Consent> found = new ArrayList<>();
    reader.scanUnseen(ConsentFields.TYPE, which, found::add);
    return found.stream()
        .filter(one -> Objects.equals(one.channel(), channel))
        .sorted(OLDEST_FIRST)
        .toList();
  }

  /**
   * Lets statements stand again that were replaced by one that is somebody else's now: a merge was
   * undone, and what was said meanwhile stays with the survivor.
   *
   * @param ids the statements that were given back, which may have been replaced, and may have
   *     replaced others
   */
  public static void again(ChangeSet changes, Collection<UUID> ids) {
    Map<ConsentId, Consent> replaced = new LinkedHashMap<>();
    Consumer<Consent> collect = one -> replaced.put(one.id(), one);
    changes.reader().findAllUnseen(ConsentFields.TYPE, ids).stream()
        .filter(one -> !one.isStanding())
        .forEach(collect);
    changes
        .reader()
        .scanAnyUnseen(
            ConsentFields.TYPE, Conditions.everyone(), ConsentFields.REPLACED_BY, ids, collect);
    Map<ConsentId, CustomerId> holders = new HashMap<>();
    List<UUID> later =
        replaced.values().stream()
            .map(one -> Objects.requireNonNull(one.replacedBy()).value())
            .toList();
    changes
        .reader()
        .findAllUnseen(ConsentFields.TYPE, later)
        .forEach(one -> holders.put(one.id(), one.customerId()));
    for (Consent one : replaced.values()) {
      if (!one.customerId().equals(holders.get(one.replacedBy()))) {
        changes.follow(
            ConsentFields.TYPE, one.toBuilder().replacedBy(null).build(), "customer.unmerge");
      }
    }
  }

  private static ConsentStatus strictest(List<Consent> standing, Instant moment) {
    Consent counts =
        standing.stream()
            .max(
                Comparator.comparing((Consent one) -> one.stateAt(moment))
                    .thenComparing(OLDEST_FIRST))
            .orElseThrow();
    ConsentState state = counts.stateAt(moment);
    return new ConsentStatus(counts.purpose(), counts.channel(), state, counts);
  }
}
