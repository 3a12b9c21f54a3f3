package dev.crmcore.deal;

import static java.util.Objects.requireNonNull;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.PipelineFields;
import dev.crmcore.catalogue.StageChangeFields;
import dev.crmcore.customer.Customers;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.field.EntityType;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.gateway.Gateway;
import dev.crmcore.gateway.Origin;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
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
import dev.crmcore.query.Operand;
import dev.crmcore.query.Operator;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import dev.crmcore.segmentation.ConditionText;
import dev.crmcore.segmentation.SegmentExpansion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pipelines and the deals that go through them. Belongs to one session; not safe for use by several
 * threads at once.
 */
public final class Deals {
  private static final int MAX_PIPELINES = 1_000;

  private final Gateway gateway;
  private final ConditionText conditions;

  /** Creates the service; hosts get it from their session. */
  public Deals(Gateway gateway, ConditionText conditions) {
    this.gateway = gateway;
    this.conditions = conditions;
  }

  /**
   * Stores a new pipeline and returns it as stored.
   *
   * @throws InvalidInputException if it has no stage, two stages share a key, a stage allows one
   *     that is not there, a probability is not 0 to 100, or an entry condition cannot be read
   */
  public Pipeline createPipeline(Pipeline pipeline) {
    check(pipeline);
    return gateway.change(
        Origin.of("pipeline.create"), changes -> changes.create(PipelineFields.TYPE, pipeline));
  }

  private void check(Pipeline pipeline) {
    if (pipeline.stages().isEmpty()) {
      throw new InvalidInputException("The pipeline '" + pipeline.name() + "' has no stage.");
    }
    Set<String> keys = new HashSet<>();
    for (Stage stage : pipeline.stages()) {
      if (!keys.add(stage.key())) {
        throw new InvalidInputException("Two stages have the key '" + stage.key() + "'.");
      }
      if (stage.probability() < 0 || stage.probability() > 100) {
        throw new InvalidInputException(
            "The probability of stage '%s' is %d; it goes from 0 to 100."
                .formatted(stage.key(), stage.probability()));
      }
      String entry = stage.entryCondition();
      if (entry != null) {
        conditions.parse(entry, DealFields.TYPE);
      }
      String customer = stage.customerCondition();
      if (customer != null) {
        conditions.parse(customer, CustomerFields.TYPE);
      }
    }
    for (Stage stage : pipeline.stages()) {
      for (String next : stage.allowedNext()) {
        if (!keys.contains(next)) {
          throw new InvalidInputException(
              "The stage '%s' allows '%s', which the pipeline does not have."
                  .formatted(stage.key(), next));
        }
      }
    }
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
          List<String> reasons = obstacles(changes.reader(), pipeline, deal, to);
          return reasons.isEmpty()
              ? new StageMove.Moved(moved(changes, deal, to, reason))
              : new StageMove.Refused(deal, reasons);
        });
  }

  private List<String> obstacles(Reader reader, Pipeline pipeline, Deal deal, Stage to) {
    List<String> reasons = new ArrayList<>();
    Stage from = stageOf(pipeline, deal.stage());
    if (!from.allowedNext().isEmpty() && !from.allowedNext().contains(to.key())) {
      reasons.add(
          "From '%s' a deal goes to %s, not to '%s'."
              .formatted(from.key(), from.allowedNext(), to.key()));
    }
    String entry = to.entryCondition();
    if (entry != null) {
      Condition gate = conditions.parse(entry, DealFields.TYPE);
      if (!reader.test(DealFields.TYPE, gate, deal)) {
        reasons.add("To enter '%s', this must hold: %s".formatted(to.key(), entry));
      }
    }
    String asked = to.customerCondition();
    if (asked != null && !isMet(reader, asked, deal)) {
      reasons.add("To enter '%s', this must hold of the customer: %s".formatted(to.key(), asked));
    }
    return reasons;
  }

  /** The rule holds for whoever moves the deal, whether or not they may see the customer. */
  private boolean isMet(Reader reader, String asked, Deal deal) {
    Condition condition =
        SegmentExpansion.stored(conditions, reader)
            .expand(conditions.parse(asked, CustomerFields.TYPE));
    Condition customer =
        new Condition.Compare(
            EntityType.ID, Operator.EQ, List.of(Operand.of(deal.customerId().value())));
    boolean[] met = new boolean[1];
    reader.scanUnseen(
        CustomerFields.TYPE, Conditions.all(customer, condition), card -> met[0] = true);
    return met[0];
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
