package dev.crmcore.conflict;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.ConflictException;
import dev.crmcore.error.EditConflict;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Meanwhile;
import java.util.Set;

/**
 * Puts an edit together with what others stored since the record was read: a merge of three states,
 * of the record as it was read, as it is stored and as it was edited. Works for every entity that
 * keeps a version, and changes nothing: what it returns is stored like any other edit, with all the
 * checks there are. Belongs to one session; not safe for use by several threads at once.
 *
 * <pre>{@code
 * try {
 *   session.customers().update(mine);
 * } catch (ConflictException e) {
 *   session.customers().update(session.conflicts().merged(CustomerFields.TYPE, mine));
 * }
 * }</pre>
 */
public final class EditConflicts {
  private final Gateway gateway;

  /** Creates the service; hosts get it from their session. */
  public EditConflicts(Gateway gateway) {
    this.gateway = gateway;
  }

  /**
   * Returns both edits of a record field by field, as {@link ConflictException#edit()} does; also
   * before anything was refused, such as to show while somebody still types.
   *
   * @param mine the edited record with the version that was read
   * @throws NotFoundException if the actor cannot see such a record
   */
  public <E> EditConflict compare(EntityType<E> type, E mine) {
    return gateway.read(reader -> reader.meanwhile(type, requireNonNull(mine, "mine")).conflict());
  }

  /**
   * Returns the record as it is stored now with what was wanted of it, ready to be stored. Reads
   * every change since the record was read, by an index.
   *
   * @param mine the edited record with the version that was read
   * @throws ConflictException if somebody else changed the same fields; it names only those
   * @throws NotFoundException if the actor cannot see such a record
   */
  public <E> E merged(EntityType<E> type, E mine) {
    return gateway.read(
        reader -> {
          Meanwhile<E> meanwhile = reader.meanwhile(type, requireNonNull(mine, "mine"));
          EditConflict conflict = meanwhile.conflict();
          if (!conflict.colliding().isEmpty()) {
            throw refusal(conflict);
          }
          return meanwhile.merged(Set.of());
        });
  }

  /**
   * Returns the record as {@link #merged(EntityType, Object)} does, where somebody decided what
   * shall be of the fields that collide.
   *
   * @param insisted those of the colliding fields that shall be as in {@code mine}; the others stay
   *     as they are stored
   * @throws InvalidInputException if one of them does not collide: then what was decided was about
   *     something else
   * @throws NotFoundException if the actor cannot see such a record
   */
  public <E> E merged(EntityType<E> type, E mine, Set<String> insisted) {
    return gateway.read(
        reader -> {
          Meanwhile<E> meanwhile = reader.meanwhile(type, requireNonNull(mine, "mine"));
          for (String field : insisted) {
            if (!meanwhile.conflict().colliding().contains(field)) {
              throw new InvalidInputException(
                  "E_NO_COLLISION", "'%s' of %s was not changed by both.".formatted(field, type));
            }
          }
          return meanwhile.merged(insisted);
        });
  }

  private static ConflictException refusal(EditConflict conflict) {
    EditConflict rest =
        new EditConflict(
            conflict.entity(),
            conflict.id(),
            conflict.readVersion(),
            conflict.storedVersion(),
            conflict.complete(),
            conflict.theirs().stream()
                .filter(one -> conflict.colliding().contains(one.field()))
                .toList(),
            conflict.yours().stream()
                .filter(one -> conflict.colliding().contains(one.field()))
                .toList(),
            conflict.colliding());
    return new ConflictException(
        "Somebody else changed %s of the %s %s, too. Say which of it shall be."
            .formatted(String.join(", ", conflict.colliding()), conflict.entity(), conflict.id()),
        rest);
  }
}
