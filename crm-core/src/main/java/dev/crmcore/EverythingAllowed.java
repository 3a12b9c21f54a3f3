package dev.crmcore;

import dev.crmcore.field.EntityType;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.security.AccessPolicy;
import dev.crmcore.security.Actor;
import java.util.Set;

/** The policy of a host that sets none: whoever has a name may see and do everything. */
final class EverythingAllowed implements AccessPolicy {
  @Override
  public Condition visible(Actor actor, EntityType<?> type) {
    return Conditions.everyone();
  }

  @Override
  public Set<String> concealed(Actor actor, EntityType<?> type) {
    return Set.of();
  }

  @Override
  public boolean permits(Actor actor, Action action, EntityType<?> type) {
    return true;
  }
}
