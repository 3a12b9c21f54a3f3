package dev.crmcore;

import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.model.TenantId;
import dev.crmcore.security.Actor;

/** Whether the data of one organization is kept, or that of several apart from each other. */
enum Tenancy {
  SINGLE {
    @Override
    void check(Actor actor) {
      if (isNamed(actor)) {
        throw new AccessDeniedException(
            "The actor '%s' works for the tenant '%s', but this CRM was opened for a single one. Call multiTenant() when building it, or leave the tenant out."
                .formatted(actor.name(), actor.tenant().value()));
      }
    }
  },
  MULTIPLE {
    @Override
    void check(Actor actor) {
      if (!isNamed(actor)) {
        throw new AccessDeniedException(
            "The actor '%1$s' names no tenant, and this CRM serves several. Say whose data: Actor.user(\"%1$s\").withTenant(\"acme\"); chores are done by maintenance(tenant)."
                .formatted(actor.name()));
      }
    }
  };

  /**
   * Refuses an actor of whom it is not clear whose data is meant.
   *
   * @throws AccessDeniedException if a tenant is missing, or named where there is only one
   */
  abstract void check(Actor actor);

  private static boolean isNamed(Actor actor) {
    return !actor.tenant().equals(TenantId.DEFAULT);
  }
}
