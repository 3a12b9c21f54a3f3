package dev.crmcore.customer;

import static java.util.Objects.requireNonNull;

import dev.crmcore.model.CustomerId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is by what they can be recognised by.
 *
 * @param customer who it is; null where nobody or several could be meant
 * @param candidates who could be meant, as far as the actor may see them
 */
public record Recognition(@Nullable CustomerId customer, List<CustomerId> candidates) {
  static final Recognition NOBODY = new Recognition(null, List.of());

  /** Copies the candidates. */
  public Recognition {
    candidates = List.copyOf(candidates);
  }

  static Recognition of(CustomerId customer) {
    return new Recognition(requireNonNull(customer, "customer"), List.of(customer));
  }

  /** Returns who it is, where that is certain. */
  public Optional<CustomerId> certain() {
    return Optional.ofNullable(customer);
  }
}
