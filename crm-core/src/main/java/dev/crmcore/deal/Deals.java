package dev.crmcore.deal;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.DealContactFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.PipelineFields;
import dev.crmcore.catalogue.StageChangeFields;
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
import dev.crmcore.model.DealContact;
import dev.crmcore.model.DealContactId;
import dev.crmcore.model.DealId;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineId;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.model.StageChange;
import dev.crmcore.model.StageChangeId;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import dev.crmcore.segmentation.ConditionText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Pipelines and the deals that go through them. Belongs to one session; not safe for use by several
 * threads at once.
 */
public final class Deals {
  private static final int MAX_PIPELINES = 1_000;

  private final Gateway gateway;
  private final StageGate gate;

  /** Creates the service; hosts get it from their session. */
  public Deals(Gateway gateway, ConditionText conditions) {
    this.gateway = gateway;
    this.gate = new StageGate(conditions);
  }

  /**
   * Stores a new pipeline and returns it as stored.
   *
   * @throws InvalidInputException if it has no stage, two stages share a key, a stage allows one
   *     that is not there, a probability is not 0 to 100, or an entry condition cannot be read
   */
  public Pipeline createPipeline(Pipeline pipeline) {
    gate.check(pipeline);
    return gateway.change(
        Origin.of("pipeline.create"), changes -> changes.create(PipelineFields.TYPE, pipeline));
  }

  /**
   * Changes a pipeline, in use or not. The deals of stages that are gone go where the mapping says,
   * whatever their gates, and their history says why.
   *
   * @param pipeline as it shall be
   * @param moved for each stage that is gone and has deals, the key of the stage they go to
   * @return the pipeline as stored
   * @throws InvalidInputException if it cannot be, or a mapping leads to no stage of it
   * @throws ConflictException with the code {@code E_STAGE_USED} if a stage that is gone has deals
   *     and no mapping, or the pipeline was changed meanwhile
   */
  public Pipeline changePipeline(Pipeline pipeline, Map<String, String> moved) {
    gate.check(pipeline);
    return gateway.change(
        Origin.of("pipeline.change"),
        changes -> {
          Map<String, List<Deal>> stranded = new TreeMap<>();
          List<Deal> recast = new ArrayList<>();
          scanThrough(
              changes.reader(),
              pipeline.id(),
              deal -> {
                Optional<Stage> stage = pipeline.stage(deal.stage());
                if (stage.isEmpty()) {
                  stranded.computeIfAbsent(deal.stage(), key -> new ArrayList<>()).add(deal);
                } else if (isClosed(stage.get()) != (deal.closedAt() != null)) {
                  // Its stage begins or ceases to close it.
                  recast.add(deal);
                }
              });
          stranded.forEach((stage, deals) -> requireMapping(pipeline, stage, deals, moved));
          Pipeline stored = changes.update(PipelineFields.TYPE, pipeline);
          stranded.forEach(
              (stage, deals) -> {
                Stage to = stageOf(stored, Objects.requireNonNull(moved.get(stage)));
                deals.forEach(deal -> restaged(changes, deal, to));
              });
          recast.forEach(deal -> restaged(changes, deal, stageOf(stored, deal.stage())));
          return stored;
        });
  }

  /** A deal that is closed before and after stays closed as it was. */
  private static void restaged(ChangeSet changes, Deal deal, Stage to) {
    String reason = "The pipeline was changed.";
    boolean closed = isClosed(to);
    boolean was = deal.closedAt() != null;
    boolean moves = !to.key().equals(deal.stage());
    Deal stored =
        changes.updateKept(
            DealFields.TYPE,
            deal.toBuilder()
                .stage(to.key())
                .stageSince(moves ? changes.now() : deal.stageSince())
                .closedAt(closed ? (was ? deal.closedAt() : changes.now()) : null)
                .closeReason(closed ? (was ? deal.closeReason() : reason) : null)
                .build());
    if (moves) {
      Duration stayed = Duration.between(deal.stageSince(), changes.now());
      history(changes, stored, deal.stage(), to.key(), reason, stayed);
    }
  }

  /** Passes on the deals that go through a pipeline, seen or not. */
  private static void scanThrough(Reader reader, PipelineId pipeline, Consumer<Deal> consumer) {
    reader.scanUnseen(
        DealFields.TYPE, Conditions.equal(DealFields.PIPELINE_ID, pipeline.value()), consumer);
  }

  private static void requireMapping(
      Pipeline pipeline, String stage, List<Deal> deals, Map<String, String> moved) {
    String to = moved.get(stage);
    if (to == null) {
      throw new ConflictException(
          "E_STAGE_USED",
          "%d deals are in the stage '%s', which would be gone. Say where they go."
              .formatted(deals.size(), stage));
    }
    stageOf(pipeline, to);
  }

  /**
   * Removes a pipeline that no deal goes through.
   *
   * @throws ConflictException with the code {@code E_STAGE_USED} if there are deals in it
   */
  public void removePipeline(PipelineId id) {
    gateway.apply(
        Origin.of("pipeline.remove"),
        changes -> {
          long[] deals = new long[1];
          scanThrough(changes.reader(), id, deal -> deals[0]++);
          if (deals[0] > 0) {
            throw new ConflictException(
                "E_STAGE_USED", "%d deals go through the pipeline.".formatted(deals[0]));
          }
          changes.remove(PipelineFields.TYPE, id.value());
        });
  }

  /** Returns the pipelines, the oldest first. */
  public List<Pipeline> pipelines() {
    return gateway.read(
        reader -> reader.list(PipelineFields.TYPE, Conditions.everyone(), MAX_PIPELINES));
  }

  /** Returns the pipeline with a name. */
  public Optional<Pipeline> pipeline(String name) {
    return gateway.read(
        reader ->
            reader
                .list(PipelineFields.TYPE, Conditions.equal(PipelineFields.NAME, name), 1)
                .stream()
                .findFirst());
  }

  /**
   * Stores a new deal in the first stage of its pipeline, or in the stage it names, and returns it
   * as stored.
   *
   * @throws NotFoundException if the customer or the pipeline is not there
   * @throws InvalidInputException if the pipeline does not have the stage
   */
  public Deal create(Deal deal) {
    return gateway.change(
        new Origin("deal.create", deal.source(), null),
        changes -> {
          CustomerId customer = Customers.require(changes.reader(), deal.customerId()).id();
          requireChance(deal);
          Pipeline pipeline = pipelineOf(changes.reader(), deal.pipelineId());
          String key = deal.stage().isEmpty() ? pipeline.stages().get(0).key() : deal.stage();
          Stage stage = stageOf(pipeline, key);
          Deal stored =
              changes.create(
                  DealFields.TYPE,
                  deal.toBuilder()
                      .customerId(customer)
                      .stage(key)
                      .stageSince(changes.now())
                      .closedAt(isClosed(stage) ? changes.now() : null)
                      .build());
          history(changes, stored, null, key, null, null);
          return stored;
        });
  }

  /**
   * Returns a deal.
   *
   * @throws NotFoundException if there is none that the actor may see
   */
  public Deal get(DealId id) {
    return gateway.read(reader -> reader.get(DealFields.TYPE, id.value()));
  }

  /**
   * Returns a deal as it stood at a moment, made of its lineage; empty before it was stored. Of
   * several changes at the same instant, all count. What the actor may not see today it does not
   * see in the past either.
   *
   * <p>Costs the reading of every change there ever was to that one deal, by an index. Exact as
   * long as its lineage is kept: where {@link dev.crmcore.Maintenance#sealAuditLog} removed the
   * change that made the state, the values are exact, the version is counted back from the next
   * change and {@code updatedAt} is the end of what is sealed.
   *
   * @throws InvalidInputException with the code {@code E_HISTORY_SEALED} if what happened at that
   *     moment is sealed
   */
  public Optional<Deal> asOf(DealId id, Instant moment) {
    requireNonNull(moment, "moment");
    return gateway.read(reader -> reader.asOf(DealFields.TYPE, id.value(), id.value(), moment));
  }

  /**
   * Stores a changed deal and returns it as stored. The stage stays as it is: {@link #move} changes
   * it.
   *
   * @throws dev.crmcore.error.ConflictException if it was changed meanwhile
   */
  public Deal update(Deal deal) {
    return gateway.change(
        Origin.of("deal.update"),
        changes -> {
          Deal stored = changes.reader().get(DealFields.TYPE, deal.id().value());
          requireChance(deal);
          return changes.update(
              DealFields.TYPE,
              deal.toBuilder()
                  .customerId(Customers.require(changes.reader(), deal.customerId()).id())
                  .pipelineId(stored.pipelineId())
                  .stage(stored.stage())
                  .stageSince(stored.stageSince())
                  .closedAt(stored.closedAt())
                  .build());
        });
  }

  /**
   * Moves a deal to another stage if the pipeline allows it and the entry condition holds. Moving
   * it to where it is changes nothing.
   *
   * @param reason why; for a stage that closes the deal it becomes the close reason
   * @throws InvalidInputException if the pipeline does not have the stage
   */
  public StageMove move(DealId id, String stageKey, @Nullable String reason) {
    return gateway.change(
        new Origin("deal.move", null, reason),
        changes -> {
          Deal deal = changes.reader().get(DealFields.TYPE, id.value());
          if (deal.stage().equals(stageKey)) {
            return new StageMove.Moved(deal);
          }
          Pipeline pipeline = pipelineOf(changes.reader(), deal.pipelineId());
          Stage to = stageOf(pipeline, stageKey);
          // Whoever moves a deal may not see all of it, and the gate holds all the same.
          Deal whole = changes.stored(DealFields.TYPE, List.of(id.value())).get(0);
          List<String> reasons = gate.obstacles(changes.reader(), pipeline, whole, to);
          return reasons.isEmpty()
              ? new StageMove.Moved(moved(changes, deal, to, reason))
              : new StageMove.Refused(deal, reasons, StageGate.missing(whole, to));
        });
  }

  private static Deal moved(ChangeSet changes, Deal deal, Stage to, @Nullable String reason) {
    boolean closed = isClosed(to);
    Deal stored =
        changes.update(
            DealFields.TYPE,
            deal.toBuilder()
                .stage(to.key())
                .stageSince(changes.now())
                .closedAt(closed ? changes.now() : null)
                .closeReason(closed ? reason : null)
                .build());
    Duration stayed = Duration.between(deal.stageSince(), changes.now());
    history(changes, stored, deal.stage(), to.key(), reason, stayed);
    return stored;
  }

  private static void history(
      ChangeSet changes,
      Deal deal,
      @Nullable String from,
      String to,
      @Nullable String reason,
      @Nullable Duration stayed) {
    changes.create(
        StageChangeFields.TYPE,
        new StageChange(
            StageChangeId.UNASSIGNED,
            deal.id(),
            from,
            to,
            changes.now(),
            changes.actor(),
            reason,
            stayed,
            Revision.NEW));
  }

  /** Returns the moves of a deal, the first first. */
  public List<StageChange> history(DealId id) {
    return gateway.read(
        reader ->
            reader.list(
                StageChangeFields.TYPE,
                Conditions.equal(StageChangeFields.DEAL_ID, id.value()),
                10_000));
  }

  /** Returns one page of the deals that satisfy a condition. */
  public Page<Deal> query(
      Condition condition, List<Sort> sorts, int limit, @Nullable Keyset after) {
    return gateway.read(reader -> reader.query(DealFields.TYPE, condition, sorts, limit, after));
  }

  /** Returns the chance of winning a deal in percent: a person's where one was given. */
  public static int probability(Deal deal, Pipeline pipeline) {
    Integer override = deal.probabilityOverride();
    return override != null
        ? override
        : pipeline.stage(deal.stage()).map(Stage::probability).orElse(0);
  }

  private static void requireChance(Deal deal) {
    Integer chance = deal.probabilityOverride();
    if (chance != null && (chance < 0 || chance > 100)) {
      throw new InvalidInputException(
          "The chance of winning goes from 0 to 100 percent, but was " + chance + ".");
    }
  }

  /**
   * Says that somebody takes part in a deal. Somebody may have several parts; the same twice
   * changes nothing.
   *
   * @param role such as "decides", "pays", "uses"
   * @throws NotFoundException if the actor cannot see the deal or the customer
   */
  public DealContact addContact(DealId id, CustomerId customer, String role) {
    requireNonNull(role, "role");
    return gateway.change(
        Origin.of("deal.contact.add"),
        changes -> {
          DealId deal = changes.reader().get(DealFields.TYPE, id.value()).id();
          CustomerId who = Customers.require(changes.reader(), customer).id();
          return contacts(changes.reader(), deal).stream()
              .filter(one -> one.customerId().equals(who) && one.role().equals(role))
              .findFirst()
              .orElseGet(
                  () ->
                      changes.create(
                          DealContactFields.TYPE,
                          new DealContact(
                              DealContactId.UNASSIGNED, deal, who, role, Revision.NEW)));
        });
  }

  /** Says that somebody takes part in a deal no longer. */
  public void removeContact(DealContactId id) {
    gateway.apply(
        Origin.of("deal.contact.remove"),
        changes -> changes.remove(DealContactFields.TYPE, id.value()));
  }

  /** Returns who takes part in a deal. */
  public List<DealContact> contacts(DealId id) {
    return gateway.read(reader -> contacts(reader, id));
  }

  private static List<DealContact> contacts(Reader reader, DealId id) {
    return reader.list(
        DealContactFields.TYPE, Conditions.equal(DealContactFields.DEAL_ID, id.value()), 1_000);
  }

  /**
   * Returns the open deals that somebody should look at, those first that are longest in their
   * stage: rotting, without a next step, or with a day that passed.
   *
   * @param limit how many at most, 1 or more
   */
  public List<StaleDeal> stale(int limit) {
    return gateway.read(
        reader -> {
          Map<PipelineId, Pipeline> known = new HashMap<>();
          reader
              .list(PipelineFields.TYPE, Conditions.everyone(), MAX_PIPELINES)
              .forEach(pipeline -> known.put(pipeline.id(), pipeline));
          List<StaleDeal> stale = new ArrayList<>();
          reader.scan(
              DealFields.TYPE,
              Conditions.missing(DealFields.CLOSED_AT),
              deal -> {
                Set<StaleDeal.Reason> reasons = reasons(deal, known.get(deal.pipelineId()));
                if (!reasons.isEmpty()) {
                  stale.add(new StaleDeal(deal, reasons));
                }
              });
          stale.sort(Comparator.comparing(one -> one.deal().stageSince()));
          return List.copyOf(stale.subList(0, Math.min(limit, stale.size())));
        });
  }

  private Set<StaleDeal.Reason> reasons(Deal deal, @Nullable Pipeline pipeline) {
    Instant now = gateway.engine().now();
    LocalDate today = LocalDate.ofInstant(now, gateway.engine().zone());
    Set<StaleDeal.Reason> reasons = EnumSet.noneOf(StaleDeal.Reason.class);
    Integer days =
        pipeline == null
            ? null
            : pipeline
                .stage(deal.stage())
                .filter(stage -> stage.category() != StageCategory.ON_HOLD)
                .map(Stage::rottingAfterDays)
                .orElse(null);
    if (days != null && deal.stageSince().plus(Duration.ofDays(days)).isBefore(now)) {
      reasons.add(StaleDeal.Reason.ROTTING);
    }
    if (deal.nextStep() == null) {
      reasons.add(StaleDeal.Reason.NO_NEXT_STEP);
    }
    if (deal.nextStepOn() != null && deal.nextStepOn().isBefore(today)) {
      reasons.add(StaleDeal.Reason.NEXT_STEP_OVERDUE);
    }
    if (deal.expectedCloseOn() != null && deal.expectedCloseOn().isBefore(today)) {
      reasons.add(StaleDeal.Reason.CLOSE_OVERDUE);
    }
    return reasons;
  }

  private static boolean isClosed(Stage stage) {
    return stage.category() == StageCategory.WON || stage.category() == StageCategory.LOST;
  }

  private static Pipeline pipelineOf(Reader reader, PipelineId id) {
    return reader.get(PipelineFields.TYPE, id.value());
  }

  private static Stage stageOf(Pipeline pipeline, String key) {
    return pipeline
        .stage(key)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "The pipeline '%s' has no stage '%s'; it has: %s."
                        .formatted(
                            pipeline.name(),
                            key,
                            pipeline.stages().stream().map(Stage::key).toList())));
  }
}
