package dev.crmcore.collaboration;

import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.gateway.Reader;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Sort;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Records in the order of a feed.
 *
 * @param type where they are stored
 * @param time when they happened
 */
record FeedSource<E>(EntityType<E> type, Field<E, Instant> time) {
  @SuppressWarnings("unchecked") // the field of that name holds moments on every entity
  static <E> FeedSource<E> added(EntityType<E> type) {
    return new FeedSource<>(type, (Field<E, Instant>) type.requireField(EntityType.CREATED_AT));
  }

  /** Returns the next records after a place and not before a moment, the latest first. */
  List<E> page(Reader reader, Condition which, Instant from, @Nullable FeedMark after, int limit) {
    Condition since = Conditions.all(which, Conditions.atLeast(time, from));
    return reader
        .query(
            type,
            after == null ? since : Conditions.all(since, isAfter(after)),
            List.of(Sort.descending(time)),
            limit,
            null)
        .items();
  }

  private Condition isAfter(FeedMark mark) {
    return Conditions.any(
        Conditions.less(time, mark.at()),
        Conditions.all(
            Conditions.equal(time, mark.at()),
            new Condition.Compare(EntityType.ID, Operator.GT, List.of(Operand.of(mark.id())))));
  }

  FeedMark mark(E record) {
    Instant at = time.get(record);
    UUID id = type.id(record);
    return new FeedMark(at == null ? Instant.EPOCH : at, id);
  }
}
