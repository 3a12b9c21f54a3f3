package dev.crmcore.edit;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.EditRunFields;
import dev.crmcore.catalogue.ImportRunFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.AccessDeniedException;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.FieldChanges;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.gateway.RunLog;
import dev.crmcore.model.Customer;
import dev.crmcore.model.EditRun;
import dev.crmcore.model.EditRunId;
import dev.crmcore.model.EditRunKind;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.Revision;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Edits of many customers, and giving somebody's work to others: a plan shows each field before and
 * after, {@link #apply} does exactly what the plan shows in one run, and {@link #revert} takes a
 * run back, one of an import too.
 *
 * <p>A run has transactions of its own, a thousand records each, so one that is interrupted has
 * done a part; the same plan applied again finds that part changed since and leaves it. Belongs to
 * one session; not safe for use by several threads at once.
 *
 * <pre>{@code
 * EditPlan plan = session.edits().plan(Conditions.tag("lapsed"), Edit.archive());
 * EditReport report = session.edits().apply(plan);
 * session.edits().revert(report.run().id().value());
 * }</pre>
 */
public final class Edits {
  /** How many customers one plan holds. */
  public static final int MAX_PLANNED = 100_000;

  private static final int CHUNK = 1_000;

  private final Gateway gateway;
  private final EditLimit limit;

  /** Creates the service with the usual limit; hosts get it from their session. */
  public Edits(Gateway gateway) {
    this(gateway, EditLimit.DEFAULTS);
  }

  /** Creates the service; hosts get it from their session. */
  public Edits(Gateway gateway, EditLimit limit) {
    this.gateway = requireNonNull(gateway, "gateway");
    this.limit = requireNonNull(limit, "limit");
  }

  /**
   * Returns what an edit would change on the customers in use that satisfy a condition.
   *
   * @throws AccessDeniedException if it would change what is concealed from the actor
   * @throws InvalidInputException if the edit names no field, or a value is not of its type
   */
  public EditPlan plan(Condition condition, Edit edit) {
    requireNonNull(condition, "condition");
    requireNonNull(edit, "edit");
    EntityType<Customer> type = gateway.engine().catalogue().entity(CustomerFields.TYPE);
    FieldChanges differences = new FieldChanges(gateway.engine().json());
    List<PlannedEdit> edits = new ArrayList<>();
    boolean complete =
        gateway.read(
            reader -> {
              Set<String> concealed = reader.concealed(type);
              Instant now = gateway.engine().now();
              return scan(
                  reader,
                  Conditions.all(condition, Customers.IN_USE),
                  card -> {
                    Customer edited = edited(type, edit, card, now);
                    List<FieldChange> changes = differences.between(type, card, edited);
                    requireVisible(changes, concealed);
                    if (!changes.isEmpty()) {
                      edits.add(
                          new PlannedEdit(
                              card.id(), card.displayName(), card.revision().version(), changes));
                    }
                    return edits.size() < MAX_PLANNED;
                  });
            });
    return new EditPlan(edit.kind(), edit.description(), edits, complete);
  }

  private static Customer edited(EntityType<Customer> type, Edit edit, Customer card, Instant now) {
    if (edit.kind() == EditRunKind.ARCHIVE) {
      return card.stored(card.id(), card.revision().withArchivedAt(now));
    }
    return edit.apply(type, card);
  }

  /** Reads page by page, so that a plan that is full can stop. */
  private static boolean scan(Reader reader, Condition condition, Predicate<Customer> consumer) {
    Keyset after = null;
    do {
      Page<Customer> page = reader.query(CustomerFields.TYPE, condition, List.of(), CHUNK, after);
      for (Customer customer : page.items()) {
        if (!consumer.test(customer)) {
          return false;
        }
      }
      after = page.next();
    } while (after != null);
    return true;
  }

  private void requireVisible(List<FieldChange> changes, Set<String> concealed) {
    for (FieldChange change : changes) {
      if (concealed.contains(change.field())) {
        throw new AccessDeniedException(
            "%s may not see the field '%s' of customers, so it cannot be edited."
                .formatted(gateway.actor().name(), change.field()));
      }
    }
  }

  /** Applies a plan; those who were changed since it was made are refused, one by one. */
  public EditReport apply(EditPlan plan) {
    return apply(plan, refused -> {});
  }

  /**
   * Applies a plan; those who were changed since it was made are refused, one by one.
   *
   * @param listener hears of every record that is left as it is, in the thread that runs
   * @throws ConflictException inside other work that changes: a run has transactions of its own;
   *     with the code {@code E_CONFIRM} if it changes more than the host lets pass without {@link
   *     EditPlan#confirmed}
   */
  public EditReport apply(EditPlan plan, Consumer<RefusedEdit> listener) {
    requireNonNull(plan, "plan");
    requireAlone();
    int planned = plan.edits().size();
    limit.require(
        plan.description(),
        planned,
        () -> gateway.read(reader -> reader.count(CustomerFields.TYPE, Customers.IN_USE)),
        plan.confirmed());
    EditRun begun = begin(plan.kind(), plan.description(), null, planned);
    EditTally tally = tally(begun, listener);
    Origin origin =
        new Origin("customer." + verb(plan.kind()), null, plan.description())
            .inRun(begun.id().value());
    new Applying<>(gateway, origin, tally, CustomerFields.TYPE)
        .apply(plan.edits().stream().map(PlannedChange::of).toList(), CHUNK);
    return tally.end();
  }

  /**
   * Returns who would get what of somebody's work: customers in use, open deals, tasks, leads and
   * cases that the actor sees and may change. What is closed keeps the name it has. What is about
   * one customer goes to one receiver.
   *
   * @throws AccessDeniedException if the assignment names a kind that the actor may not change
   * @throws InvalidInputException if it names no receiver
   */
  public AssignmentPlan plan(Assignment assignment) {
    requireNonNull(assignment, "assignment");
    if (assignment.receivers().isEmpty()) {
      throw new InvalidInputException("Say to whom the work of " + assignment.giver() + " goes.");
    }
    return gateway.read(reader -> new Assigning(gateway, reader, assignment).plan());
  }

  /** Gives away what a plan says; see {@link #apply(AssignmentPlan, Consumer)}. */
  public EditReport apply(AssignmentPlan plan) {
    return apply(plan, refused -> {});
  }

  /**
   * Gives away what a plan says, in one run that {@link #revert} takes back. What was changed since
   * the plan was made is left, with who changed it, when and what. What was interrupted is finished
   * by another plan: what was given already is the giver's no more.
   *
   * @param listener hears of every record that is left as it is, in the thread that runs
   * @throws ConflictException inside other work that changes; with the code {@code E_CONFIRM} if it
   *     changes more than the host lets pass without {@link AssignmentPlan#confirmed}
   */
  public EditReport apply(AssignmentPlan plan, Consumer<RefusedEdit> listener) {
    requireNonNull(plan, "plan");
    requireAlone();
    int planned = plan.assignments().size();
    limit.require(
        plan.description(),
        planned,
        () -> gateway.read(reader -> base(reader, plan)),
        plan.confirmed());
    EditRun begun = begin(EditRunKind.ASSIGN, plan.description(), null, planned);
    EditTally tally = tally(begun, listener);
    Origin origin = new Origin("assign", null, plan.description()).inRun(begun.id().value());
    given(
        plan,
        CustomerFields.TYPE,
        Set.of(AssignedKind.CUSTOMERS, AssignedKind.TEAMS),
        origin,
        tally);
    for (Assignable<?> one : Assignable.ALL) {
      given(plan, one.type(), Set.of(one.kind()), origin, tally);
    }
    return tally.end();
  }

  /** Returns how many records there are of the kinds that are given away. */
  private static long base(Reader reader, AssignmentPlan plan) {
    Set<AssignedKind> kinds = plan.counts().keySet();
    long base = 0;
    if (kinds.contains(AssignedKind.CUSTOMERS) || kinds.contains(AssignedKind.TEAMS)) {
      base += reader.count(CustomerFields.TYPE, Customers.IN_USE);
    }
    for (Assignable<?> one : Assignable.ALL) {
      if (kinds.contains(one.kind())) {
        base += reader.count(one.type(), one.open());
      }
    }
    return base;
  }

  private void given(
      AssignmentPlan plan,
      EntityType<?> type,
      Set<AssignedKind> kinds,
      Origin origin,
      EditTally tally) {
    List<PlannedChange> changes =
        plan.assignments().stream()
            .filter(one -> kinds.contains(one.kind()))
            .map(PlannedChange::of)
            .toList();
    new Applying<>(gateway, origin, tally, type).apply(changes, CHUNK);
  }

  private static String verb(EditRunKind kind) {
    return switch (kind) {
      case FIX -> "fix";
      case EDIT -> "edit";
      case ARCHIVE -> "archive";
      case ASSIGN -> "assign";
      case REVERT -> "revert";
    };
  }

  /** Takes a run back, of edits or of an import; see {@link #revert(UUID, Consumer)}. */
  public EditReport revert(UUID run) {
    return revert(run, refused -> {});
  }

  /**
   * Takes a run back: what it changed is as it was before, what it created is gone. A record that
   * somebody else changed since, or that others refer to by now, is left as it is and refused with
   * the reason. What was interrupted is finished by calling it again; a run that was reverted
   * entirely is left alone.
   *
   * @param run the id of a run of edits or of an import
   * @param listener hears of every record that is left as it is, in the thread that runs
   * @throws NotFoundException if there is no such run
   * @throws ConflictException inside other work that changes
   * @throws InvalidInputException with the code {@code E_HISTORY_SEALED} if the lineage that says
   *     how it was is sealed
   * @throws AccessDeniedException if something on the records is concealed from the actor
   */
  public EditReport revert(UUID run, Consumer<RefusedEdit> listener) {
    requireNonNull(run, "run");
    requireAlone();
    String description = gateway.read(reader -> describe(reader, run));
    Reversal reversal = Reversal.of(gateway, run);
    EditRun begun = begin(EditRunKind.REVERT, description, run, 0);
    return reversal.run(begun, tally(begun, listener));
  }

  private static String describe(Reader reader, UUID run) {
    return reader
        .find(EditRunFields.TYPE, run)
        .map(edit -> "revert: " + edit.description())
        .or(
            () ->
                reader
                    .find(ImportRunFields.TYPE, run)
                    .map(one -> "revert the import from " + one.source()))
        .orElseThrow(() -> new NotFoundException("There is no run " + run + "."));
  }

  /** Returns the last runs, the youngest first. */
  public List<EditRun> runs(int limit) {
    return gateway.read(
        reader ->
            reader
                .query(
                    EditRunFields.TYPE,
                    Conditions.everyone(),
                    List.of(Sort.descending(EditRunFields.STARTED_AT)),
                    limit,
                    null)
                .items());
  }

  private void requireAlone() {
    if (gateway.isChanging()) {
      throw new ConflictException(
          "A run of edits has transactions of its own, so it cannot be part of other work. Call it outside of atomically(…).");
    }
  }

  private EditRun begin(
      EditRunKind kind, String description, @Nullable UUID reverts, long planned) {
    return log()
        .begin(
            new EditRun(
                new EditRunId(gateway.engine().ids().next()),
                kind,
                description,
                reverts,
                gateway.actor().name(),
                gateway.engine().now(),
                null,
                planned,
                0,
                0,
                Revision.NEW));
  }

  private EditTally tally(EditRun begun, Consumer<RefusedEdit> listener) {
    return new EditTally(gateway.engine(), log(), begun, requireNonNull(listener, "listener"));
  }

  private RunLog<EditRun> log() {
    return new RunLog<>(gateway.engine(), gateway.actor().tenant(), EditRunFields.TYPE);
  }
}
