package dev.crmcore.merging;

import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityDraft;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.model.Customer;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.FieldOrigin;
import dev.crmcore.model.MergeRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Takes a merged card apart. What nobody edited since is restored exactly. An edit since the merge
 * stays with the survivor, unless it touched a value that came from a loser: then it goes with the
 * loser.
 */
final class Separation {
  private final EntityType<Customer> type;
  private final Customer before;
  private final Customer after;
  private final Customer now;
  private final Map<CustomerId, Customer> losersBefore = new LinkedHashMap<>();
  private final Map<String, CustomerId> origins = new HashMap<>();

  Separation(
      EntityType<Customer> type,
      Customer before,
      Customer after,
      Customer now,
      List<Customer> losers,
      MergeRecord merge) {
    this.type = type;
    this.before = before;
    this.after = after;
    this.now = now;
    losers.forEach(loser -> losersBefore.put(loser.id(), loser));
    for (FieldOrigin origin : merge.origins()) {
      origins.put(origin.field(), origin.from());
    }
  }

  /** Returns the survivor without what the merge brought it. */
  Customer survivor() {
    EntityDraft<Customer> draft = type.draft(now);
    for (Field<Customer, ?> field : type.fields()) {
      if (Combination.isMerged(field) && (isUntouched(field) || cameFromLoser(field))) {
        draft.set(field, field.get(before));
      }
    }
    for (CollectionField<Customer, ?> collection : type.collections()) {
      separate(collection, draft);
    }
    return draft.build();
  }

  private boolean isUntouched(Field<Customer, ?> field) {
    return Objects.equals(field.text(now), field.text(after));
  }

  private boolean cameFromLoser(Field<Customer, ?> field) {
    CustomerId from = origins.get(field.name());
    return from != null && losersBefore.containsKey(from);
  }

  private <T> void separate(CollectionField<Customer, T> collection, EntityDraft<Customer> draft) {
    if (collection.get(now).equals(collection.get(after))) {
      draft.setList(collection, collection.get(before));
      return;
    }
    List<T> own = collection.get(before);
    List<T> merged = collection.get(after);
    List<T> kept = new ArrayList<>();
    for (T element : collection.get(now)) {
      if (own.contains(element) || !merged.contains(element)) {
        kept.add(element);
      }
    }
    draft.setList(collection, kept);
  }

  /** Returns a loser as it was, with the edits since that touched what had come from it. */
  Customer loser(CustomerId id) {
    Customer loser = Objects.requireNonNull(losersBefore.get(id));
    EntityDraft<Customer> draft = type.draft(loser);
    for (Field<Customer, ?> field : type.fields()) {
      if (Combination.isMerged(field)
          && id.equals(origins.get(field.name()))
          && !isUntouched(field)) {
        draft.set(field, field.get(now));
      }
    }
    return draft.build();
  }
}
