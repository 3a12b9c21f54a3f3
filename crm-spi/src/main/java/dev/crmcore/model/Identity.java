package dev.crmcore.model;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/**
 * By what somebody can be recognised: an address, a name in another system, or the mark that a
 * browser carries.
 *
 * @param system {@code "email"}, {@code "phone"} and so on for the {@link ContactKind}s, {@value
 *     #VISITOR}, or the other system
 * @param value the address in standard form once it is stored, the name in the other system
 */
public record Identity(String system, String value) {
  /** The system of marks that browsers carry, such as cookies. */
  public static final String VISITOR = "visitor";

  /** Checks that what cannot be missing is there. */
  public Identity {
    requireNonNull(system, "system");
    requireNonNull(value, "value");
  }

  /** Returns an address as typed. */
  public static Identity of(ContactKind kind, String raw) {
    return new Identity(kind.name().toLowerCase(Locale.ROOT), raw);
  }

  /** Returns an e-mail address as typed. */
  public static Identity email(String raw) {
    return of(ContactKind.EMAIL, raw);
  }

  /** Returns a telephone number as typed. */
  public static Identity phone(String raw) {
    return of(ContactKind.PHONE, raw);
  }

  /** Returns the mark that a browser carries, such as the value of a cookie. */
  public static Identity visitor(String mark) {
    return new Identity(VISITOR, mark);
  }

  /** Returns which kind of address it is; empty for other systems and for marks. */
  public Optional<ContactKind> contactKind() {
    for (ContactKind kind : ContactKind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(system)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** Tells whether it is the mark of a browser, which several people may use. */
  public boolean isVisitor() {
    return system.equals(VISITOR);
  }
}
