package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One way to reach a customer.
 *
 * @param kind e-mail, phone, …
 * @param raw as it was typed; never lost
 * @param normalized the standard form by which it is found again; equal to {@code raw} where there
 *     is none
 * @param label such as "work", or null
 * @param primary whether it is the one to use first among its kind
 * @param validity what is known about whether it works
 * @param verifiedAt when the customer confirmed it, or null
 */
public record ContactPoint(
    ContactKind kind,
    String raw,
    String normalized,
    @Nullable String label,
    boolean primary,
    Validity validity,
    @Nullable Instant verifiedAt) {
  /** Checks that the parts that cannot be missing are there. */
  public ContactPoint {
    requireNonNull(kind, "kind");
    requireNonNull(raw, "raw");
    requireNonNull(normalized, "normalized");
    requireNonNull(validity, "validity");
  }

  /** Returns a contact point as typed; the write path normalises and checks it. */
  public static ContactPoint of(ContactKind kind, String raw) {
    return new ContactPoint(kind, raw, raw, null, false, Validity.UNKNOWN, null);
  }

  /** Returns an e-mail address as typed. */
  public static ContactPoint email(String raw) {
    return of(ContactKind.EMAIL, raw);
  }

  /** Returns a telephone number as typed. */
  public static ContactPoint phone(String raw) {
    return of(ContactKind.PHONE, raw);
  }

  /** Returns this contact point with its standard form and what the check said. */
  public ContactPoint withNormalized(String form, Validity checked) {
    return new ContactPoint(kind, raw, form, label, primary, checked, verifiedAt);
  }

  /** Returns this contact point with a label. */
  public ContactPoint withLabel(@Nullable String newLabel) {
    return new ContactPoint(kind, raw, normalized, newLabel, primary, validity, verifiedAt);
  }

  /** Returns this contact point as the first or not the first of its kind. */
  public ContactPoint withPrimary(boolean first) {
    return new ContactPoint(kind, raw, normalized, label, first, validity, verifiedAt);
  }

  /** Returns the contact point as one that the customer confirmed: it works. */
  public ContactPoint confirmed(Instant at) {
    return new ContactPoint(
        kind, raw, normalized, label, primary, Validity.VALID, requireNonNull(at, "at"));
  }
}
