package dev.crmcore.catalogue;

import dev.crmcore.field.Field;
import dev.crmcore.field.FieldTrait;
import dev.crmcore.field.FieldType;
import dev.crmcore.field.FieldValues;
import dev.crmcore.model.ApprovalRule;
import dev.crmcore.model.CloseReason;
import dev.crmcore.model.PipelineRules;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of what a pipeline says besides its stages. */
final class PipelineElements {
  private static final Field<PipelineRules, Long> MAX_SKIPPED =
      Field.of("maxSkipped", FieldType.INTEGER, PipelineRules::maxSkipped);
  private static final Field<PipelineRules, Boolean> BACKWARD =
      yes("backward", PipelineRules::backward);
  private static final Field<PipelineRules, String> BACK_TO =
      Field.of("backTo", FieldType.CODE, rules -> joined(rules.backTo()));
  private static final Field<PipelineRules, Boolean> BACK_REASON =
      yes("reasonToGoBack", PipelineRules::reasonToGoBack);
  private static final Field<PipelineRules, Boolean> REOPEN =
      yes("reopen", rules -> rules.reopening().allowed());
  private static final Field<PipelineRules, String> REOPEN_ROLES =
      Field.of("reopenRoles", FieldType.CODE, rules -> joined(rules.reopening().roles()));
  private static final Field<PipelineRules, String> REOPEN_CONDITION =
      Field.of("reopenCondition", FieldType.CODE, rules -> rules.reopening().condition());
  private static final Field<PipelineRules, Long> REOPEN_DAYS =
      Field.of("reopenWithinDays", FieldType.INTEGER, rules -> rules.reopening().withinDays());
  private static final Field<PipelineRules, Boolean> REOPEN_REASON =
      yes("reasonToReopen", rules -> rules.reopening().reasonNeeded());
  private static final Field<PipelineRules, Boolean> NEXT_STEP =
      yes("nextStepNeeded", PipelineRules::nextStepNeeded);
  private static final Field<PipelineRules, Boolean> WON_REASON =
      yes("wonReasonNeeded", PipelineRules::wonReasonNeeded);
  private static final Field<PipelineRules, Boolean> LOST_REASON =
      yes("lostReasonNeeded", PipelineRules::lostReasonNeeded);
  private static final Field<PipelineRules, Boolean> LEARNS =
      yes("learnsChances", PipelineRules::learnsChances);
  static final List<Field<PipelineRules, ?>> RULES =
      List.of(
          MAX_SKIPPED,
          BACKWARD,
          BACK_TO,
          BACK_REASON,
          REOPEN,
          REOPEN_ROLES,
          REOPEN_CONDITION,
          REOPEN_DAYS,
          REOPEN_REASON,
          NEXT_STEP,
          WON_REASON,
          LOST_REASON,
          LEARNS);

  private static final Field<CloseReason, String> REASON_KEY =
      Field.<CloseReason, String>of("key", FieldType.CODE, CloseReason::key)
          .with(FieldTrait.REQUIRED);
  private static final Field<CloseReason, String> REASON_NAME =
      Field.<CloseReason, String>of("name", FieldType.TEXT, CloseReason::name)
          .with(FieldTrait.REQUIRED);
  private static final Field<CloseReason, Boolean> REASON_WON = yes("won", CloseReason::won);
  private static final Field<CloseReason, Boolean> REASON_ACTIVE =
      yes("active", CloseReason::active);
  static final List<Field<CloseReason, ?>> CLOSE_REASON =
      List.of(REASON_KEY, REASON_NAME, REASON_WON, REASON_ACTIVE);

  private static final Field<ApprovalRule, String> APPROVAL_NAME =
      Field.<ApprovalRule, String>of("name", FieldType.CODE, ApprovalRule::name)
          .with(FieldTrait.REQUIRED);
  private static final Field<ApprovalRule, String> APPROVAL_STAGE =
      Field.<ApprovalRule, String>of("stage", FieldType.CODE, ApprovalRule::stage)
          .with(FieldTrait.REQUIRED);
  private static final Field<ApprovalRule, String> APPROVAL_CONDITION =
      Field.of("condition", FieldType.CODE, ApprovalRule::condition);
  private static final Field<ApprovalRule, String> APPROVAL_USERS =
      Field.of("users", FieldType.CODE, rule -> joined(rule.users()));
  private static final Field<ApprovalRule, String> APPROVAL_ROLES =
      Field.of("roles", FieldType.CODE, rule -> joined(rule.roles()));
  private static final Field<ApprovalRule, String> APPROVAL_TEAMS =
      Field.of("teams", FieldType.CODE, rule -> joined(rule.teams()));
  private static final Field<ApprovalRule, Long> APPROVAL_NEEDED =
      Field.<ApprovalRule, Long>of("needed", FieldType.INTEGER, ApprovalRule::needed)
          .with(FieldTrait.REQUIRED);
  private static final Field<ApprovalRule, Boolean> APPROVAL_FOUR_EYES =
      yes("fourEyes", ApprovalRule::fourEyes);
  private static final Field<ApprovalRule, Long> APPROVAL_DAYS =
      Field.of("expiresAfterDays", FieldType.INTEGER, ApprovalRule::expiresAfterDays);
  private static final Field<ApprovalRule, Boolean> APPROVAL_MOVES =
      yes("thenMoves", ApprovalRule::thenMoves);
  static final List<Field<ApprovalRule, ?>> APPROVAL =
      List.of(
          APPROVAL_NAME,
          APPROVAL_STAGE,
          APPROVAL_CONDITION,
          APPROVAL_USERS,
          APPROVAL_ROLES,
          APPROVAL_TEAMS,
          APPROVAL_NEEDED,
          APPROVAL_FOUR_EYES,
          APPROVAL_DAYS,
          APPROVAL_MOVES);

  private PipelineElements() {}

  private static <T> Field<T, Boolean> yes(String name, Function<T, Boolean> getter) {
    return Field.<T, Boolean>of(name, FieldType.BOOLEAN, getter::apply).with(FieldTrait.REQUIRED);
  }

  static @Nullable String joined(List<String> names) {
    return names.isEmpty() ? null : String.join(",", names);
  }

  static List<String> names(@Nullable String joined) {
    return joined == null || joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
  }

  static PipelineRules rules(FieldValues<PipelineRules> values) {
    return new PipelineRules(
        values.get(MAX_SKIPPED),
        values.require(BACKWARD),
        names(values.get(BACK_TO)),
        values.require(BACK_REASON),
        new PipelineRules.Reopening(
            values.require(REOPEN),
            names(values.get(REOPEN_ROLES)),
            values.get(REOPEN_CONDITION),
            values.get(REOPEN_DAYS),
            values.require(REOPEN_REASON)),
        values.require(NEXT_STEP),
        values.require(WON_REASON),
        values.require(LOST_REASON),
        values.require(LEARNS));
  }

  static CloseReason closeReason(FieldValues<CloseReason> values) {
    return new CloseReason(
        values.require(REASON_KEY),
        values.require(REASON_NAME),
        values.require(REASON_WON),
        values.require(REASON_ACTIVE));
  }

  static ApprovalRule approval(FieldValues<ApprovalRule> values) {
    return new ApprovalRule(
        values.require(APPROVAL_NAME),
        values.require(APPROVAL_STAGE),
        values.get(APPROVAL_CONDITION),
        names(values.get(APPROVAL_USERS)),
        names(values.get(APPROVAL_ROLES)),
        names(values.get(APPROVAL_TEAMS)),
        values.require(APPROVAL_NEEDED),
        values.require(APPROVAL_FOUR_EYES),
        values.get(APPROVAL_DAYS),
        values.require(APPROVAL_MOVES));
  }
}
