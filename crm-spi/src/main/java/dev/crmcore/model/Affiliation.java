package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person's place in an organisation.
 *
 * @param id the identity
 * @param personId who
 * @param organizationId where
 * @param role as what, such as "buyer"
 * @param from the first day, or null where it is not known
 * @param to the last day, or null while it lasts
 * @param revision the bookkeeping
 */
public record Affiliation(
    AffiliationId id,
    CustomerId personId,
    CustomerId organizationId,
    @Nullable String role,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    Revision revision) {
  /** Checks that what cannot be missing is there, and copies the collections. */
  public Affiliation {
    requireNonNull(id, "id");
    requireNonNull(personId, "personId");
    requireNonNull(organizationId, "organizationId");
    requireNonNull(revision, "revision");
  }

  /** Returns an affiliation that lasts and is not stored yet. */
  public static Affiliation of(CustomerId person, CustomerId organization, @Nullable String role) {
    return new Affiliation(
        AffiliationId.UNASSIGNED, person, organization, role, null, null, Revision.NEW);
  }
}
