package dev.crmcore.exchange;

import dev.crmcore.catalogue.DealFields;
import dev.crmcore.deal.Deals;
import dev.crmcore.deal.StageMove;
import dev.crmcore.deal.StageObstacle;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.RecordTargets.Part;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.field.Folding;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.Money;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.Stage;
import dev.crmcore.query.Conditions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows become deals. Their stages change by the rules of the pipeline, as everywhere. */
final class DealRows implements RecordKind<Deal> {

  private final EntityType<Deal> type;
  private final Deals deals;
  private final String source;
  private final boolean asTheyAre;
  private final List<Pipeline> pipelines;

  DealRows(EntityType<Deal> type, Deals deals, ImportOptions options) {
    this.type = type;
    this.deals = deals;
    this.source = options.source();
    this.asTheyAre = options.takesDealsAsTheyAre();
    this.pipelines = deals.pipelines();
  }

  static TargetNames names(Conversions conversions, TargetNames customers) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("externalId", DealFields.SOURCE_ID.name(), text -> text, false));
    parts.add(new Part("pipeline", DealFields.PIPELINE_ID.name(), text -> text, false));
    parts.add(new Part("amount", "amount", text -> text, false));
    parts.add(new Part("currency", "amount", text -> text, false));
    parts.add(
        new Part(
            "probability",
            DealFields.PROBABILITY_OVERRIDE.name(),
            text ->
                conversions.decimal(
                    text.endsWith("%") ? text.substring(0, text.length() - 1) : text),
            false));
    for (Field<Deal, ?> field :
        List.<Field<Deal, ?>>of(
            DealFields.NAME,
            DealFields.STAGE,
            DealFields.EXPECTED_CLOSE_ON,
            DealFields.CLOSE_REASON,
            DealFields.NEXT_STEP,
            DealFields.NEXT_STEP_ON,
            DealFields.OWNER)) {
      parts.add(new Part(field.name(), field.name(), conversions.to(field.type()), false));
    }
    return new RecordTargets(
        "deal",
        parts,
        Map.of(
            "externalId",
            "id,external id,deal id,opportunity id,record id,номер сделки,код сделки,编号",
            "name",
            "name,deal name,deal,opportunity name,opportunity,title,название,название сделки,сделка,商机名称",
            "pipeline",
            "pipeline,funnel,воронка,管道",
            "stage",
            "stage,deal stage,status,этап,стадия,этап сделки,стадия сделки,阶段",
            "amount",
            "amount,value,deal value,budget,сумма,бюджет,金额",
            "currency",
            "currency,currency code,валюта,货币,币种",
            "probability",
            "probability,probability (%),вероятность,概率",
            "expectedCloseOn",
            "close date,expected close date,closing date,дата закрытия,предполагаемая дата закрытия,预计成交日期",
            "owner",
            "owner,deal owner,responsible,responsible user,ответственный,负责人",
            "nextStep",
            "next step,следующий шаг,下一步"),
        customers);
  }

  @Override
  public EntityType<Deal> type() {
    return type;
  }

  @Override
  public String key(Row row, RowValues values) {
    String id = values.text("externalId");
    return id == null ? "row:" + row.fingerprint() : id;
  }

  @Override
  public Map<String, Deal> stored(ChangeSet changes, Collection<String> keys) {
    Set<UUID> ids = new HashSet<>();
    changes
        .reader()
        .scanAny(
            DealFields.TYPE,
            Conditions.equal(DealFields.SOURCE, source),
            DealFields.SOURCE_ID,
            keys,
            deal -> ids.add(deal.id().value()));
    Map<String, Deal> stored = new HashMap<>();
    if (!ids.isEmpty()) {
      changes
          .stored(DealFields.TYPE, ids)
          .forEach(one -> stored.putIfAbsent(Objects.requireNonNull(one.sourceId()), one));
    }
    return stored;
  }

  @Override
  public Deal made(
      ChangeSet changes,
      @Nullable Deal stored,
      String key,
      List<RowValues> rows,
      CustomerId customer,
      ReplacedValues replaced) {
    RowValues row = rows.get(0);
    Pipeline pipeline = pipeline(stored, row.text("pipeline"));
    String name = replaced.of("name", stored == null ? null : stored.name(), row.text("name"));
    if (name == null) {
      throw new InvalidInputException("E_REQUIRED", "The deal has no name. Add one.");
    }
    String amount = row.text("amount");
    Deal old =
        stored == null
            ? Deal.builder().name(name).customerId(customer).pipelineId(pipeline.id()).build()
            : stored;
    return old.toBuilder()
        .name(name)
        .customerId(customer)
        .source(source)
        .sourceId(key)
        .stage(stage(old, pipeline, row.text("stage"), replaced))
        .amount(
            replaced.<Money>of(
                "amount",
                old.amount(),
                amount == null ? null : Amounts.parse(amount, row.text("currency"))))
        .probabilityOverride(
            replaced.of("probabilityOverride", old.probabilityOverride(), percent(row)))
        .expectedCloseOn(
            replaced.of("expectedCloseOn", old.expectedCloseOn(), day(row, "expectedCloseOn")))
        .closeReason(replaced.of("closeReason", old.closeReason(), row.text("closeReason")))
        .nextStep(replaced.of("nextStep", old.nextStep(), row.text("nextStep")))
        .nextStepOn(replaced.of("nextStepOn", old.nextStepOn(), day(row, "nextStepOn")))
        .owner(replaced.of("owner", old.owner(), row.text("owner")))
        .build();
  }

  private Pipeline pipeline(@Nullable Deal stored, @Nullable String name) {
    if (stored != null) {
      return pipelines.stream()
          .filter(one -> one.id().equals(stored.pipelineId()))
          .findFirst()
          .orElseThrow(() -> unknown("of the stored deal"));
    }
    if (name == null && pipelines.size() == 1) {
      return pipelines.get(0);
    }
    return pipelines.stream()
        .filter(one -> name != null && Folding.fold(one.name()).equals(Folding.fold(name)))
        .findFirst()
        .orElseThrow(() -> unknown(name == null ? "" : name));
  }

  private InvalidInputException unknown(String name) {
    return new InvalidInputException(
        "E_REFERENCE",
        "There is no pipeline '%s'. There are: %s. Create it, or map a column or a constant to 'pipeline'."
            .formatted(
                ImportError.shortened(name),
                String.join(", ", pipelines.stream().map(Pipeline::name).toList())));
  }

  private static String stage(
      Deal old, Pipeline pipeline, @Nullable String said, ReplacedValues replaced) {
    if (said == null) {
      return old.stage().isEmpty() ? pipeline.stages().get(0).key() : old.stage();
    }
    String folded = Folding.fold(said);
    String key =
        pipeline.stages().stream()
            .filter(
                one ->
                    Folding.fold(one.key()).equals(folded)
                        || Folding.fold(one.name()).equals(folded))
            .map(Stage::key)
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "E_REFERENCE",
                        "The pipeline '%s' has no stage '%s'; it has: %s."
                            .formatted(
                                pipeline.name(),
                                ImportError.shortened(said),
                                String.join(
                                    ", ", pipeline.stages().stream().map(Stage::key).toList()))));
    String stored = old.stage().isEmpty() ? null : old.stage();
    return Objects.requireNonNull(replaced.of("stage", stored, key));
  }

  private static @Nullable Integer percent(RowValues row) {
    if (!(row.part("probability") instanceof BigDecimal chance)) {
      return null;
    }
    if (chance.signum() < 0 || chance.compareTo(BigDecimal.valueOf(100)) > 0) {
      throw new InvalidInputException(
          "E_TYPE",
          "The chance of winning goes from 0 to 100 percent, but was %s.".formatted(chance));
    }
    return chance.intValue();
  }

  private static @Nullable LocalDate day(RowValues row, String part) {
    return row.part(part) instanceof LocalDate day ? day : null;
  }

  /** What the service of deals would refuse is refused before it is asked, or the batch is lost. */
  @Override
  public Fate put(
      ChangeSet changes, PreparedRecords<Deal> records, @Nullable Deal stored, Deal next) {
    if (stored == null) {
      changes.prepareNew(DealFields.TYPE, next);
      if (asTheyAre) {
        deals.record(next);
      } else {
        requireNone(deals.obstacles(next), next);
        deals.create(next);
      }
      return Fate.CREATED;
    }
    Deal settled = next.toBuilder().stage(stored.stage()).build();
    boolean changed =
        !settled.equals(stored)
            && !changes.prepareChanged(DealFields.TYPE, stored, settled).isUnchanged(type);
    if (!next.stage().equals(stored.stage())) {
      StageMove move = deals.updateAndMove(settled, next.stage(), next.closeReason());
      if (move instanceof StageMove.Refused refused) {
        requireNone(refused.obstacles(), next);
      }
      return Fate.UPDATED;
    }
    if (changed) {
      deals.update(settled);
    }
    return changed ? Fate.UPDATED : Fate.UNCHANGED;
  }

  private static void requireNone(List<StageObstacle> obstacles, Deal next) {
    if (!obstacles.isEmpty()) {
      throw new InvalidInputException(
          "E_STAGE",
          "The deal cannot go to '%s': %s Mend the row, or move the deal by hand."
              .formatted(
                  next.stage(),
                  obstacles.stream()
                      .map(StageObstacle::sentence)
                      .collect(Collectors.joining(" "))));
    }
  }
}
