package dev.crmcore.deal;

import dev.crmcore.catalogue.DealFields;
import dev.crmcore.catalogue.StageChangeFields;
import dev.crmcore.gateway.Reader;
import dev.crmcore.model.Deal;
import dev.crmcore.model.DealId;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineId;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.query.Conditions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The chances of deals, with what was learnt read once for each pipeline that learns: all its
 * closed deals that the actor may see, and their moves. A deal that is opened again is unlearnt by
 * that, for it is not counted. Usable as long as its reader; not safe for other threads.
 */
public final class Chances {
  /** For how many deals the chance that a stage says stands beside those that were counted. */
  public static final int WEIGHT = 10;

  /** What became of the deals of a pipeline, by stage. */
  private record Counts(Map<String, Integer> reached, Map<String, Integer> won) {}

  private final Reader reader;
  private final Map<PipelineId, Counts> known = new HashMap<>();

  /** Creates it for what an actor may see. */
  public Chances(Reader reader) {
    this.reader = reader;
  }

  /**
   * Returns the chance of a deal.
   *
   * @param pipeline its pipeline; null where the actor may not see it
   */
  public Chance of(Deal deal, @Nullable Pipeline pipeline) {
    Optional<Stage> stage = pipeline == null ? Optional.empty() : pipeline.stage(deal.stage());
    int ofStage = stage.map(Stage::probability).orElse(0);
    Chance.Learnt learnt =
        pipeline != null
                && pipeline.rules().learnsChances()
                && stage.filter(one -> !Stages.isClosed(one)).isPresent()
            ? learnt(pipeline, deal.stage(), ofStage)
            : null;
    Integer override = deal.probabilityOverride();
    if (override != null) {
      Chance.Given given =
          new Chance.Given(
              override, deal.probabilityBy(), deal.probabilityAt(), deal.probabilityReason());
      return new Chance(override, Chance.Source.GIVEN, ofStage, learnt, given);
    }
    return learnt == null
        ? new Chance(ofStage, Chance.Source.STAGE, ofStage, null, null)
        : new Chance(learnt.percent(), Chance.Source.LEARNT, ofStage, learnt, null);
  }

  private Chance.Learnt learnt(Pipeline pipeline, String stage, int ofStage) {
    Counts counts = known.computeIfAbsent(pipeline.id(), id -> counted(pipeline));
    long reached = counts.reached().getOrDefault(stage, 0);
    long won = counts.won().getOrDefault(stage, 0);
    double percent = (100.0 * won + (double) WEIGHT * ofStage) / (reached + WEIGHT);
    return new Chance.Learnt((int) Math.round(percent), reached, won, WEIGHT);
  }

  private Counts counted(Pipeline pipeline) {
    Map<UUID, Boolean> closed = new HashMap<>();
    reader.scan(
        DealFields.TYPE,
        Conditions.all(
            Conditions.equal(DealFields.PIPELINE_ID, pipeline.id().value()),
            Conditions.present(DealFields.CLOSED_AT)),
        deal ->
            pipeline
                .stage(deal.stage())
                .ifPresent(
                    stage -> closed.put(deal.id().value(), stage.category() == StageCategory.WON)));
    Map<DealId, Set<String>> been = new HashMap<>();
    reader.scanAny(
        StageChangeFields.TYPE,
        Conditions.everyone(),
        StageChangeFields.DEAL_ID,
        closed.keySet(),
        move -> been.computeIfAbsent(move.dealId(), id -> new HashSet<>()).add(move.to()));
    Counts counts = new Counts(new HashMap<>(), new HashMap<>());
    been.forEach(
        (deal, stages) ->
            stages.forEach(
                stage -> {
                  counts.reached().merge(stage, 1, Integer::sum);
                  if (closed.getOrDefault(deal.value(), false)) {
                    counts.won().merge(stage, 1, Integer::sum);
                  }
                }));
    return counts;
  }
}
