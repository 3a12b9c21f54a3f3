package dev.crmcore.catalogue;

import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.field.FieldValues;
import dev.crmcore.model.BankAccount;
import dev.crmcore.model.BillingPeriod;
import dev.crmcore.model.ChecklistItem;
import dev.crmcore.model.ContactKind;
import dev.crmcore.model.ContactPoint;
import dev.crmcore.model.CustomerId;
import dev.crmcore.model.DealLine;
import dev.crmcore.model.DuplicateDecisionId;
import dev.crmcore.model.ExternalId;
import dev.crmcore.model.FieldChange;
import dev.crmcore.model.FieldOrigin;
import dev.crmcore.model.FormSubmission;
import dev.crmcore.model.GeoPoint;
import dev.crmcore.model.Identity;
import dev.crmcore.model.MergeParticipation;
import dev.crmcore.model.Money;
import dev.crmcore.model.OwnerAssignment;
import dev.crmcore.model.Participant;
import dev.crmcore.model.PlaybookStep;
import dev.crmcore.model.PostalAddress;
import dev.crmcore.model.PurchaseLine;
import dev.crmcore.model.RepointedReference;
import dev.crmcore.model.Side;
import dev.crmcore.model.Stage;
import dev.crmcore.model.StageCategory;
import dev.crmcore.model.StepDoer;
import dev.crmcore.model.StepUnit;
import dev.crmcore.model.ToldDeadline;
import dev.crmcore.model.Validity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fields of what stands in collections, and how the elements are put together. */
final class Elements {
  static final Field<ContactPoint, ContactKind> CONTACT_POINT_KIND =
      Field.<ContactPoint, ContactKind>of(
              "kind", FieldType.choice(ContactKind.class), ContactPoint::kind)
          .with(FieldTrait.REQUIRED);
  static final Field<ContactPoint, String> CONTACT_POINT_RAW =
      Field.<ContactPoint, String>of("raw", FieldType.TEXT, ContactPoint::raw)
          .with(FieldTrait.REQUIRED)
          .with(FieldTrait.PERSONAL);
  static final Field<ContactPoint, String> CONTACT_POINT_NORMALIZED =
      Field.<ContactPoint, String>of("normalized", FieldType.CODE, ContactPoint::normalized)
          .with(FieldTrait.REQUIRED)
          .with(FieldTrait.PERSONAL);
  static final Field<ContactPoint, String> CONTACT_POINT_LABEL =
      Field.of("label", FieldType.TEXT, ContactPoint::label);
  static final Field<ContactPoint, Boolean> CONTACT_POINT_PRIMARY =
      Field.<ContactPoint, Boolean>of("primary", FieldType.BOOLEAN, ContactPoint::primary)
          .with(FieldTrait.REQUIRED);
  static final Field<ContactPoint, Validity> CONTACT_POINT_VALIDITY =
      Field.<ContactPoint, Validity>of(
              "validity", FieldType.choice(Validity.class), ContactPoint::validity)
          .with(FieldTrait.REQUIRED);
  static final Field<ContactPoint, Instant> CONTACT_POINT_VERIFIED_AT =
      Field.of("verifiedAt", FieldType.INSTANT, ContactPoint::verifiedAt);
  static final List<Field<ContactPoint, ?>> CONTACT_POINT =
      List.of(
          CONTACT_POINT_KIND,
          CONTACT_POINT_RAW,
          CONTACT_POINT_NORMALIZED,
          CONTACT_POINT_LABEL,
          CONTACT_POINT_PRIMARY,
          CONTACT_POINT_VALIDITY,
          CONTACT_POINT_VERIFIED_AT);

  static final Field<PostalAddress, String> POSTAL_ADDRESS_LABEL =
      Field.of("label", FieldType.TEXT, PostalAddress::label);
  static final Field<PostalAddress, String> POSTAL_ADDRESS_STREET =
      Field.<PostalAddress, String>of("street", FieldType.TEXT, PostalAddress::street)
          .with(FieldTrait.PERSONAL)
          .withHeaders(
              "street",
              "address",
              "street_address",
              "addr_line1",
              "addr_full",
              "address_1",
              "улица",
              "адрес",
              "地址",
              "街道");
  static final Field<PostalAddress, String> POSTAL_ADDRESS_CITY =
      Field.<PostalAddress, String>of("city", FieldType.TEXT, PostalAddress::city)
          .withHeaders("city", "town", "suburb", "addr_city", "locality", "город", "城市");
  static final Field<PostalAddress, String> POSTAL_ADDRESS_REGION =
      Field.<PostalAddress, String>of("region", FieldType.TEXT, PostalAddress::region)
          .withHeaders("region", "state", "province", "addr_state", "область", "регион", "省");
  static final Field<PostalAddress, String> POSTAL_ADDRESS_POSTAL_CODE =
      Field.<PostalAddress, String>of("postalCode", FieldType.CODE, PostalAddress::postalCode)
          .withHeaders(
              "postal_code",
              "postcode",
              "zip",
              "zip_code",
              "addr_postal_code",
              "индекс",
              "почтовый_индекс",
              "邮编");
  static final Field<PostalAddress, String> POSTAL_ADDRESS_COUNTRY =
      Field.<PostalAddress, String>of("country", FieldType.TEXT, PostalAddress::country)
          .withHeaders("country", "addr_country", "страна", "国家");
  static final Field<PostalAddress, GeoPoint> POSTAL_ADDRESS_LOCATION =
      Field.<PostalAddress, GeoPoint>of("location", FieldType.POINT, PostalAddress::location)
          .with(FieldTrait.PERSONAL)
          .withHeaders("location", "geo", "geolocation", "coordinates", "координаты", "坐标");
  static final List<Field<PostalAddress, ?>> POSTAL_ADDRESS =
      List.of(
          POSTAL_ADDRESS_LABEL,
          POSTAL_ADDRESS_STREET,
          POSTAL_ADDRESS_CITY,
          POSTAL_ADDRESS_REGION,
          POSTAL_ADDRESS_POSTAL_CODE,
          POSTAL_ADDRESS_COUNTRY,
          POSTAL_ADDRESS_LOCATION);

  static final Field<ExternalId, String> EXTERNAL_ID_SYSTEM =
      Field.<ExternalId, String>of("system", FieldType.CODE, ExternalId::system)
          .with(FieldTrait.REQUIRED);
  static final Field<ExternalId, String> EXTERNAL_ID_VALUE =
      Field.<ExternalId, String>of("value", FieldType.CODE, ExternalId::value)
          .with(FieldTrait.REQUIRED);
  static final List<Field<ExternalId, ?>> EXTERNAL_ID =
      List.of(EXTERNAL_ID_SYSTEM, EXTERNAL_ID_VALUE);

  static final Field<OwnerAssignment, String> OWNER_SERVICE_LINE =
      Field.<OwnerAssignment, String>of("serviceLine", FieldType.CODE, OwnerAssignment::serviceLine)
          .with(FieldTrait.REQUIRED);
  static final Field<OwnerAssignment, String> OWNER_OWNER =
      Field.<OwnerAssignment, String>of("owner", FieldType.CODE, OwnerAssignment::owner)
          .with(FieldTrait.REQUIRED);
  static final List<Field<OwnerAssignment, ?>> OWNER = List.of(OWNER_SERVICE_LINE, OWNER_OWNER);

  static final Field<BankAccount, String> BANK_ACCOUNT_ACCOUNT =
      Field.<BankAccount, String>of("account", FieldType.CODE, BankAccount::account)
          .with(FieldTrait.REQUIRED, FieldTrait.PERSONAL)
          .withHeaders(
              "bank_account",
              "bank_account_number",
              "iban",
              "расчетный_счет",
              "номер_счета",
              "р/с",
              "银行账号",
              "银行账户");
  static final Field<BankAccount, String> BANK_ACCOUNT_CODE =
      Field.<BankAccount, String>of("bankCode", FieldType.CODE, BankAccount::bankCode)
          .withHeaders("bank_code", "bic", "swift", "sort_code", "бик", "код_банка", "联行号");
  static final Field<BankAccount, String> BANK_ACCOUNT_NAME =
      Field.<BankAccount, String>of("bankName", FieldType.TEXT, BankAccount::bankName)
          .withHeaders("bank_name", "bank", "банк", "название_банка", "开户行", "开户银行");
  static final Field<BankAccount, String> BANK_ACCOUNT_LABEL =
      Field.of("label", FieldType.TEXT, BankAccount::label);
  static final List<Field<BankAccount, ?>> BANK_ACCOUNT =
      List.of(BANK_ACCOUNT_ACCOUNT, BANK_ACCOUNT_CODE, BANK_ACCOUNT_NAME, BANK_ACCOUNT_LABEL);

  static final Field<Participant, String> PARTICIPANT_ROLE =
      Field.<Participant, String>of("role", FieldType.CODE, Participant::role)
          .with(FieldTrait.REQUIRED);
  static final Field<Participant, String> PARTICIPANT_NAME =
      Field.<Participant, String>of("name", FieldType.TEXT, Participant::name)
          .with(FieldTrait.REQUIRED)
          .with(FieldTrait.PERSONAL);
  private static final Field<Participant, Side> PARTICIPANT_SIDE =
      Field.<Participant, Side>of("side", FieldType.choice(Side.class), Participant::side)
          .with(FieldTrait.REQUIRED);
  static final List<Field<Participant, ?>> PARTICIPANT =
      List.of(PARTICIPANT_SIDE, PARTICIPANT_ROLE, PARTICIPANT_NAME);

  private static final Field<Identity, String> IDENTITY_SYSTEM =
      Field.<Identity, String>of("system", FieldType.CODE, Identity::system)
          .with(FieldTrait.REQUIRED);
  private static final Field<Identity, String> IDENTITY_VALUE =
      Field.<Identity, String>of("value", FieldType.CODE, Identity::value)
          .with(FieldTrait.REQUIRED, FieldTrait.PERSONAL);
  static final List<Field<Identity, ?>> IDENTITY = List.of(IDENTITY_SYSTEM, IDENTITY_VALUE);

  static final Field<PurchaseLine, String> PURCHASE_LINE_SKU =
      Field.of("sku", FieldType.CODE, PurchaseLine::sku);
  static final Field<PurchaseLine, String> PURCHASE_LINE_NAME =
      Field.<PurchaseLine, String>of("name", FieldType.TEXT, PurchaseLine::name)
          .with(FieldTrait.REQUIRED);
  static final Field<PurchaseLine, String> PURCHASE_LINE_CATEGORY =
      Field.of("category", FieldType.TEXT, PurchaseLine::category);
  static final Field<PurchaseLine, String> PURCHASE_LINE_BRAND =
      Field.of("brand", FieldType.TEXT, PurchaseLine::brand);
  static final Field<PurchaseLine, BigDecimal> PURCHASE_LINE_QUANTITY =
      Field.<PurchaseLine, BigDecimal>of("quantity", FieldType.DECIMAL, PurchaseLine::quantity)
          .with(FieldTrait.REQUIRED);
  static final Field<PurchaseLine, Money> PURCHASE_LINE_AMOUNT =
      Field.<PurchaseLine, Money>of("amount", FieldType.MONEY, PurchaseLine::amount)
          .with(FieldTrait.REQUIRED);
  static final List<Field<PurchaseLine, ?>> PURCHASE_LINE =
      List.of(
          PURCHASE_LINE_SKU,
          PURCHASE_LINE_NAME,
          PURCHASE_LINE_CATEGORY,
          PURCHASE_LINE_BRAND,
          PURCHASE_LINE_QUANTITY,
          PURCHASE_LINE_AMOUNT);

  static final Field<FieldChange, String> FIELD_CHANGE_FIELD =
      Field.<FieldChange, String>of("field", FieldType.CODE, FieldChange::field)
          .with(FieldTrait.REQUIRED);
  static final Field<FieldChange, String> FIELD_CHANGE_BEFORE =
      Field.of("before", FieldType.CODE, FieldChange::before);
  static final Field<FieldChange, String> FIELD_CHANGE_AFTER =
      Field.of("after", FieldType.CODE, FieldChange::after);
  static final List<Field<FieldChange, ?>> FIELD_CHANGE =
      List.of(FIELD_CHANGE_FIELD, FIELD_CHANGE_BEFORE, FIELD_CHANGE_AFTER);

  private static final Field<FormSubmission.Entry, String> FORM_FIELD_NAME =
      Field.<FormSubmission.Entry, String>of("name", FieldType.CODE, FormSubmission.Entry::name)
          .with(FieldTrait.REQUIRED);
  private static final Field<FormSubmission.Entry, String> FORM_FIELD_VALUE =
      Field.<FormSubmission.Entry, String>of("value", FieldType.CODE, FormSubmission.Entry::value)
          .with(FieldTrait.REQUIRED);
  static final List<Field<FormSubmission.Entry, ?>> FORM_FIELD =
      List.of(FORM_FIELD_NAME, FORM_FIELD_VALUE);

  private static final Field<FieldOrigin, String> ORIGIN_FIELD =
      Field.of("field", FieldType.CODE, FieldOrigin::field);
  private static final Field<FieldOrigin, UUID> ORIGIN_FROM =
      Field.of("from", FieldType.ID, origin -> origin.from().value());
  private static final Field<FieldOrigin, String> ORIGIN_REASON =
      Field.of("reason", FieldType.CODE, FieldOrigin::reason);
  static final List<Field<FieldOrigin, ?>> FIELD_ORIGIN =
      List.of(ORIGIN_FIELD, ORIGIN_FROM, ORIGIN_REASON);

  private static final Field<RepointedReference, String> REPOINTED_ENTITY =
      Field.of("entity", FieldType.CODE, RepointedReference::entity);
  private static final Field<RepointedReference, String> REPOINTED_ID =
      Field.of("entityId", FieldType.CODE, RepointedReference::entityId);
  private static final Field<RepointedReference, String> REPOINTED_FIELD =
      Field.of("field", FieldType.CODE, RepointedReference::field);
  private static final Field<RepointedReference, UUID> REPOINTED_FROM =
      Field.of("from", FieldType.ID, reference -> reference.from().value());
  private static final Field<RepointedReference, String> REPOINTED_DROPPED =
      Field.of("dropped", FieldType.CODE, RepointedReference::dropped);
  static final List<Field<RepointedReference, ?>> REPOINTED =
      List.of(REPOINTED_ENTITY, REPOINTED_ID, REPOINTED_FIELD, REPOINTED_FROM, REPOINTED_DROPPED);

  private static final Field<MergeParticipation, String> PARTICIPATION_PARTICIPANT =
      Field.of("participant", FieldType.CODE, MergeParticipation::participant);
  private static final Field<MergeParticipation, String> PARTICIPATION_MEMO =
      Field.of("memo", FieldType.CODE, MergeParticipation::memo);
  static final List<Field<MergeParticipation, ?>> PARTICIPATION =
      List.of(PARTICIPATION_PARTICIPANT, PARTICIPATION_MEMO);

  private static final Field<DuplicateDecisionId, UUID> OVERRULED_ID =
      Field.of("id", FieldType.ID, DuplicateDecisionId::value);
  static final List<Field<DuplicateDecisionId, ?>> OVERRULED = List.of(OVERRULED_ID);

  private static final Field<ToldDeadline, String> TOLD_NAME =
      Field.<ToldDeadline, String>of("name", FieldType.CODE, ToldDeadline::name)
          .with(FieldTrait.REQUIRED);
  private static final Field<ToldDeadline, Instant> TOLD_DUE_AT =
      Field.<ToldDeadline, Instant>of("dueAt", FieldType.INSTANT, ToldDeadline::dueAt)
          .with(FieldTrait.REQUIRED);
  static final List<Field<ToldDeadline, ?>> TOLD_DEADLINE = List.of(TOLD_NAME, TOLD_DUE_AT);

  private static final Field<ChecklistItem, String> CHECKLIST_TEXT =
      Field.<ChecklistItem, String>of("text", FieldType.TEXT, ChecklistItem::text)
          .with(FieldTrait.REQUIRED);
  private static final Field<ChecklistItem, Boolean> CHECKLIST_DONE =
      Field.<ChecklistItem, Boolean>of("done", FieldType.BOOLEAN, ChecklistItem::done)
          .with(FieldTrait.REQUIRED);
  static final List<Field<ChecklistItem, ?>> CHECKLIST_ITEM =
      List.of(CHECKLIST_TEXT, CHECKLIST_DONE);

  static final Field<DealLine, String> DEAL_LINE_SKU =
      Field.of("sku", FieldType.CODE, DealLine::sku);
  static final Field<DealLine, String> DEAL_LINE_NAME =
      Field.<DealLine, String>of("name", FieldType.TEXT, DealLine::name).with(FieldTrait.REQUIRED);
  static final Field<DealLine, BigDecimal> DEAL_LINE_QUANTITY =
      Field.<DealLine, BigDecimal>of("quantity", FieldType.DECIMAL, DealLine::quantity)
          .with(FieldTrait.REQUIRED);
  static final Field<DealLine, Money> DEAL_LINE_UNIT_PRICE =
      Field.<DealLine, Money>of("unitPrice", FieldType.MONEY, DealLine::unitPrice)
          .with(FieldTrait.REQUIRED);
  static final Field<DealLine, BigDecimal> DEAL_LINE_DISCOUNT =
      Field.<DealLine, BigDecimal>of(
              "discountPercent", FieldType.DECIMAL, DealLine::discountPercent)
          .with(FieldTrait.REQUIRED);
  static final Field<DealLine, BigDecimal> DEAL_LINE_TAX =
      Field.<DealLine, BigDecimal>of("taxPercent", FieldType.DECIMAL, DealLine::taxPercent)
          .with(FieldTrait.REQUIRED);
  static final Field<DealLine, BillingPeriod> DEAL_LINE_BILLING =
      Field.<DealLine, BillingPeriod>of(
              "billing", FieldType.choice(BillingPeriod.class), DealLine::billing)
          .with(FieldTrait.REQUIRED);
  static final Field<DealLine, LocalDate> DEAL_LINE_STARTS =
      Field.of("startsOn", FieldType.DATE, DealLine::startsOn);
  static final Field<DealLine, LocalDate> DEAL_LINE_ENDS =
      Field.of("endsOn", FieldType.DATE, DealLine::endsOn);
  static final List<Field<DealLine, ?>> DEAL_LINE =
      List.of(
          DEAL_LINE_SKU,
          DEAL_LINE_NAME,
          DEAL_LINE_QUANTITY,
          DEAL_LINE_UNIT_PRICE,
          DEAL_LINE_DISCOUNT,
          DEAL_LINE_TAX,
          DEAL_LINE_BILLING,
          DEAL_LINE_STARTS,
          DEAL_LINE_ENDS);

  private static final Field<Stage, String> STAGE_KEY = Field.of("key", FieldType.CODE, Stage::key);
  private static final Field<Stage, String> STAGE_NAME =
      Field.of("name", FieldType.TEXT, Stage::name);
  private static final Field<Stage, StageCategory> STAGE_CATEGORY =
      Field.of("category", FieldType.choice(StageCategory.class), Stage::category);
  private static final Field<Stage, Long> STAGE_PROBABILITY =
      Field.of("probability", FieldType.INTEGER, stage -> Long.valueOf(stage.probability()));
  private static final Field<Stage, String> STAGE_ENTRY =
      Field.of("entryCondition", FieldType.CODE, Stage::entryCondition);
  private static final Field<Stage, String> STAGE_CUSTOMER =
      Field.of("customerCondition", FieldType.CODE, Stage::customerCondition);
  private static final Field<Stage, String> STAGE_NEXT =
      Field.of("allowedNext", FieldType.CODE, stage -> String.join(",", stage.allowedNext()));
  private static final Field<Stage, String> STAGE_REQUIRED =
      Field.of(
          "requiredFields",
          FieldType.CODE,
          stage ->
              stage.requiredFields().isEmpty() ? null : String.join(",", stage.requiredFields()));
  private static final Field<Stage, Long> STAGE_ROTTING =
      Field.of(
          "rottingAfterDays",
          FieldType.INTEGER,
          stage ->
              stage.rottingAfterDays() == null ? null : Long.valueOf(stage.rottingAfterDays()));
  static final List<Field<Stage, ?>> STAGE =
      List.of(
          STAGE_KEY,
          STAGE_NAME,
          STAGE_CATEGORY,
          STAGE_PROBABILITY,
          STAGE_ENTRY,
          STAGE_CUSTOMER,
          STAGE_NEXT,
          STAGE_REQUIRED,
          STAGE_ROTTING);

  private static final Field<PlaybookStep, String> STEP_KEY =
      Field.of("key", FieldType.CODE, PlaybookStep::key);
  private static final Field<PlaybookStep, String> STEP_SUBJECT =
      Field.of("subject", FieldType.TEXT, PlaybookStep::subject);
  private static final Field<PlaybookStep, String> STEP_STAGE =
      Field.of("stage", FieldType.CODE, PlaybookStep::stage);
  private static final Field<PlaybookStep, String> STEP_AFTER =
      Field.of("after", FieldType.CODE, PlaybookStep::after);
  private static final Field<PlaybookStep, Long> STEP_OFFSET =
      Field.of("offset", FieldType.INTEGER, PlaybookStep::offset);
  private static final Field<PlaybookStep, StepUnit> STEP_UNIT =
      Field.of("unit", FieldType.choice(StepUnit.class), PlaybookStep::unit);
  private static final Field<PlaybookStep, StepDoer> STEP_DOER =
      Field.of("doer", FieldType.choice(StepDoer.class), PlaybookStep::doer);
  private static final Field<PlaybookStep, String> STEP_DOER_NAME =
      Field.of("doerName", FieldType.CODE, PlaybookStep::doerName);
  private static final Field<PlaybookStep, Boolean> STEP_REQUIRED =
      Field.of("required", FieldType.BOOLEAN, PlaybookStep::required);
  private static final Field<PlaybookStep, String> STEP_CHECKLIST =
      Field.of(
          "checklist",
          FieldType.CODE,
          step -> step.checklist().isEmpty() ? null : String.join("\n", step.checklist()));
  static final List<Field<PlaybookStep, ?>> PLAYBOOK_STEP =
      List.of(
          STEP_KEY,
          STEP_SUBJECT,
          STEP_STAGE,
          STEP_AFTER,
          STEP_OFFSET,
          STEP_UNIT,
          STEP_DOER,
          STEP_DOER_NAME,
          STEP_REQUIRED,
          STEP_CHECKLIST);

  private Elements() {}

  static PlaybookStep playbookStep(FieldValues<PlaybookStep> values) {
    String checklist = values.get(STEP_CHECKLIST);
    return new PlaybookStep(
        values.require(STEP_KEY),
        values.require(STEP_SUBJECT),
        values.get(STEP_STAGE),
        values.get(STEP_AFTER),
        values.require(STEP_OFFSET),
        values.require(STEP_UNIT),
        values.require(STEP_DOER),
        values.get(STEP_DOER_NAME),
        values.require(STEP_REQUIRED),
        checklist == null || checklist.isEmpty() ? List.of() : List.of(checklist.split("\n", -1)));
  }

  static FieldOrigin fieldOrigin(FieldValues<FieldOrigin> values) {
    return new FieldOrigin(
        values.require(ORIGIN_FIELD),
        new CustomerId(values.require(ORIGIN_FROM)),
        values.require(ORIGIN_REASON));
  }

  static RepointedReference repointed(FieldValues<RepointedReference> values) {
    return new RepointedReference(
        values.require(REPOINTED_ENTITY),
        values.require(REPOINTED_ID),
        values.require(REPOINTED_FIELD),
        new CustomerId(values.require(REPOINTED_FROM)),
        values.get(REPOINTED_DROPPED));
  }

  static MergeParticipation participation(FieldValues<MergeParticipation> values) {
    return new MergeParticipation(
        values.require(PARTICIPATION_PARTICIPANT), values.require(PARTICIPATION_MEMO));
  }

  static DuplicateDecisionId overruled(FieldValues<DuplicateDecisionId> values) {
    return new DuplicateDecisionId(values.require(OVERRULED_ID));
  }

  static ToldDeadline toldDeadline(FieldValues<ToldDeadline> values) {
    return new ToldDeadline(values.require(TOLD_NAME), values.require(TOLD_DUE_AT));
  }

  static ChecklistItem checklistItem(FieldValues<ChecklistItem> values) {
    return new ChecklistItem(values.require(CHECKLIST_TEXT), values.require(CHECKLIST_DONE));
  }

  static DealLine dealLine(FieldValues<DealLine> values) {
    return new DealLine(
        values.get(DEAL_LINE_SKU),
        values.require(DEAL_LINE_NAME),
        values.require(DEAL_LINE_QUANTITY),
        values.require(DEAL_LINE_UNIT_PRICE),
        values.require(DEAL_LINE_DISCOUNT),
        values.require(DEAL_LINE_TAX),
        values.require(DEAL_LINE_BILLING),
        values.get(DEAL_LINE_STARTS),
        values.get(DEAL_LINE_ENDS));
  }

  private static List<String> names(@Nullable String joined) {
    return joined == null || joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
  }

  static Stage stage(FieldValues<Stage> values) {
    return new Stage(
        values.require(STAGE_KEY),
        values.require(STAGE_NAME),
        values.require(STAGE_CATEGORY),
        Math.toIntExact(values.require(STAGE_PROBABILITY)),
        values.get(STAGE_ENTRY),
        values.get(STAGE_CUSTOMER),
        names(values.get(STAGE_NEXT)),
        names(values.get(STAGE_REQUIRED)),
        toInt(values.get(STAGE_ROTTING)));
  }

  static @Nullable Duration seconds(@Nullable Long seconds) {
    return seconds == null ? null : Duration.ofSeconds(seconds);
  }

  static @Nullable Integer toInt(@Nullable Long value) {
    return value == null ? null : Math.toIntExact(value);
  }

  static ContactPoint contactPoint(FieldValues<ContactPoint> values) {
    return new ContactPoint(
        values.require(CONTACT_POINT_KIND),
        values.require(CONTACT_POINT_RAW),
        values.require(CONTACT_POINT_NORMALIZED),
        values.get(CONTACT_POINT_LABEL),
        values.require(CONTACT_POINT_PRIMARY),
        values.require(CONTACT_POINT_VALIDITY),
        values.get(CONTACT_POINT_VERIFIED_AT));
  }

  static PostalAddress postalAddress(FieldValues<PostalAddress> values) {
    return new PostalAddress(
        values.get(POSTAL_ADDRESS_LABEL),
        values.get(POSTAL_ADDRESS_STREET),
        values.get(POSTAL_ADDRESS_CITY),
        values.get(POSTAL_ADDRESS_REGION),
        values.get(POSTAL_ADDRESS_POSTAL_CODE),
        values.get(POSTAL_ADDRESS_COUNTRY),
        values.get(POSTAL_ADDRESS_LOCATION));
  }

  static ExternalId externalId(FieldValues<ExternalId> values) {
    return new ExternalId(values.require(EXTERNAL_ID_SYSTEM), values.require(EXTERNAL_ID_VALUE));
  }

  static OwnerAssignment owner(FieldValues<OwnerAssignment> values) {
    return new OwnerAssignment(values.require(OWNER_SERVICE_LINE), values.require(OWNER_OWNER));
  }

  static BankAccount bankAccount(FieldValues<BankAccount> values) {
    return new BankAccount(
        values.require(BANK_ACCOUNT_ACCOUNT),
        values.get(BANK_ACCOUNT_CODE),
        values.get(BANK_ACCOUNT_NAME),
        values.get(BANK_ACCOUNT_LABEL));
  }

  static Participant participant(FieldValues<Participant> values) {
    return new Participant(
        values.require(PARTICIPANT_SIDE),
        values.require(PARTICIPANT_ROLE),
        values.require(PARTICIPANT_NAME));
  }

  static Identity identity(FieldValues<Identity> values) {
    return new Identity(values.require(IDENTITY_SYSTEM), values.require(IDENTITY_VALUE));
  }

  static PurchaseLine purchaseLine(FieldValues<PurchaseLine> values) {
    return new PurchaseLine(
        values.get(PURCHASE_LINE_SKU),
        values.require(PURCHASE_LINE_NAME),
        values.get(PURCHASE_LINE_CATEGORY),
        values.get(PURCHASE_LINE_BRAND),
        values.require(PURCHASE_LINE_QUANTITY),
        values.require(PURCHASE_LINE_AMOUNT));
  }

  static FieldChange fieldChange(FieldValues<FieldChange> values) {
    return new FieldChange(
        values.require(FIELD_CHANGE_FIELD),
        values.get(FIELD_CHANGE_BEFORE),
        values.get(FIELD_CHANGE_AFTER));
  }

  static FormSubmission.Entry formField(FieldValues<FormSubmission.Entry> values) {
    return new FormSubmission.Entry(
        values.require(FORM_FIELD_NAME), values.require(FORM_FIELD_VALUE));
  }
}
