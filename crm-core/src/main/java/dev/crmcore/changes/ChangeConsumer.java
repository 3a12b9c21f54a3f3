package dev.crmcore.changes;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import dev.crmcore.gateway.ChangeCursors;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.model.ChangeCursor;
import java.util.List;
import java.util.function.Consumer;

/**
 * A named reader of changes whose position is stored. What it reads it handles at least once: the
 * position advances in the transaction in which the handler runs, after it returned. A handler that
 * throws, or whose process dies, gets the same changes again; one that changes records of this
 * session does so together with the position, and so exactly once.
 *
 * <p>Two processes that read under one name do not get in each other's way for long: one of them
 * fails with a {@link dev.crmcore.error.ConflictException} or waits, and no change is passed over.
 * The position itself is no change: it leaves no audit. Belongs to one session; not safe for use by
 * several threads at once.
 */
public final class ChangeConsumer {
  private static final int LONGEST_NAME = 200;

  private final Gateway gateway;
  private final Changes changes;
  private final String name;

  ChangeConsumer(Gateway gateway, Changes changes, String name) {
    if (requireNonNull(name, "name").isBlank() || name.length() > LONGEST_NAME) {
      throw new InvalidInputException(
          "A reader of changes has a name of 1 to %d characters, such as \"search-index\"."
              .formatted(LONGEST_NAME));
    }
    this.gateway = gateway;
    this.changes = changes;
    this.name = name;
  }

  /** Returns how far it has come; {@link ChangePosition#START} before it first read. */
  public ChangePosition position() {
    return gateway.read(
        reader ->
            ChangeCursors.find(reader, name).map(this::position).orElse(ChangePosition.START));
  }

  private ChangePosition position(ChangeCursor cursor) {
    return new ChangePosition(cursor.changeSet(), cursor.row());
  }

  /**
   * Goes on from another position: to read again, or after having read all records anew.
   *
   * @throws dev.crmcore.error.AccessDeniedException if the actor may not
   */
  public void moveTo(ChangePosition position) {
    requireNonNull(position, "position");
    gateway.apply(
        Origin.of("changes.move"),
        set -> ChangeCursors.keep(set, name, position.changeSet(), position.row()));
  }

  /**
   * Hands the next changes to a handler and advances behind them. The transaction is open while the
   * handler runs, so it should be quick; a storage may run it again where another transaction came
   * between. Without new changes it is not called.
   *
   * @param limit how many changes at most, 1 to {@value Changes#MOST}
   * @return how many changes were handled
   * @throws InvalidInputException with the code {@code E_HISTORY_SEALED} if the next changes are
   *     sealed; {@link #moveTo} goes on elsewhere
   * @throws dev.crmcore.error.AccessDeniedException if the actor may not keep positions
   */
  public int read(int limit, Consumer<List<Change>> handler) {
    requireNonNull(handler, "handler");
    Changes.requireLimit(limit);
    return gateway.change(
        Origin.of("changes.read"),
        set -> {
          ChangePosition since =
              ChangeCursors.find(set.reader(), name)
                  .map(this::position)
                  .orElse(ChangePosition.START);
          ChangePage page = changes.page(set.reader(), since, limit);
          while (page.items().isEmpty() && page.hasMore()) {
            page = changes.page(set.reader(), page.next(), limit);
          }
          if (!page.items().isEmpty()) {
            handler.accept(page.items());
          }
          if (!page.next().equals(since)) {
            ChangeCursors.keep(set, name, page.next().changeSet(), page.next().row());
          }
          return page.items().size();
        });
  }
}
