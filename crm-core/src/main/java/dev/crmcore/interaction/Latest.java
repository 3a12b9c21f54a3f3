package dev.crmcore.interaction;

import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Interaction;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages of interactions, the latest first. */
final class Latest {
  private static final Condition WAITING =
      Conditions.all(
          Conditions.missing(InteractionFields.CUSTOMER_ID),
          Conditions.missing(InteractionFields.WITHDRAWN_FROM));

  private Latest() {}

  static Page<Interaction> of(Reader reader, Condition which, int limit, @Nullable Keyset after) {
    return reader.query(
        InteractionFields.TYPE,
        which,
        List.of(Sort.descending(InteractionFields.OCCURRED_AT)),
        limit,
        after);
  }

  /** What waits is found along the index of who and when, in its order. */
  static Page<Interaction> waiting(Reader reader, int limit, @Nullable Keyset after) {
    return of(reader, WAITING, limit, after);
  }
}
