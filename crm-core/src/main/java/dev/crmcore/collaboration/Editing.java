package dev.crmcore.collaboration;

import dev.crmcore.catalogue.EditingHintFields;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.EditingHint;
import dev.crmcore.model.EditingHintId;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.Revision;
import dev.crmcore.query.Conditions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Who is editing what: a hint for others, with an end, that never keeps anybody from writing. It
 * leaves neither audit nor lineage. Belongs to one session; not safe for use by several threads at
 * once.
 */
public final class Editing {
  /** The longest that a hint lasts unless it is renewed. */
  public static final Duration LONGEST = Duration.ofHours(24);

  private final Gateway gateway;

  /** Creates the service; hosts get it from their session. */
  public Editing(Gateway gateway) {
    this.gateway = gateway;
  }

  /**
   * Notes that the actor is editing a record; calling it again renews the hint.
   *
   * @param lasting how long from now, up to {@link #LONGEST}
   * @throws InvalidInputException if that is nothing or longer
   * @throws NotFoundException if the actor cannot see the record
   */
  public void begin(EntityType<?> type, EntityId id, Duration lasting) {
    if (lasting.isNegative() || lasting.isZero() || lasting.compareTo(LONGEST) > 0) {
      throw new InvalidInputException("A hint lasts up to %s, not %s.".formatted(LONGEST, lasting));
    }
    change(
        "editing.begin",
        changes -> {
          changes.reader().get(type, id.value());
          Instant until = changes.now().plus(lasting);
          List<EditingHint> mine = mine(changes, type, id.value());
          EditingHint last = mine.isEmpty() ? null : mine.get(0);
          if (last == null) {
            EditingHint hint =
                new EditingHint(
                    EditingHintId.UNASSIGNED,
                    changes.actor(),
                    type.name(),
                    id.value(),
                    changes.now(),
                    until,
                    Revision.NEW);
            changes.derive(EditingHintFields.TYPE, List.of(hint), List.of());
          } else {
            boolean over = !last.until().isAfter(changes.now());
            EditingHint hint =
                new EditingHint(
                    last.id(),
                    last.who(),
                    last.entity(),
                    last.entityId(),
                    over ? changes.now() : last.since(),
                    until,
                    last.revision());
            changes.derive(EditingHintFields.TYPE, List.of(), List.of(hint));
          }
        });
  }

  /** Notes that the actor is not editing a record any more. */
  public void end(EntityType<?> type, EntityId id) {
    change(
        "editing.end",
        changes -> changes.forget(EditingHintFields.TYPE, mine(changes, type, id.value())));
  }

  /** Another window of the same person may have been quicker; then it is looked at again. */
  private void change(String action, Consumer<ChangeSet> work) {
    try {
      gateway.apply(Origin.of(action), work);
    } catch (ConflictException e) {
      if (gateway.isChanging()) {
        throw e;
      }
      gateway.apply(Origin.of(action), work);
    }
  }

  private static List<EditingHint> mine(ChangeSet changes, EntityType<?> type, UUID id) {
    return hints(changes.reader(), type, id).stream()
        .filter(hint -> hint.who().equals(changes.actor()))
        .toList();
  }

  private static List<EditingHint> hints(Reader reader, EntityType<?> type, UUID id) {
    List<EditingHint> hints = new ArrayList<>();
    reader.scanUnseen(
        EditingHintFields.TYPE,
        Conditions.all(
            Conditions.equal(EditingHintFields.ENTITY_ID, id),
            Conditions.equal(EditingHintFields.ENTITY, type.name())),
        hints::add);
    return hints;
  }

  /**
   * Returns who else is editing a record now, each person once, the longest first.
   *
   * @throws NotFoundException if the actor cannot see the record
   */
  public List<EditingHint> others(EntityType<?> type, EntityId id) {
    return gateway.read(
        reader -> {
          reader.get(type, id.value());
          Instant now = gateway.engine().now();
          Map<String, EditingHint> byName = new LinkedHashMap<>();
          hints(reader, type, id.value()).stream()
              .filter(hint -> hint.until().isAfter(now))
              .filter(hint -> !hint.who().equals(gateway.actor().name()))
              .sorted(Comparator.comparing(EditingHint::since))
              .forEach(hint -> byName.putIfAbsent(hint.who(), hint));
          return List.copyOf(byName.values());
        });
  }
}
