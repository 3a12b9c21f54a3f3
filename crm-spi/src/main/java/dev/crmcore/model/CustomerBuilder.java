package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Builds the part of the card that people and organisations share. Not safe for use by several
 * threads.
 *
 * @param <B> the builder itself, so that calls chain
 */
public abstract sealed class CustomerBuilder<B extends CustomerBuilder<B>>
    permits Person.Builder, Organization.Builder {
  CustomerId id = CustomerId.UNASSIGNED;
  Revision revision = Revision.NEW;
  @Nullable CustomerId mergedInto;
  private LifecycleStage lifecycleStage = LifecycleStage.LEAD;
  private List<ContactPoint> contactPoints = new ArrayList<>();
  private List<PostalAddress> addresses = new ArrayList<>();
  private List<ExternalId> externalIds = new ArrayList<>();
  private SortedSet<String> tags = new TreeSet<>();
  private SortedSet<String> groups = new TreeSet<>();
  private List<OwnerAssignment> owners = new ArrayList<>();
  private SortedSet<String> teams = new TreeSet<>();
  private @Nullable String source;
  private @Nullable ContactKind preferredChannel;
  private @Nullable String notes;
  private @Nullable String callHours;
  private SortedSet<String> interests = new TreeSet<>();
  private List<BankAccount> bankAccounts = new ArrayList<>();
  private SortedMap<String, Object> customFields = new TreeMap<>();

  CustomerBuilder() {}

  /** Returns this builder as its own type. */
  abstract B self();

  /** Makes the customer. */
  public abstract Customer build();

  /** Starts from another customer's card, identity and bookkeeping included. */
  B from(Customer customer) {
    id = customer.id();
    revision = customer.revision();
    mergedInto = customer.mergedInto();
    return profile(customer.profile());
  }

  /** Sets the identity; for storages and tests. */
  public B id(CustomerId newId) {
    id = requireNonNull(newId, "newId");
    return self();
  }

  /** Sets the bookkeeping; for storages and the write path. */
  public B revision(Revision newRevision) {
    revision = requireNonNull(newRevision, "newRevision");
    return self();
  }

  /** Marks the customer as merged into another; for storages and the write path. */
  public B mergedInto(@Nullable CustomerId survivor) {
    mergedInto = survivor;
    return self();
  }

  /** Replaces the whole shared card. */
  public B profile(Profile profile) {
    lifecycleStage = profile.lifecycleStage();
    contactPoints = new ArrayList<>(profile.contactPoints());
    addresses = new ArrayList<>(profile.addresses());
    externalIds = new ArrayList<>(profile.externalIds());
    tags = new TreeSet<>(profile.tags());
    groups = new TreeSet<>(profile.groups());
    owners = new ArrayList<>(profile.owners());
    teams = new TreeSet<>(profile.teams());
    source = profile.source();
    preferredChannel = profile.preferredChannel();
    callHours = profile.callHours();
    interests = new TreeSet<>(profile.interests());
    bankAccounts = new ArrayList<>(profile.bankAccounts());
    notes = profile.notes();
    customFields = new TreeMap<>(profile.customFields());
    return self();
  }

  /** Sets how far the customer has come. */
  public B lifecycleStage(LifecycleStage stage) {
    lifecycleStage = requireNonNull(stage, "stage");
    return self();
  }

  /** Adds an e-mail address as typed. */
  public B email(String raw) {
    return contact(ContactPoint.email(raw));
  }

  /** Adds a telephone number as typed. */
  public B phone(String raw) {
    return contact(ContactPoint.phone(raw));
  }

  /** Adds a contact point. */
  public B contact(ContactPoint point) {
    contactPoints.add(requireNonNull(point, "point"));
    return self();
  }

  /** Replaces the contact points. */
  public B contactPoints(Collection<ContactPoint> points) {
    contactPoints = new ArrayList<>(points);
    return self();
  }

  /** Adds a postal address. */
  public B address(PostalAddress address) {
    addresses.add(requireNonNull(address, "address"));
    return self();
  }

  /** Replaces the postal addresses. */
  public B addresses(Collection<PostalAddress> newAddresses) {
    addresses = new ArrayList<>(newAddresses);
    return self();
  }

  /** Adds a name in another system. */
  public B externalId(String system, String value) {
    ExternalId externalId = new ExternalId(system, value);
    if (!externalIds.contains(externalId)) {
      externalIds.add(externalId);
    }
    return self();
  }

  /** Replaces the names in other systems. */
  public B externalIds(Collection<ExternalId> newIds) {
    externalIds = new ArrayList<>(newIds);
    return self();
  }

  /** Adds a tag. */
  public B tag(String tag) {
    tags.add(requireNonNull(tag, "tag"));
    return self();
  }

  /** Replaces the tags. */
  public B tags(Collection<String> newTags) {
    tags = new TreeSet<>(newTags);
    return self();
  }

  /** Adds a group. */
  public B group(String group) {
    groups.add(requireNonNull(group, "group"));
    return self();
  }

  /** Replaces the groups. */
  public B groups(Collection<String> newGroups) {
    groups = new TreeSet<>(newGroups);
    return self();
  }

  /** Makes somebody responsible in general. */
  public B owner(String owner) {
    return owner(OwnerAssignment.GENERAL, owner);
  }

  /** Makes somebody responsible for one line of service, in place of who was before. */
  public B owner(String serviceLine, String owner) {
    owners.removeIf(existing -> existing.serviceLine().equals(serviceLine));
    owners.add(new OwnerAssignment(serviceLine, owner));
    return self();
  }

  /** Replaces who is responsible. */
  public B owners(Collection<OwnerAssignment> newOwners) {
    owners = new ArrayList<>(newOwners);
    return self();
  }

  /** Adds a team. */
  public B team(String team) {
    teams.add(requireNonNull(team, "team"));
    return self();
  }

  /** Sets where the customer came from. */
  public B source(@Nullable String newSource) {
    source = newSource;
    return self();
  }

  /** Sets how the customer wants to be reached. */
  public B preferredChannel(@Nullable ContactKind channel) {
    preferredChannel = channel;
    return self();
  }

  /**
   * Sets when the customer likes to be called, by the clock where it is, such as {@code "Mo-Fr
   * 09:00-12:00, 14:00-18:00"}.
   */
  public B callHours(@Nullable String hours) {
    callHours = hours;
    return self();
  }

  /** Adds a hobby, or what else the customer likes. */
  public B interest(String interest) {
    interests.add(requireNonNull(interest, "interest"));
    return self();
  }

  /** Replaces what the customer likes. */
  public B interests(Collection<String> newInterests) {
    interests = new TreeSet<>(newInterests);
    return self();
  }

  /** Adds a bank account. */
  public B bankAccount(BankAccount account) {
    bankAccounts.add(requireNonNull(account, "account"));
    return self();
  }

  /** Replaces the bank accounts. */
  public B bankAccounts(Collection<BankAccount> newAccounts) {
    bankAccounts = new ArrayList<>(newAccounts);
    return self();
  }

  /** Replaces the teams. */
  public B teams(Collection<String> newTeams) {
    teams = new TreeSet<>(newTeams);
    return self();
  }

  /** Sets the free text. */
  public B notes(@Nullable String newNotes) {
    notes = newNotes;
    return self();
  }

  /** Sets the value of a custom field, or removes it where the value is null. */
  public B custom(String field, @Nullable Object value) {
    if (value == null) {
      customFields.remove(field);
    } else {
      customFields.put(field, value);
    }
    return self();
  }

  Profile profile() {
    return new Profile(
        lifecycleStage,
        contactPoints,
        addresses,
        externalIds,
        tags,
        groups,
        owners,
        teams,
        source,
        preferredChannel,
        callHours,
        interests,
        bankAccounts,
        notes,
        customFields);
  }
}
