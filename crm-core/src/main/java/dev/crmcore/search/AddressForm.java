package dev.crmcore.search;

import dev.crmcore.model.ContactKind;
import java.util.Optional;

/** Brings an address to the form in which contact points are found. */
@FunctionalInterface
public interface AddressForm {
  /** Returns the standard form of an address as typed, or empty if it has none. */
  Optional<String> of(ContactKind kind, String raw);
}
