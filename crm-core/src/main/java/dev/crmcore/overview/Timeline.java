package dev.crmcore.overview;

import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.catalogue.ServiceCaseFields;
import dev.crmcore.catalogue.SurveyFields;
import dev.crmcore.catalogue.TaskFields;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldType;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.Survey;
import dev.crmcore.model.Task;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Sort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happened with one customer, of all kinds, in one order: by time, then kind, then id, so that
 * a page goes on where the one before ended, whatever is added meanwhile.
 */
final class Timeline {
  /** The latest first; of one moment, kinds as declared, then ids. */
  private static final Comparator<TimelineEntry> LATEST_FIRST =
      Comparator.comparing(TimelineEntry::at)
          .reversed()
          .thenComparing(TimelineEntry::kind)
          .thenComparing(TimelineEntry::id, FieldType.ID::compare);

  /** One kind of entry: where it is stored, whose it is, when it was, and what it says. */
  private record Source<E>(
      TimelineKind kind,
      EntityType<E> type,
      Field<E, UUID> customer,
      Field<E, Instant> time,
      Function<E, String> text) {
    /** Whoever may not see when something was has no place for it in the order. */
    boolean isShown(Reader reader) {
      Set<String> hidden = reader.concealed(type);
      return !hidden.contains(time.name()) && !hidden.contains(customer.name());
    }

    List<TimelineEntry> page(
        Reader reader, UUID customerId, int limit, @Nullable TimelineEntry after) {
      Condition mine = Conditions.equal(customer, customerId);
      Condition happened = Conditions.missing(time).negate();
      return reader
          .query(
              type,
              after == null
                  ? Conditions.all(mine, happened)
                  : Conditions.all(mine, happened, isAfter(after)),
              List.of(Sort.descending(time)),
              limit,
              null)
          .items()
          .stream()
          .map(this::entry)
          .toList();
    }

    /** Later in the order than an entry of this or of another kind. */
    private Condition isAfter(TimelineEntry entry) {
      Condition earlier = Conditions.less(time, entry.at());
      int order = kind.compareTo(entry.kind());
      if (order < 0) {
        return earlier;
      }
      Condition same = Conditions.equal(time, entry.at());
      return Conditions.any(
          earlier, order > 0 ? same : Conditions.all(same, idGreaterThan(entry.id())));
    }

    private static Condition idGreaterThan(UUID id) {
      return new Condition.Compare(EntityType.ID, Operator.GT, List.of(Operand.of(id)));
    }

    private TimelineEntry entry(E record) {
      Instant at = time.get(record);
      return new TimelineEntry(
          kind, at == null ? Instant.EPOCH : at, type.id(record), record, text.apply(record));
    }
  }

  private static final List<Source<?>> SOURCES =
      List.of(
          new Source<>(
              TimelineKind.INTERACTION,
              InteractionFields.TYPE,
              InteractionFields.CUSTOMER_ID,
              InteractionFields.OCCURRED_AT,
              Timeline::text),
          new Source<>(
              TimelineKind.PURCHASE,
              PurchaseFields.TYPE,
              PurchaseFields.CUSTOMER_ID,
              PurchaseFields.OCCURRED_AT,
              Timeline::text),
          new Source<>(
              TimelineKind.DEAL,
              DealFields.TYPE,
              DealFields.CUSTOMER_ID,
              createdAt(DealFields.TYPE),
              Deal::name),
          new Source<>(
              TimelineKind.CASE,
              ServiceCaseFields.TYPE,
              ServiceCaseFields.CUSTOMER_ID,
              ServiceCaseFields.OPENED_AT,
              ServiceCase::subject),
          new Source<>(
              TimelineKind.SURVEY,
              SurveyFields.TYPE,
              SurveyFields.CUSTOMER_ID,
              SurveyFields.ANSWERED_AT,
              Timeline::text),
          new Source<>(
              TimelineKind.TASK,
              TaskFields.TYPE,
              TaskFields.CUSTOMER_ID,
              TaskFields.COMPLETED_AT,
              Task::subject));

  private Timeline() {}

  @SuppressWarnings("unchecked") // the field of that name holds moments on every entity
  private static <E> Field<E, Instant> createdAt(EntityType<E> type) {
    return (Field<E, Instant>) type.requireField(EntityType.CREATED_AT);
  }

  /** Returns a page of some kinds. */
  static TimelinePage page(
      Reader reader,
      UUID customer,
      Set<TimelineKind> kinds,
      int limit,
      @Nullable TimelineEntry after) {
    List<TimelineEntry> found = new ArrayList<>();
    for (Source<?> source : SOURCES) {
      if (kinds.contains(source.kind()) && source.isShown(reader)) {
        found.addAll(source.page(reader, customer, limit + 1, after));
      }
    }
    found.sort(LATEST_FIRST);
    List<TimelineEntry> shown = found.subList(0, Math.min(limit, found.size()));
    return new TimelinePage(shown, found.size() > limit ? shown.get(limit - 1) : null);
  }

  private static String text(Interaction touch) {
    return Stream.of(
            words(touch.kind()),
            words(touch.direction()),
            touch.subject() == null ? touch.body() : touch.subject(),
            touch.outcome() == null ? null : "(" + touch.outcome() + ")")
        .filter(part -> part != null && !part.isBlank())
        .collect(Collectors.joining(" "));
  }

  private static String text(Purchase purchase) {
    return purchase.orderNumber() == null
        ? purchase.amount().toString()
        : purchase.amount() + ", order " + purchase.orderNumber();
  }

  private static String text(Survey survey) {
    return survey.instrument()
        + " "
        + survey.score()
        + (survey.comment() == null ? "" : ": " + survey.comment());
  }

  /** Returns a constant as people write it. */
  static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
