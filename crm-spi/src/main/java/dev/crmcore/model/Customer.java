package dev.crmcore.model;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Somebody we do, did or may do business with: a {@link Person} or an {@link Organization}.
 * Immutable; {@link #toBuilder()} makes a changed copy.
 */
public sealed interface Customer permits Person, Organization {
  /** Returns the identity, {@link CustomerId#UNASSIGNED} before it is stored. */
  CustomerId id();

  /** Returns which of the two this is. */
  CustomerKind kind();

  /** Returns the name to show, never blank: made from the name parts, or from a contact point. */
  String displayName();

  /** Returns what both kinds have on their card. */
  Profile profile();

  /** Returns the bookkeeping. */
  Revision revision();

  /** Returns the customer this one was merged into, or null. */
  @Nullable CustomerId mergedInto();

  /** Returns a builder that starts from this customer. */
  CustomerBuilder<?> toBuilder();

  /** Returns this customer as stored under an identity. */
  Customer stored(CustomerId newId, Revision newRevision);

  /** Returns the contact points in their order. */
  default List<ContactPoint> contactPoints() {
    return profile().contactPoints();
  }

  /** Returns the postal addresses, the main one first. */
  default List<PostalAddress> addresses() {
    return profile().addresses();
  }

  /** Returns the first postal address with a label, such as "legal", whatever its case. */
  default Optional<PostalAddress> address(String label) {
    return addresses().stream()
        .filter(address -> label.equalsIgnoreCase(address.label()))
        .findFirst();
  }

  /** Returns the names in other systems. */
  default List<ExternalId> externalIds() {
    return profile().externalIds();
  }

  /** Returns the tags in order. */
  default SortedSet<String> tags() {
    return profile().tags();
  }

  /** Returns the values of the custom fields. */
  default SortedMap<String, Object> customFields() {
    return profile().customFields();
  }

  /**
   * Returns the standard form of the first usable contact point of a kind, primary ones before
   * others.
   */
  default Optional<String> primary(ContactKind kind) {
    return primaryPoint(kind).map(ContactPoint::normalized);
  }

  private Optional<ContactPoint> primaryPoint(ContactKind kind) {
    ContactPoint best = null;
    for (ContactPoint point : contactPoints()) {
      if (point.kind() == kind && (best == null || (point.primary() && !best.primary()))) {
        best = point;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Returns the primary e-mail address in standard form. */
  default Optional<String> email() {
    return primary(ContactKind.EMAIL);
  }

  /** Returns the primary telephone number in standard form. */
  default Optional<String> phone() {
    return primary(ContactKind.PHONE);
  }

  /** Tells whether the customer is put aside. */
  default boolean isArchived() {
    return revision().isArchived();
  }

  /** Returns who is responsible, by line of service. */
  default Map<String, String> owners() {
    Map<String, String> byLine = new TreeMap<>();
    profile().owners().forEach(owner -> byLine.put(owner.serviceLine(), owner.owner()));
    return Collections.unmodifiableMap(byLine);
  }

  /** Returns when the customer was first stored. */
  default Instant createdAt() {
    return revision().createdAt();
  }
}
