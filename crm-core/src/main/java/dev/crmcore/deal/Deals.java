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
import dev.crmcore.model.FrozenRate;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineId;
import dev.crmcore.model.Revision;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageChange;
import dev.crmcore.query.Condition;
import dev.crmcore.query.Conditions;
import dev.crmcore.query.Keyset;
import dev.crmcore.query.Page;
import dev.crmcore.query.Sort;
import dev.crmcore.rates.RatePolicy;
import dev.crmcore.segmentation.ConditionText;
import dev.crmcore.team.Teams;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pipelines and the deals that go through them. Belongs to one session; not safe for use by several
 * threads at once.
 */
public final class Deals {
  static final int MAX_PIPELINES = 1_000;

  private final Gateway gateway;
  private final RatePolicy rates;
  private final PipelineCheck check;
  private final Approvers approvers;
  private final ApprovalGate approvalGate;
  private final DealMoves moves;
  private final RateFreezing freezing;

  /** Creates the service; hosts get it from their session. */
  public Deals(Gateway gateway, ConditionText conditions, RatePolicy rates, Teams teams) {
    this.gateway = gateway;
    this.rates = rates;
    this.check = new PipelineCheck(conditions);
    this.approvers = new Approvers(teams);
    this.approvalGate = new ApprovalGate(conditions, approvers);
    this.moves = new DealMoves(gateway, conditions, approvalGate, rates);
    this.freezing = new RateFreezing(rates, gateway.engine().zone());
  }

  /**
   * Stores a new pipeline and returns it as stored.
   *
   * @throws InvalidInputException if it has no stage, two stages share a key, a stage allows one
   *     that is not there, a probability is not 0 to 100, or an entry condition cannot be read
   */
  public Pipeline createPipeline(Pipeline pipeline) {
    check.check(pipeline);
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
    check.check(pipeline);
    return gateway.change(
        Origin.of("pipeline.change"),
        changes -> new PipelineEdits(freezing).change(changes, pipeline, moved));
  }

  /**
   * Removes a pipeline that no deal goes through.
   *
   * @throws ConflictException with the code {@code E_STAGE_USED} if there are deals in it
   */
  public void removePipeline(PipelineId id) {
    gateway.apply(Origin.of("pipeline.remove"), changes -> PipelineEdits.remove(changes, id));
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
   * as stored. In another than the first open stage it begins if it could go there from that one:
   * the rules of {@link #move} hold, its close reason being the reason, and what would need an
   * approval begins before and is moved. {@link #obstacles} tells what is in the way; {@link
   * #record} asks nothing.
   *
   * @throws NotFoundException if the customer or the pipeline is not there
   * @throws InvalidInputException if the pipeline does not have the stage; with the code {@code
   *     E_STAGE} if something is in the way
   */
  public Deal create(Deal deal) {
    return gateway.change(
        new Origin("deal.create", deal.source(), null),
        changes -> {
          Pipeline pipeline = Stages.pipeline(changes.reader(), deal.pipelineId());
          Stage stage = Stages.first(pipeline, deal);
          List<StageObstacle> obstacles =
              moves.toBegin(changes.reader(), changes.now(), pipeline, deal, stage);
          if (!obstacles.isEmpty()) {
            throw new InvalidInputException(
                "E_STAGE",
                "The deal '%s' cannot begin in '%s': %s Let it begin before, and move it."
                    .formatted(
                        deal.name(),
                        stage.key(),
                        obstacles.stream()
                            .map(StageObstacle::sentence)
                            .collect(Collectors.joining(" "))));
          }
          return begun(changes, pipeline, deal, stage);
        });
  }

  /**
   * Stores a deal that exists elsewhere in the stage in which it is there, closed or not, and
   * returns it as stored: whatever its pipeline asks for, because what happened has happened. It is
   * in that stage, and closed, from now on.
   *
   * @throws NotFoundException if the customer or the pipeline is not there
   * @throws InvalidInputException if the pipeline does not have the stage
   */
  public Deal record(Deal deal) {
    return gateway.change(
        new Origin("deal.record", deal.source(), null),
        changes -> {
          Pipeline pipeline = Stages.pipeline(changes.reader(), deal.pipelineId());
          return begun(changes, pipeline, deal, Stages.first(pipeline, deal));
        });
  }

  private Deal begun(ChangeSet changes, Pipeline pipeline, Deal deal, Stage stage) {
    FrozenRate rate =
        Stages.isClosed(stage)
            ? freezing
                .rate(changes.reader(), new DealRule().prepare(deal), changes.now())
                .orElse(null)
            : null;
    Deal stored =
        changes.create(DealFields.TYPE, DealEdit.begun(changes, pipeline, deal, stage, rate));
    DealMoves.history(changes, stored, null, null);
    return stored;
  }

  /**
   * Returns what keeps {@link #create} from storing a new deal in the stage it names; nothing if
   * nothing does.
   *
   * @throws NotFoundException if the customer or the pipeline is not there
   * @throws InvalidInputException if the pipeline does not have the stage, or the deal could not be
   *     in any
   */
  public List<StageObstacle> obstacles(Deal deal) {
    return gateway.read(
        reader -> {
          Pipeline pipeline = Stages.pipeline(reader, deal.pipelineId());
          return moves.toBegin(
              reader, gateway.engine().now(), pipeline, deal, Stages.first(pipeline, deal));
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
   * it. Who gave another chance of winning, and when, is kept. Another amount, other lines or
   * another customer withdraw the approvals that were asked for. With another customer go its
   * comments, its files and its open tasks; what was said about it stays where it was said.
   *
   * @throws dev.crmcore.error.ConflictException if it was changed meanwhile
   * @throws InvalidInputException with the code {@code E_APPROVAL} if a rule of the stage it is in
   *     would ask for an approval by the change
   * @throws InvalidInputException with the code {@code E_NEXT_STEP} if an open deal would lose its
   *     next step, which its pipeline asks for
   */
  public Deal update(Deal deal) {
    return gateway.change(
        Origin.of("deal.update"),
        changes -> {
          Deal stored = changes.reader().get(DealFields.TYPE, deal.id().value());
          // The rules hold for whoever changes the deal, whether or not they see the pipeline.
          List<Pipeline> rules =
              changes
                  .reader()
                  .findAllUnseen(PipelineFields.TYPE, List.of(stored.pipelineId().value()));
          rules.forEach(pipeline -> DealEdit.requireNextStep(pipeline, deal, stored));
          Settled settled = settled(changes, stored, DealEdit.edited(changes, deal, stored));
          rules.forEach(
              pipeline ->
                  approvalGate.requireNoneNew(
                      changes.reader(), pipeline, settled.before(), settled.after()));
          return settled.seen();
        });
  }

  /**
   * A deal that was changed.
   *
   * @param before as it was stored, nothing concealed
   * @param after as it is stored, nothing concealed
   * @param seen as the actor sees it
   */
  private record Settled(Deal before, Deal after, Deal seen) {}

  /** Stores a deal with the rate and the approvals that it has after the change. */
  private Settled settled(ChangeSet changes, Deal stored, Deal edited) {
    Deal whole = whole(changes, stored.id());
    Deal priced = new DealRule().prepare(edited);
    Instant closed = stored.closedAt();
    Deal next =
        closed != null && DealEdit.changesCurrency(priced, stored)
            ? edited.toBuilder()
                .frozenRate(freezing.rate(changes.reader(), priced, closed).orElse(null))
                .build()
            : edited;
    Deal updated = changes.update(DealFields.TYPE, next);
    Deal now = whole(changes, stored.id());
    if (!ApprovedContent.isSame(whole, now)) {
      approvalGate.withdraw(changes, now, "The deal was changed.");
    }
    if (!now.customerId().equals(whole.customerId())) {
      DealBelongings.follow(changes, now, whole.customerId());
    }
    return new Settled(whole, now, updated);
  }

  private static Deal whole(ChangeSet changes, DealId id) {
    return changes.reader().findAllUnseen(DealFields.TYPE, List.of(id.value())).get(0);
  }

  /**
   * Moves a deal to another stage if the pipeline allows it and nothing is in the way. Moving it to
   * where it is changes nothing. A deal that goes from one stage to another in which it is won
   * counts as won since it first was, and one that is lost likewise; one that was lost and is won
   * now, or the other way round, is closed anew. Whoever may change deals may move them: history,
   * approvals that are used up and tasks of playbooks follow, whatever else they may do.
   *
   * @param reason why; for a stage that closes the deal it becomes the close reason, and one of the
   *     pipeline's reasons if it is the key or the name of an active one
   * @throws InvalidInputException if the pipeline does not have the stage
   */
  public StageMove move(DealId id, String stageKey, @Nullable String reason) {
    return gateway.change(
        new Origin("deal.move", null, reason),
        changes -> moves.move(changes, id, stageKey, reason, null));
  }

  /**
   * Stores a changed deal, as {@link #update} does, and moves it, as {@link #move} does, in one
   * change. The rules hold for the deal as it shall be: what it fills in counts, and an approval of
   * another amount does not. If something is in the way, nothing is stored.
   *
   * @param deal as it shall be; its stage is not looked at
   * @param reason as for {@link #move}
   * @throws dev.crmcore.error.ConflictException if it was changed meanwhile
   * @throws InvalidInputException if the pipeline does not have the stage
   */
  public StageMove updateAndMove(Deal deal, String stageKey, @Nullable String reason) {
    return gateway.change(
        new Origin("deal.move", null, reason),
        changes -> {
          Deal stored = changes.reader().get(DealFields.TYPE, deal.id().value());
          return stored.stage().equals(stageKey)
              ? new StageMove.Moved(update(deal))
              : moves.moveEdited(
                  changes,
                  stored,
                  DealEdit.edited(changes, deal, stored),
                  stageKey,
                  reason,
                  edited -> settled(changes, stored, edited));
        });
  }

  /**
   * Closes a deal for one of the pipeline's reasons, as {@link #move} does.
   *
   * @param stageKey a stage that closes it
   * @param reasonKey the key of an active reason
   * @param note what else there is to say; it becomes the close reason in words
   * @throws InvalidInputException if the pipeline has no such stage, or no such reason for it
   */
  public StageMove close(DealId id, String stageKey, String reasonKey, @Nullable String note) {
    return gateway.change(
        new Origin("deal.close", null, note == null ? reasonKey : note),
        changes -> {
          Deal deal = changes.reader().get(DealFields.TYPE, id.value());
          Pipeline pipeline = Stages.pipeline(changes.reader(), deal.pipelineId());
          CloseReasons.require(pipeline, Stages.of(pipeline, stageKey), reasonKey);
          return moves.move(changes, id, stageKey, reasonKey, note);
        });
  }

  /** Returns the approvals: asking for them, giving them, letting others give them. */
  public Approvals approvals() {
    return new Approvals(gateway, approvalGate, approvers, moves);
  }

  /**
   * Says what a person thinks of the chance of winning a deal, beside what is learnt or configured.
   *
   * @param percent 0 to 100; null takes it back
   * @param reason why
   */
  public Deal giveChance(DealId id, @Nullable Integer percent, @Nullable String reason) {
    return gateway.change(
        new Origin("deal.chance", null, reason),
        changes -> {
          Deal deal = changes.reader().get(DealFields.TYPE, id.value());
          // The same chance said again is said by whoever says it now.
          Deal without =
              deal.toBuilder()
                  .probabilityOverride(null)
                  .probabilityBy(null)
                  .probabilityAt(null)
                  .probabilityReason(null)
                  .build();
          Deal said =
              deal.toBuilder().probabilityOverride(percent).probabilityReason(reason).build();
          return settled(changes, deal, DealEdit.edited(changes, said, without)).seen();
        });
  }

  /** Returns the chance of winning a deal, and how one knows. */
  public Chance chance(DealId id) {
    return gateway.read(
        reader -> {
          Deal deal = reader.get(DealFields.TYPE, id.value());
          return new Chances(reader)
              .of(deal, reader.find(PipelineFields.TYPE, deal.pipelineId().value()).orElse(null));
        });
  }

  /**
   * Freezes the rate of a deal to the home currency, so that later rates do not change what it
   * counts for: that of the day it was closed, or of today. Where it has one, it is replaced.
   *
   * @return the deal; without a rate if there is none, or nothing to convert
   */
  public Deal freezeRate(DealId id) {
    return gateway.change(
        Origin.of("deal.rate.freeze"),
        changes -> {
          Deal deal = changes.reader().get(DealFields.TYPE, id.value());
          Deal whole = changes.stored(DealFields.TYPE, List.of(id.value())).get(0);
          Instant closed = whole.closedAt();
          FrozenRate rate =
              freezing
                  .rate(changes.reader(), whole, closed == null ? changes.now() : closed)
                  .orElse(null);
          return changes.update(DealFields.TYPE, deal.toBuilder().frozenRate(rate).build());
        });
  }

  /**
   * Returns what a deal is worth in a currency; empty if it has no amount or there is no rate.
   *
   * @param asOf the day whose rates count, unless the deal was closed by then: then its frozen rate
   *     does, or that of the day on which it was closed
   */
  public Optional<ConvertedAmount> amountIn(DealId id, Currency currency, LocalDate asOf) {
    return gateway.read(
        reader ->
            new DealAmounts(reader, rates, currency, gateway.engine().zone())
                .of(reader.get(DealFields.TYPE, id.value()), asOf));
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
    return gateway.read(reader -> new StaleDeals(gateway).find(reader, limit));
  }
}
