package dev.crmcore.playbook;

import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.PipelineFields;
import dev.crmcore.catalogue.PlaybookFields;
import dev.crmcore.catalogue.PlaybookRunFields;
import dev.crmcore.catalogue.TaskFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.ConflictException;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.DealId;
import dev.crmcore.model.Due;
import dev.crmcore.model.EntityId;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineId;
import dev.crmcore.model.Playbook;
import dev.crmcore.model.PlaybookId;
import dev.crmcore.model.PlaybookRun;
import dev.crmcore.model.PlaybookRunId;
import dev.crmcore.model.PlaybookStep;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Task;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Playbooks, and what was made of them. Belongs to one session; not safe for use by several threads
 * at once.
 */
public final class Playbooks {
  private static final int MOST = 1_000;

  private final Gateway gateway;
  private final PlaybookSteps steps;

  /** Creates the service; hosts get it from their session. */
  public Playbooks(Gateway gateway, PlaybookSteps steps) {
    this.gateway = gateway;
    this.steps = steps;
  }

  /**
   * Stores a new or changed playbook and returns it as stored. Where it was started, steps that
   * begin later begin as they are now; tasks that were made of it stay as they are.
   *
   * @throws InvalidInputException with the code {@code E_PLAYBOOK} if nobody could follow it: no
   *     steps, two of one key, a step that waits for a later one, a stage that the pipeline does
   *     not have
   * @throws ConflictException if it was changed meanwhile, or another has its name
   * @throws NotFoundException if there is no such pipeline
   */
  public Playbook save(Playbook playbook) {
    return gateway.change(
        Origin.of("playbook.save"),
        changes -> {
          PipelineId of = playbook.pipelineId();
          Pipeline pipeline =
              of == null ? null : changes.reader().get(PipelineFields.TYPE, of.value());
          PlaybookCheck.require(playbook, pipeline);
          return playbook.id().equals(PlaybookId.UNASSIGNED)
              ? changes.create(PlaybookFields.TYPE, playbook)
              : changes.update(PlaybookFields.TYPE, playbook);
        });
  }

  /** Returns the playbooks, the oldest first. */
  public List<Playbook> list() {
    return gateway.read(reader -> reader.list(PlaybookFields.TYPE, Conditions.everyone(), MOST));
  }

  /** Returns the playbook with a name. */
  public Optional<Playbook> find(String name) {
    return gateway.read(
        reader ->
            reader
                .list(PlaybookFields.TYPE, Conditions.equal(PlaybookFields.NAME, name), 1)
                .stream()
                .findFirst());
  }

  /**
   * Removes a playbook that was never started.
   *
   * @throws ConflictException with the code {@code E_PLAYBOOK_USED} if it was
   */
  public void remove(PlaybookId id) {
    gateway.apply(
        Origin.of("playbook.remove"),
        changes -> {
          boolean[] used = new boolean[1];
          changes
              .reader()
              .scanUnseen(
                  PlaybookRunFields.TYPE,
                  Conditions.equal(PlaybookRunFields.PLAYBOOK_ID, id.value()),
                  run -> used[0] = true);
          if (used[0]) {
            throw new ConflictException(
                "E_PLAYBOOK_USED", "The playbook was started, so it cannot be removed.");
          }
          changes.remove(PlaybookFields.TYPE, id.value());
        });
  }

  /**
   * Starts a playbook for a deal: makes the tasks of the steps of the start and of the stage it is
   * in, in one change. Those of a later stage are made when the deal gets there. Whoever may start
   * playbooks and move deals need not be allowed to make tasks. Starting it twice makes only what
   * has not begun; at the same moment, one of both has a conflict.
   *
   * @return how far it has come
   * @throws InvalidInputException with the code {@code E_PLAYBOOK} if it is for another pipeline
   * @throws NotFoundException if the actor can see no such playbook or deal
   */
  public PlaybookProgress start(PlaybookId id, DealId dealId) {
    return gateway.change(
        Origin.of("playbook.start"),
        changes -> {
          Playbook playbook = changes.reader().get(PlaybookFields.TYPE, id.value());
          Deal deal = changes.reader().get(DealFields.TYPE, dealId.value());
          if (playbook.pipelineId() != null && !playbook.pipelineId().equals(deal.pipelineId())) {
            throw new InvalidInputException(
                "E_PLAYBOOK",
                "The playbook '%s' is for deals of another pipeline than '%s'."
                    .formatted(playbook.name(), deal.name()));
          }
          return started(changes, playbook, deal.id(), null, deal.stage());
        });
  }

  /**
   * Starts a playbook for a customer: makes the tasks of its steps, in one change. Starting it
   * twice changes nothing.
   *
   * @return how far it has come
   * @throws InvalidInputException with the code {@code E_PLAYBOOK} if it is for a pipeline
   * @throws NotFoundException if the actor can see no such playbook or customer
   */
  public PlaybookProgress start(PlaybookId id, CustomerId customer) {
    return gateway.change(
        Origin.of("playbook.start"),
        changes -> {
          Playbook playbook = changes.reader().get(PlaybookFields.TYPE, id.value());
          if (playbook.pipelineId() != null) {
            throw new InvalidInputException(
                "E_PLAYBOOK",
                "The playbook '%s' is for deals, not for customers.".formatted(playbook.name()));
          }
          CustomerId living = Customers.require(changes.reader(), customer).id();
          return started(changes, playbook, null, living, null);
        });
  }

  private PlaybookProgress started(
      ChangeSet changes,
      Playbook playbook,
      @Nullable DealId deal,
      @Nullable CustomerId customer,
      @Nullable String stage) {
    EntityId subject = deal == null ? customer : deal;
    PlaybookRun[] run = new PlaybookRun[1];
    changes
        .reader()
        .scanUnseen(
            PlaybookRunFields.TYPE,
            Conditions.all(
                Conditions.equal(PlaybookRunFields.PLAYBOOK_ID, playbook.id().value()),
                of(deal, customer)),
            known -> run[0] = known);
    PlaybookRun mine =
        run[0] != null
            ? run[0]
            : changes.create(
                PlaybookRunFields.TYPE,
                new PlaybookRun(
                    PlaybookRunId.UNASSIGNED,
                    playbook.id(),
                    deal,
                    customer,
                    playbook.id() + "/" + subject,
                    changes.now(),
                    Revision.NEW));
    steps.begin(changes, mine, playbook, stage);
    return progress(changes.reader(), mine, playbook, changes.now());
  }

  private static Condition of(@Nullable DealId deal, @Nullable CustomerId customer) {
    return deal != null
        ? Conditions.equal(PlaybookRunFields.DEAL_ID, deal.value())
        : customer != null
            ? Conditions.equal(PlaybookRunFields.CUSTOMER_ID, customer.value())
            : Conditions.nobody();
  }

  /** Returns how far the playbooks have come that were started for a deal, the first first. */
  public List<PlaybookProgress> progress(DealId deal) {
    return gateway.read(
        reader -> progress(reader, of(reader.get(DealFields.TYPE, deal.value()).id(), null)));
  }

  /** Returns how far the playbooks have come that were started for a customer itself. */
  public List<PlaybookProgress> progress(CustomerId customer) {
    return gateway.read(
        reader -> progress(reader, of(null, Customers.require(reader, customer).id())));
  }

  private List<PlaybookProgress> progress(Reader reader, Condition runs) {
    Instant now = gateway.engine().now();
    return reader.list(PlaybookRunFields.TYPE, runs, MOST).stream()
        .flatMap(
            run ->
                reader.find(PlaybookFields.TYPE, run.playbookId().value()).stream()
                    .map(playbook -> progress(reader, run, playbook, now)))
        .toList();
  }

  private static PlaybookProgress progress(
      Reader reader, PlaybookRun run, Playbook playbook, Instant now) {
    Map<String, Task> tasks = new HashMap<>();
    reader
        .list(TaskFields.TYPE, Conditions.equal(TaskFields.PLAYBOOK_RUN_ID, run.id().value()), MOST)
        .forEach(task -> tasks.put(String.valueOf(task.step()), task));
    return new PlaybookProgress(
        playbook,
        run,
        playbook.steps().stream().map(step -> of(step, tasks.get(step.key()), now)).toList());
  }

  private static StepProgress of(PlaybookStep step, @Nullable Task task, Instant now) {
    Due due = task == null ? null : task.due();
    boolean overdue = task != null && task.isOpen() && due != null && !due.deadline().isAfter(now);
    return new StepProgress(step, task, overdue);
  }
}
