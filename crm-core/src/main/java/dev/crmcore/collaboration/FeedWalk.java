package dev.crmcore.collaboration;

import dev.crmcore.catalogue.AttachmentFields;
import dev.crmcore.catalogue.CommentFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.catalogue.LineageFields;
import dev.crmcore.catalogue.PurchaseFields;
import dev.crmcore.catalogue.ServiceCaseFields;
import dev.crmcore.catalogue.SurveyFields;
import dev.crmcore.catalogue.TaskFields;
import dev.crmcore.collaboration.FeedEntry.Kind;
import dev.crmcore.field.Catalogue;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldType;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Comment;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.LineageEntry;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Sort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Goes back in time along what others did to what somebody follows. Reads, by indexes, the lineage
 * of the followed records and the records that refer to them: never the lineage of all others. Used
 * once, in one state of the data.
 */
final class FeedWalk {
  /** So that an actor who does most things alone does not make one call read all of them. */
  private static final int MOST_ROUNDS = 10;

  private static final int MOST_ROWS = 10_000;

  private static final List<FeedSource<?>> ADDED =
      List.of(
          new FeedSource<>(CommentFields.TYPE),
          new FeedSource<>(InteractionFields.TYPE),
          new FeedSource<>(DealFields.TYPE),
          new FeedSource<>(ServiceCaseFields.TYPE),
          new FeedSource<>(TaskFields.TYPE),
          new FeedSource<>(PurchaseFields.TYPE),
          new FeedSource<>(SurveyFields.TYPE),
          new FeedSource<>(AttachmentFields.TYPE));

  private final Reader reader;
  private final Catalogue catalogue;
  private final String me;
  private final Followed followed;
  private final Instant from;

  /** Something that may be an entry; null where it is none. */
  private record Found(FeedMark mark, @Nullable FeedEntry entry) {}

  /**
   * @param from nothing before it is of interest
   */
  FeedWalk(Reader reader, Catalogue catalogue, String me, Followed followed, Instant from) {
    this.reader = reader;
    this.catalogue = catalogue;
    this.me = me;
    this.followed = followed;
    this.from = from;
  }

  FeedPage page(int limit, @Nullable FeedMark after) {
    List<FeedEntry> entries = new ArrayList<>();
    FeedMark mark = after;
    for (int i = 0; i < MOST_ROUNDS; i++) {
      List<Found> round = round(limit, mark);
      int usable = Math.min(limit, round.size());
      for (int k = 0; k < usable; k++) {
        mark = round.get(k).mark();
        FeedEntry entry = round.get(k).entry();
        if (entry != null) {
          entries.add(entry);
        }
        if (entries.size() == limit) {
          return new FeedPage(entries, k + 1 == round.size() ? null : mark);
        }
      }
      if (round.size() <= limit) {
        return new FeedPage(entries, null);
      }
    }
    return new FeedPage(entries, mark);
  }

  private List<Found> round(int limit, @Nullable FeedMark after) {
    List<Found> found = new ArrayList<>(changed(limit + 1, after));
    ADDED.forEach(source -> found.addAll(added(source, limit + 1, after)));
    found.sort(Comparator.comparing(Found::mark, FeedSource.LATEST_FIRST));
    return found;
  }

  /** Lineage has no index by time, so it is read by what it is about. */
  private List<Found> changed(int limit, @Nullable FeedMark after) {
    Condition others =
        Conditions.all(
            Conditions.in(LineageFields.ENTITY_ID, followed.cards().keySet()),
            Conditions.notEqual(LineageFields.ACTOR, me),
            Conditions.atLeast(LineageFields.AT, from));
    return reader
        .query(
            LineageFields.TYPE,
            after == null ? others : Conditions.all(others, isAfter(after)),
            List.of(Sort.descending(LineageFields.AT)),
            limit,
            null)
        .items()
        .stream()
        .map(row -> new Found(mark(row), changed(row)))
        .toList();
  }

  private static Condition isAfter(FeedMark mark) {
    return Conditions.any(
        Conditions.less(LineageFields.AT, mark.at()),
        Conditions.all(
            Conditions.equal(LineageFields.AT, mark.at()),
            new Condition.Compare(EntityType.ID, Operator.GT, List.of(Operand.of(mark.id())))));
  }

  private static FeedMark mark(LineageEntry row) {
    return new FeedMark(row.at(), row.id().value());
  }

  private @Nullable FeedEntry changed(LineageEntry row) {
    Instant since = followed.cards().get(row.entityId());
    EntityType<?> type = catalogue.requireEntity(row.entity());
    List<FieldChange> fields = row.without(reader.concealed(type)).changes();
    boolean added =
        row.version() == 1 && row.changes().stream().allMatch(one -> one.before() == null);
    if (since == null || row.at().isBefore(since) || added || fields.isEmpty()) {
      return null;
    }
    boolean removed = row.changes().stream().allMatch(one -> one.after() == null);
    return new FeedEntry(
        mark(row),
        removed ? Kind.REMOVED : Kind.CHANGED,
        row.actor(),
        row.entity(),
        row.entityId(),
        fields,
        false,
        removed
            ? "removed the " + row.entity()
            : "changed "
                + fields.stream().map(FieldChange::field).collect(Collectors.joining(", ")));
  }

  private <E> List<Found> added(FeedSource<E> source, int limit, @Nullable FeedMark after) {
    EntityType<E> type = catalogue.entity(source.type());
    Map<Field<E, UUID>, Map<UUID, Instant>> about = about(type);
    if (about.isEmpty()) {
      return List.of();
    }
    List<Condition> references =
        about.entrySet().stream()
            .map(one -> Conditions.in(one.getKey(), one.getValue().keySet()))
            .toList();
    List<E> records = source.page(reader, references, from, after, limit);
    Map<UUID, LineageEntry> births = births(records.stream().map(type::id).toList());
    return records.stream()
        .map(
            record ->
                new Found(
                    source.mark(record),
                    isSince(source, about, record)
                        ? added(source, type, record, births.get(type.id(record)))
                        : null))
        .toList();
  }

  /** Returns by which fields records of a kind refer to something that is followed. */
  private <E> Map<Field<E, UUID>, Map<UUID, Instant>> about(EntityType<E> type) {
    Map<Field<E, UUID>, Map<UUID, Instant>> about = new HashMap<>();
    Set<String> hidden = reader.concealed(type);
    for (Topic topic : Topic.ALL) {
      Map<UUID, Instant> since = followed.of(topic.type());
      for (Field<E, ?> field : type.fields()) {
        boolean refers = field.references().filter(topic.type().name()::equals).isPresent();
        if (refers && !since.isEmpty() && !hidden.contains(field.name())) {
          about.put(reference(field), since);
        }
      }
    }
    return about;
  }

  @SuppressWarnings("unchecked") // a reference is a field of ids, which its type says
  private static <E> Field<E, UUID> reference(Field<E, ?> field) {
    return (Field<E, UUID>) field;
  }

  private static <E> boolean isSince(
      FeedSource<E> source, Map<Field<E, UUID>, Map<UUID, Instant>> about, E record) {
    Instant at = source.mark(record).at();
    return about.entrySet().stream()
        .anyMatch(
            one -> {
              UUID id = one.getKey().get(record);
              Instant since = id == null ? null : one.getValue().get(id);
              return since != null && !at.isBefore(since);
            });
  }

  private Map<UUID, LineageEntry> births(List<UUID> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Map<UUID, LineageEntry> births = new HashMap<>();
    reader
        .query(
            LineageFields.TYPE,
            Conditions.all(
                Conditions.in(LineageFields.ENTITY_ID, ids),
                Conditions.equal(LineageFields.VERSION, 1L)),
            List.of(Sort.ascending(LineageFields.AT)),
            MOST_ROWS,
            null)
        .items()
        .forEach(row -> births.merge(row.entityId(), row, FeedWalk::earlier));
    return births;
  }

  /** A merge that moves a reference leaves the version as it is. */
  private static LineageEntry earlier(LineageEntry left, LineageEntry right) {
    boolean first =
        left.at().equals(right.at())
            ? FieldType.ID.compare(left.id().value(), right.id().value()) <= 0
            : left.at().isBefore(right.at());
    return first ? left : right;
  }

  private <E> @Nullable FeedEntry added(
      FeedSource<E> source, EntityType<E> type, E record, @Nullable LineageEntry birth) {
    String by = birth == null ? "?" : birth.actor();
    boolean withdrawn = record instanceof Interaction said && said.withdrawnFrom() != null;
    if (by.equals(me) || withdrawn) {
      return null;
    }
    return new FeedEntry(
        source.mark(record),
        Kind.ADDED,
        by,
        type.name(),
        type.id(record),
        birth == null ? List.of() : birth.without(reader.concealed(type)).changes(),
        record instanceof Comment comment && Mentions.in(comment.text()).contains(me),
        "added a " + type.name());
  }
}
