package dev.crmcore.deal;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One thing that keeps a deal out of a stage.
 *
 * @param kind what it is, for programs; more may be added
 * @param sentence what it is, for people
 * @param names what it is about: fields, stages, roles or people, as the kind says; may be empty
 */
public record StageObstacle(Kind kind, String sentence, List<String> names) {
  /** Checks that the parts are there, and copies the names. */
  public StageObstacle {
    requireNonNull(kind, "kind");
    requireNonNull(sentence, "sentence");
    names = List.copyOf(names);
  }

  static StageObstacle of(Kind kind, String sentence) {
    return new StageObstacle(kind, sentence, List.of());
  }

  /** What keeps a deal out. */
  public enum Kind {
    /** The stage it is in leads elsewhere; the names are the stages it leads to. */
    NOT_NEXT,
    /** Too many stages would be passed over; the names are those stages. */
    SKIPS,
    /** It would go back where it may not; the names are the stages it may go back to. */
    BACK,
    /** It is closed and stays so. */
    CLOSED,
    /** It is closed, and others may open it; the names are their roles. */
    REOPEN_ROLE,
    /** It is closed, and what must hold to open it does not. */
    REOPEN_CONDITION,
    /** It was closed too long ago. */
    REOPEN_TOO_LATE,
    /** A reason has to be given. */
    REASON,
    /** One of the pipeline's reasons has to be given; the names are their keys. */
    CLOSE_REASON,
    /** Fields have to be filled in; the names are those of the fields. */
    MISSING,
    /** What must hold of the deal does not. */
    CONDITION,
    /** What must hold of the customer does not. */
    CUSTOMER_CONDITION,
    /** Somebody has to approve; the names are of who is still to be asked. */
    APPROVAL
  }
}
