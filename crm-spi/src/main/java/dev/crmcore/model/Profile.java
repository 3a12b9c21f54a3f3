package dev.crmcore.model;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a person and an organisation have in common on their card. Built through {@link
 * Person#builder()}, {@link Organization#builder()} or {@link Customer#toBuilder()}; the
 * constructor is for storages.
 *
 * @param lifecycleStage how far the customer has come; its dated history is in the lineage
 * @param contactPoints in the order they were given
 * @param addresses in the order they were given; the first is the main one
 * @param externalIds names in other systems
 * @param tags free labels, compared after folding
 * @param groups folders and categories
 * @param owners at most one for each service line
 * @param teams who else may work with the customer
 * @param source where the customer came from, such as "web-form"
 * @param preferredChannel how the customer wants to be reached
 * @param callHours when the customer likes to be called, such as "Mo-Fr 09:00-18:00", by the clock
 *     where it is
 * @param interests hobbies and what else the customer likes, compared after folding
 * @param bankAccounts accounts from which the customer pays or to which it is paid
 * @param notes free text
 * @param customFields values of the catalogue's custom fields, by name
 */
public record Profile(
    LifecycleStage lifecycleStage,
    List<ContactPoint> contactPoints,
    List<PostalAddress> addresses,
    List<ExternalId> externalIds,
    SortedSet<String> tags,
    SortedSet<String> groups,
    List<OwnerAssignment> owners,
    SortedSet<String> teams,
    @Nullable String source,
    @Nullable ContactKind preferredChannel,
    @Nullable String callHours,
    SortedSet<String> interests,
    List<BankAccount> bankAccounts,
    @Nullable String notes,
    SortedMap<String, Object> customFields) {
  /** A card with nothing on it. */
  public static final Profile EMPTY =
      new Profile(
          LifecycleStage.LEAD,
          List.of(),
          List.of(),
          List.of(),
          sorted(Set.of()),
          sorted(Set.of()),
          List.of(),
          sorted(Set.of()),
          null,
          null,
          null,
          sorted(Set.of()),
          List.of(),
          null,
          new TreeMap<>());

  /** Copies the collections. */
  public Profile {
    contactPoints = List.copyOf(contactPoints);
    addresses = List.copyOf(addresses);
    externalIds = List.copyOf(externalIds);
    tags = sorted(tags);
    groups = sorted(groups);
    owners = List.copyOf(owners);
    teams = sorted(teams);
    interests = sorted(interests);
    bankAccounts = List.copyOf(bankAccounts);
    customFields = Collections.unmodifiableSortedMap(new TreeMap<>(customFields));
  }

  private static SortedSet<String> sorted(Set<String> values) {
    return values.isEmpty()
        ? Collections.emptySortedSet()
        : Collections.unmodifiableSortedSet(new TreeSet<>(values));
  }
}
