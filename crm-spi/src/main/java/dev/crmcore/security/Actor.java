package dev.crmcore.security;

import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.model.TenantId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: a user or a program. Every read and every write has one.
 *
 * @param name the stable name that the audit shows
 * @param tenant whose data
 * @param roles what the actor is, for the access policy
 */
public record Actor(String name, TenantId tenant, Set<String> roles) {
  /**
   * Copies the roles.
   *
   * @throws AccessDeniedException if there is no name
   */
  public Actor {
    if (isBlank(name)) {
      throw new AccessDeniedException("An actor needs a name: nothing is done for nobody.");
    }
    roles = Set.copyOf(roles);
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  /** Returns a user of a host with a single tenant. */
  public static Actor user(String name) {
    return new Actor(name, TenantId.DEFAULT, Set.of());
  }

  /** Returns this actor with other roles. */
  public Actor withRoles(String... newRoles) {
    return new Actor(name, tenant, Set.of(newRoles));
  }

  /** Returns this actor working for another tenant. */
  public Actor withTenant(String newTenant) {
    return new Actor(name, new TenantId(newTenant), roles);
  }
}
