package dev.crmcore.exchange;

import dev.crmcore.catalogue.InteractionFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.exchange.RecordTargets.Part;
import dev.crmcore.field.EntityType;
import dev.crmcore.field.Field;
import dev.crmcore.gateway.ChangeSet;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.Direction;
import dev.crmcore.model.Interaction;
import dev.crmcore.model.InteractionKind;
import dev.crmcore.query.Conditions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows become interactions, which are added and never changed. */
final class InteractionRows implements RecordKind<Interaction> {

  private final EntityType<Interaction> type;
  private final String source;

  InteractionRows(EntityType<Interaction> type, String source) {
    this.type = type;
    this.source = source;
  }

  static TargetNames names(Conversions conversions, TargetNames customers) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("externalId", "idempotencyKey", text -> text, false));
    for (Field<Interaction, ?> field :
        List.<Field<Interaction, ?>>of(
            InteractionFields.IDEMPOTENCY_KEY,
            InteractionFields.KIND,
            InteractionFields.DIRECTION,
            InteractionFields.SUBJECT,
            InteractionFields.OUTCOME,
            InteractionFields.CHANNEL)) {
      parts.add(new Part(field.name(), field.name(), conversions.to(field.type()), false));
    }
    parts.add(new Part("body", "body", text -> text, true));
    parts.add(new Part("occurredAt", "occurredAt", conversions::moment, false));
    parts.add(new Part("duration", "duration", Durations::parse, false));
    return new RecordTargets(
        "interaction",
        parts,
        Map.of(
            "externalId",
            "id,external id,call id,activity id,record id,код,номер,编号",
            "kind",
            "type,activity type,kind,тип,вид,类型",
            "direction",
            "direction,направление,方向",
            "subject",
            "subject,topic,title,тема,主题",
            "body",
            "body,text,notes,note,description,comment,текст,комментарий,описание,примечание,内容,备注",
            "occurredAt",
            "date,time,datetime,occurred at,start,started at,activity date,дата,время,дата и время,日期,时间",
            "duration",
            "duration,length,seconds,длительность,продолжительность,时长",
            "outcome",
            "outcome,result,disposition,результат,结果",
            "channel",
            "channel,канал,渠道"),
        customers);
  }

  @Override
  public EntityType<Interaction> type() {
    return type;
  }

  @Override
  public String key(Row row, RowValues values) {
    String own = values.text("idempotencyKey");
    String id = values.text("externalId");
    return own != null ? own : source + (id != null ? ":" + id : ":row:" + row.fingerprint());
  }

  @Override
  public Map<String, Interaction> stored(ChangeSet changes, Collection<String> keys) {
    Map<String, Interaction> stored = new HashMap<>();
    changes
        .reader()
        .scanAny(
            InteractionFields.TYPE,
            Conditions.everyone(),
            InteractionFields.IDEMPOTENCY_KEY,
            keys,
            one -> stored.put(Objects.requireNonNull(one.idempotencyKey()), one));
    return stored;
  }

  @Override
  public Interaction made(
      ChangeSet changes,
      @Nullable Interaction stored,
      String key,
      List<RowValues> rows,
      CustomerId customer,
      ReplacedValues replaced) {
    RowValues row = rows.get(0);
    if (!(row.part("kind") instanceof InteractionKind kind)) {
      throw missing("kind, such as CALL");
    }
    if (kind == InteractionKind.CUSTOM) {
      throw new InvalidInputException(
          "E_KIND", "Kinds of your own come through the API, which checks their details.");
    }
    if (!(row.part("occurredAt") instanceof Instant when)) {
      throw missing("date");
    }
    Direction direction =
        row.part("direction") instanceof Direction said
            ? said
            : kind == InteractionKind.NOTE ? Direction.INTERNAL : null;
    if (direction == null) {
      throw missing("direction: INBOUND, OUTBOUND or INTERNAL");
    }
    return Interaction.builder()
        .customerId(customer)
        .kind(kind)
        .direction(direction)
        .subject(row.text("subject"))
        .body(row.text("body"))
        .occurredAt(when)
        .duration(row.part("duration") instanceof Duration length ? length : null)
        .outcome(row.text("outcome"))
        .channel(row.text("channel"))
        .source(source)
        .idempotencyKey(key)
        .build();
  }

  private static InvalidInputException missing(String what) {
    return new InvalidInputException(
        "E_REQUIRED",
        "The interaction has no %s. Add it, or give the mapping a constant.".formatted(what));
  }

  @Override
  public Fate put(
      ChangeSet changes,
      PreparedRecords<Interaction> records,
      @Nullable Interaction stored,
      Interaction next) {
    if (stored == null) {
      return records.put(null, next);
    }
    Interaction standard = changes.prepareNew(InteractionFields.TYPE, next).value();
    if (type.stamp(standard, stored.id().value(), stored.revision()).equals(standard(stored))) {
      return Fate.UNCHANGED;
    }
    throw new InvalidInputException(
        "E_APPEND_ONLY",
        "The interaction '%s' is stored with other content, and interactions are never changed. Give the row another id, and let it correct the old one."
            .formatted(ImportError.shortened(String.valueOf(next.idempotencyKey()))));
  }

  /** What people added since is no contradiction. */
  private static Interaction standard(Interaction stored) {
    CustomerId former = stored.withdrawnFrom();
    return stored.toBuilder()
        .customerId(former == null ? stored.customerId() : former)
        .withdrawnFrom(null)
        .corrects(null)
        .dealId(null)
        .caseId(null)
        .threadId(null)
        .participants(List.of())
        .build();
  }
}
