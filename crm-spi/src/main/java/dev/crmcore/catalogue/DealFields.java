package dev.crmcore.catalogue;

import dev.crmcore.field.CollectionField;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.EntityValues;
import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Deal;
import dev.crmcore.model.DealId;
import dev.crmcore.model.DealLine;
import dev.crmcore.model.FrozenRate;
import dev.crmcore.model.Money;
import dev.crmcore.model.PipelineId;
import dev.crmcore.model.Revision;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of deals. */
public final class DealFields {
  /** What it is about. */
  public static final Field<Deal, String> NAME =
      Field.<Deal, String>of("name", FieldType.TEXT, Deal::name)
          .with(FieldTrait.REQUIRED, FieldTrait.SEARCHABLE);

  /** With whom. */
  public static final Field<Deal, UUID> CUSTOMER_ID =
      Field.reference("customerId", "customer", entity -> entity.customerId().value());

  /** The way it goes. */
  public static final Field<Deal, UUID> PIPELINE_ID =
      Field.reference("pipelineId", "pipeline", entity -> entity.pipelineId().value());

  /** The stage it is in. */
  public static final Field<Deal, String> STAGE =
      Field.<Deal, String>of("stage", FieldType.CODE, Deal::stage)
          .with(FieldTrait.REQUIRED, FieldTrait.INDEXED);

  /** Since when it is in that stage. */
  public static final Field<Deal, Instant> STAGE_SINCE =
      Field.<Deal, Instant>of("stageSince", FieldType.INSTANT, Deal::stageSince)
          .with(FieldTrait.REQUIRED);

  /** What it is worth. */
  public static final Field<Deal, Money> AMOUNT = Field.of("amount", FieldType.MONEY, Deal::amount);

  /** The chance a person gave it, in percent. */
  public static final Field<Deal, Long> PROBABILITY_OVERRIDE =
      Field.of(
          "probabilityOverride",
          FieldType.INTEGER,
          entity ->
              entity.probabilityOverride() == null
                  ? null
                  : Long.valueOf(entity.probabilityOverride()));

  /** Who gave it that chance. */
  public static final Field<Deal, String> PROBABILITY_BY =
      Field.of("probabilityBy", FieldType.CODE, Deal::probabilityBy);

  /** When that was. */
  public static final Field<Deal, Instant> PROBABILITY_AT =
      Field.of("probabilityAt", FieldType.INSTANT, Deal::probabilityAt);

  /** Why they gave it that chance. */
  public static final Field<Deal, String> PROBABILITY_REASON =
      Field.of("probabilityReason", FieldType.TEXT, Deal::probabilityReason);

  /** When it should be closed. */
  public static final Field<Deal, LocalDate> EXPECTED_CLOSE_ON =
      Field.of("expectedCloseOn", FieldType.DATE, Deal::expectedCloseOn);

  /** When it was closed. */
  public static final Field<Deal, Instant> CLOSED_AT =
      Field.of("closedAt", FieldType.INSTANT, Deal::closedAt);

  /** Why it was won or lost. */
  public static final Field<Deal, String> CLOSE_REASON =
      Field.of("closeReason", FieldType.TEXT, Deal::closeReason);

  /** The key of the reason among those of the pipeline. */
  public static final Field<Deal, String> CLOSED_FOR =
      Field.of("closedFor", FieldType.CODE, Deal::closedFor);

  /** What happens next. */
  public static final Field<Deal, String> NEXT_STEP =
      Field.of("nextStep", FieldType.TEXT, Deal::nextStep);

  /** When that happens. */
  public static final Field<Deal, LocalDate> NEXT_STEP_ON =
      Field.of("nextStepOn", FieldType.DATE, Deal::nextStepOn);

  /** Who works on it. */
  public static final Field<Deal, String> OWNER =
      Field.<Deal, String>of("owner", FieldType.CODE, Deal::owner).with(FieldTrait.INDEXED);

  /** Where it came from. */
  public static final Field<Deal, String> SOURCE = Field.of("source", FieldType.TEXT, Deal::source);

  /** What it is called in its source. */
  public static final Field<Deal, String> SOURCE_ID =
      Field.<Deal, String>of("sourceId", FieldType.CODE, Deal::sourceId).with(FieldTrait.INDEXED);

  /** The currency that the frozen rate converts. */
  public static final Field<Deal, String> RATE_FROM =
      Field.of("rateFrom", FieldType.CODE, entity -> frozen(entity, FrozenRate::from));

  /** The currency that it converts to. */
  public static final Field<Deal, String> RATE_TO =
      Field.of("rateTo", FieldType.CODE, entity -> frozen(entity, FrozenRate::to));

  /** The frozen rate. */
  public static final Field<Deal, BigDecimal> RATE =
      Field.of("rate", FieldType.DECIMAL, entity -> frozen(entity, FrozenRate::rate));

  /** The day of the frozen rate. */
  public static final Field<Deal, LocalDate> RATE_ON =
      Field.of("rateOn", FieldType.DATE, entity -> frozen(entity, FrozenRate::on));

  /** What is sold. */
  public static final CollectionField<Deal, DealLine> LINES =
      CollectionField.of("lines", Deal::lines, Elements.DEAL_LINE, Elements::dealLine);

  /** The description of the entity. */
  public static final EntityType<Deal> TYPE =
      EntityType.define(
              "deal",
              Deal.class,
              entity -> entity.id().value(),
              Deal::revision,
              DealFields::stamp,
              DealFields::assemble)
          .fields(
              NAME,
              CUSTOMER_ID,
              PIPELINE_ID,
              STAGE,
              STAGE_SINCE,
              AMOUNT,
              PROBABILITY_OVERRIDE,
              PROBABILITY_BY,
              PROBABILITY_AT,
              PROBABILITY_REASON,
              EXPECTED_CLOSE_ON,
              CLOSED_AT,
              CLOSE_REASON,
              CLOSED_FOR,
              NEXT_STEP,
              NEXT_STEP_ON,
              OWNER,
              SOURCE,
              SOURCE_ID,
              RATE_FROM,
              RATE_TO,
              RATE,
              RATE_ON)
          .collection(LINES)
          .build();

  private DealFields() {}

  private static <V> @Nullable V frozen(Deal deal, Function<FrozenRate, V> part) {
    FrozenRate rate = deal.frozenRate();
    return rate == null ? null : part.apply(rate);
  }

  private static @Nullable FrozenRate frozenRate(EntityValues<Deal> values) {
    String from = values.get(RATE_FROM);
    String to = values.get(RATE_TO);
    BigDecimal rate = values.get(RATE);
    LocalDate on = values.get(RATE_ON);
    return from == null || to == null || rate == null || on == null
        ? null
        : new FrozenRate(from, to, rate, on);
  }

  private static Deal stamp(Deal entity, UUID id, Revision revision) {
    return new Deal(
        new DealId(id),
        entity.name(),
        entity.customerId(),
        entity.pipelineId(),
        entity.stage(),
        entity.stageSince(),
        entity.amount(),
        entity.probabilityOverride(),
        entity.probabilityBy(),
        entity.probabilityAt(),
        entity.probabilityReason(),
        entity.expectedCloseOn(),
        entity.closedAt(),
        entity.closeReason(),
        entity.closedFor(),
        entity.nextStep(),
        entity.nextStepOn(),
        entity.owner(),
        entity.source(),
        entity.sourceId(),
        entity.lines(),
        entity.frozenRate(),
        revision);
  }

  private static Deal assemble(EntityValues<Deal> values) {
    return new Deal(
        new DealId(values.id()),
        values.require(NAME),
        new CustomerId(values.require(CUSTOMER_ID)),
        new PipelineId(values.require(PIPELINE_ID)),
        values.require(STAGE),
        values.require(STAGE_SINCE),
        values.get(AMOUNT),
        Elements.toInt(values.get(PROBABILITY_OVERRIDE)),
        values.get(PROBABILITY_BY),
        values.get(PROBABILITY_AT),
        values.get(PROBABILITY_REASON),
        values.get(EXPECTED_CLOSE_ON),
        values.get(CLOSED_AT),
        values.get(CLOSE_REASON),
        values.get(CLOSED_FOR),
        values.get(NEXT_STEP),
        values.get(NEXT_STEP_ON),
        values.get(OWNER),
        values.get(SOURCE),
        values.get(SOURCE_ID),
        values.list(LINES),
        frozenRate(values),
        values.revision());
  }
}
