package dev.crmcore.overview;

import dev.crmcore.catalogue.AttachmentFields;
import dev.crmcore.catalogue.CommentFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.catalogue.LeadFields;
import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.catalogue.ServiceCaseFields;
import dev.crmcore.catalogue.StageChangeFields;
import dev.crmcore.catalogue.SurveyFields;
import dev.crmcore.catalogue.TaskFields;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldType;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Attachment;
import dev.crmcore.model.Comment;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.Lead;
import dev.crmcore.model.Purchase;
import dev.crmcore.model.ServiceCase;
import dev.crmcore.model.StageChange;
import dev.crmcore.model.Survey;
import dev.crmcore.model.Task;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happened with one customer, or with several together, of all kinds, in one order: by time,
 * then kind, then id, so that a page goes on where the one before ended, whatever is added
 * meanwhile. Usable within one read.
 */
final class Timeline {
  private static final int MOST_DEALS = 1_000;

  /** The latest first; of one moment, kinds as declared, then ids. */
  private static final Comparator<TimelineEntry> LATEST_FIRST =
      Comparator.comparing(TimelineEntry::at)
          .reversed()
          .thenComparing(TimelineEntry::kind)
          .thenComparing(TimelineEntry::id, FieldType.ID::compare);

  /**
   * One kind of entry: where it is stored, whose it is, when it was, and what it says.
   *
   * @param which which records stand on a timeline, besides those that have a time
   * @param asks the fields that this asks about
   */
  private record Source<E>(
      TimelineKind kind,
      EntityType<E> type,
      Field<E, UUID> owner,
      Field<E, Instant> time,
      Condition which,
      Set<String> asks,
      Function<E, String> text) {
    Source(
        TimelineKind kind,
        EntityType<E> type,
        Field<E, UUID> owner,
        Field<E, Instant> time,
        Function<E, String> text) {
      this(kind, type, owner, time, Conditions.everyone(), Set.of(), text);
    }

    /** Whoever may not see when something was has no place for it in the order. */
    boolean isShown(Reader reader) {
      Set<String> hidden = reader.concealed(type);
      return !hidden.contains(time.name())
          && !hidden.contains(owner.name())
          && asks.stream().noneMatch(hidden::contains);
    }

    List<TimelineEntry> page(
        Reader reader, Collection<UUID> owners, int limit, @Nullable TimelineEntry after) {
      if (owners.isEmpty()) {
        return List.of();
      }
      Condition happened =
          Conditions.all(theirs(owner, owners), Conditions.missing(time).negate(), which);
      return reader
          .query(
              type,
              after == null ? happened : Conditions.all(happened, isAfter(after)),
              List.of(Sort.descending(time)),
              limit,
              null)
          .items()
          .stream()
          .map(this::entry)
          .toList();
    }

    /** Returns the entries of the first page, of records that were read before. */
    @SuppressWarnings("unchecked") // what is known of a kind is records of its type
    List<TimelineEntry> first(List<?> latestFirst, int limit) {
      return latestFirst.stream().limit(limit).map(one -> entry((E) one)).toList();
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

  private final Reader reader;
  private final Collection<UUID> customers;
  private final Map<UUID, String> names = new LinkedHashMap<>();
  private final Map<TimelineKind, List<?>> known = new EnumMap<>(TimelineKind.class);
  private @Nullable Page<Deal> deals;

  /** Begins the timeline of customers that were not merged into others. */
  Timeline(Reader reader, Collection<UUID> customers) {
    this.reader = reader;
    this.customers = customers;
  }

  private List<Source<?>> sources() {
    return List.of(
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
            Task::subject),
        new Source<>(
            TimelineKind.LEAD,
            LeadFields.TYPE,
            LeadFields.CUSTOMER_ID,
            LeadFields.RECEIVED_AT,
            Timeline::text),
        new Source<>(
            TimelineKind.COMMENT,
            CommentFields.TYPE,
            CommentFields.CUSTOMER_ID,
            CommentFields.CREATED_AT,
            Timeline::text),
        new Source<>(
            TimelineKind.ATTACHMENT,
            AttachmentFields.TYPE,
            AttachmentFields.CUSTOMER_ID,
            AttachmentFields.CREATED_AT,
            Conditions.missing(AttachmentFields.REMOVED_AT),
            Set.of(AttachmentFields.REMOVED_AT.name()),
            Attachment::fileName),
        new Source<>(
            TimelineKind.STAGE_CHANGE,
            StageChangeFields.TYPE,
            StageChangeFields.DEAL_ID,
            StageChangeFields.AT,
            // Where a deal begins, the deal itself stands.
            Conditions.missing(StageChangeFields.FROM).negate(),
            Set.of(StageChangeFields.FROM.name()),
            this::text));
  }

  @SuppressWarnings("unchecked") // the field of that name holds moments on every entity
  private static <E> Field<E, Instant> createdAt(EntityType<E> type) {
    return (Field<E, Instant>) type.requireField(EntityType.CREATED_AT);
  }

  /** Returns a page of some kinds. */
  TimelinePage page(Set<TimelineKind> kinds, int limit, @Nullable TimelineEntry after) {
    List<TimelineEntry> found = new ArrayList<>();
    for (Source<?> source : sources()) {
      if (kinds.contains(source.kind()) && source.isShown(reader)) {
        List<?> read = after == null ? known(source.kind(), kinds) : null;
        Collection<UUID> owners =
            source.kind() == TimelineKind.STAGE_CHANGE ? dealIds() : customers;
        found.addAll(
            read == null
                ? source.page(reader, owners, limit + 1, after)
                : source.first(read, limit + 1));
      }
    }
    found.sort(LATEST_FIRST);
    List<TimelineEntry> shown = found.subList(0, Math.min(limit, found.size()));
    return new TimelinePage(shown, found.size() > limit ? shown.get(limit - 1) : null);
  }

  /**
   * Says what was read before, so that the first page need not read it again.
   *
   * @param latestFirst the records of a kind that were last, at least as many as a page has, or all
   */
  Timeline knowing(TimelineKind kind, List<?> latestFirst) {
    known.put(kind, latestFirst);
    return this;
  }

  /** Deals are read for their moves, in the order of the timeline. */
  private @Nullable List<?> known(TimelineKind kind, Set<TimelineKind> kinds) {
    return kind == TimelineKind.DEAL && kinds.contains(TimelineKind.STAGE_CHANGE)
        ? deals().items()
        : known.get(kind);
  }

  /** Moves belong to deals, which say what they are called. */
  private Collection<UUID> dealIds() {
    deals().items().forEach(deal -> names.put(deal.id().value(), deal.name()));
    return names.keySet();
  }

  /**
   * Returns the deals of the customers, those that were stored last first, read once; of very many
   * not all. Nothing for whoever may not see whose a deal is.
   */
  Page<Deal> deals() {
    Page<Deal> known = deals;
    if (known == null) {
      known =
          reader.concealed(DealFields.TYPE).contains(DealFields.CUSTOMER_ID.name())
              ? new Page<>(List.of(), null)
              : reader.query(
                  DealFields.TYPE,
                  theirs(DealFields.CUSTOMER_ID, customers),
                  List.of(Sort.descending(createdAt(DealFields.TYPE))),
                  MOST_DEALS,
                  null);
      deals = known;
    }
    return known;
  }

  private static Condition theirs(Field<?, UUID> owner, Collection<UUID> owners) {
    return owners.size() == 1
        ? Conditions.equal(owner, owners.iterator().next())
        : Conditions.in(owner, owners);
  }

  private String text(StageChange move) {
    return "%s: %s to %s%s"
        .formatted(
            names.get(move.dealId().value()),
            move.from(),
            move.to(),
            move.reason() == null ? "" : " (" + move.reason() + ")");
  }

  private static String text(Lead lead) {
    return Stream.of(lead.source(), lead.message())
        .filter(part -> part != null && !part.isBlank())
        .collect(Collectors.joining(": "));
  }

  private static String text(Comment comment) {
    return comment.author() + ": " + comment.text();
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
        + (survey.score() == null ? "" : " " + survey.score())
        + (survey.comment() == null ? "" : ": " + survey.comment());
  }

  /** Returns a constant as people write it. */
  static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
