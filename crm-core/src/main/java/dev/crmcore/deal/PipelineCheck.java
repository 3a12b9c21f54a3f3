package dev.crmcore.deal;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.catalogue.DealFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.model.ApprovalRule;
import dev.crmcore.model.CloseReason;
import dev.crmcore.model.Pipeline;
import dev.crmcore.model.PipelineRules;
import dev.crmcore.model.Stage;
import dev.crmcore.segmentation.ConditionText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether pipelines can be what they say. */
final class PipelineCheck {
  private final ConditionText conditions;

  PipelineCheck(ConditionText conditions) {
    this.conditions = conditions;
  }

  /**
   * Checks a pipeline.
   *
   * @throws InvalidInputException if it cannot be
   */
  void check(Pipeline pipeline) {
    if (pipeline.stages().isEmpty()) {
      throw new InvalidInputException("The pipeline '" + pipeline.name() + "' has no stage.");
    }
    Set<String> keys = new HashSet<>();
    for (Stage stage : pipeline.stages()) {
      if (!keys.add(stage.key())) {
        throw new InvalidInputException("Two stages have the key '" + stage.key() + "'.");
      }
      check(stage);
    }
    for (Stage stage : pipeline.stages()) {
      for (String next : stage.allowedNext()) {
        requireStage(keys, "The stage '" + stage.key() + "' allows", next);
      }
    }
    check(pipeline.rules(), keys);
    checkReasons(pipeline.closeReasons());
    requireReason(pipeline, true, pipeline.rules().wonReasonNeeded());
    requireReason(pipeline, false, pipeline.rules().lostReasonNeeded());
    checkApprovals(pipeline.approvals(), keys);
  }

  private static void requireStage(Set<String> keys, String what, String key) {
    if (!keys.contains(key)) {
      throw new InvalidInputException(
          "%s '%s', which the pipeline does not have.".formatted(what, key));
    }
  }

  private void check(Stage stage) {
    if (stage.probability() < 0 || stage.probability() > 100) {
      throw new InvalidInputException(
          "The probability of stage '%s' is %d; it goes from 0 to 100."
              .formatted(stage.key(), stage.probability()));
    }
    requireDealCondition(stage.entryCondition());
    String customer = stage.customerCondition();
    if (customer != null) {
      conditions.parse(customer, CustomerFields.TYPE);
    }
    stage.requiredFields().forEach(DealFields.TYPE::requireField);
  }

  private void requireDealCondition(@Nullable String text) {
    if (text != null) {
      conditions.parse(text, DealFields.TYPE);
    }
  }

  private void check(PipelineRules rules, Set<String> keys) {
    requireAtLeast("The number of stages to pass over", rules.maxSkipped(), 0);
    rules.backTo().forEach(key -> requireStage(keys, "The way back leads to", key));
    requireNames(rules.reopening().roles());
    requireAtLeast("The days to open a deal again", rules.reopening().withinDays(), 1);
    requireDealCondition(rules.reopening().condition());
  }

  private static void requireAtLeast(String what, @Nullable Long number, long least) {
    if (number != null && number < least) {
      throw new InvalidInputException("%s: %d or more, not %d.".formatted(what, least, number));
    }
  }

  /** Names stand side by side with commas between them. */
  private static void requireNames(List<String> names) {
    for (String name : names) {
      if (name.isBlank() || name.contains(",")) {
        throw new InvalidInputException(
            "'" + name + "' is no name here: it is empty or has a comma in it.");
      }
    }
  }

  private static void checkReasons(List<CloseReason> reasons) {
    Set<String> known = new HashSet<>();
    for (CloseReason reason : reasons) {
      requireNames(List.of(reason.key()));
      if (!known.add(reason.key())) {
        throw new InvalidInputException("Two close reasons have the key '" + reason.key() + "'.");
      }
    }
  }

  private static void requireReason(Pipeline pipeline, boolean won, boolean needed) {
    if (needed
        && pipeline.closeReasons().stream().noneMatch(one -> one.active() && one.won() == won)) {
      throw new InvalidInputException(
          "The pipeline '%s' needs a reason to be %s, and has none that is active."
              .formatted(pipeline.name(), won ? "won" : "lost"));
    }
  }

  private void checkApprovals(List<ApprovalRule> approvals, Set<String> keys) {
    Set<String> known = new HashSet<>();
    for (ApprovalRule rule : approvals) {
      requireNames(List.of(rule.name()));
      if (!known.add(rule.name())) {
        throw new InvalidInputException("Two approvals have the name '" + rule.name() + "'.");
      }
      requireStage(keys, "The approval '" + rule.name() + "' is for", rule.stage());
      requireDealCondition(rule.condition());
      requireNames(rule.users());
      requireNames(rule.roles());
      requireNames(rule.teams());
      requireAtLeast("How many have to approve", rule.needed(), 1);
      requireAtLeast("The days after which an approval expires", rule.expiresAfterDays(), 1);
      boolean onlyUsers = rule.roles().isEmpty() && rule.teams().isEmpty();
      if (onlyUsers && !rule.users().isEmpty() && Set.copyOf(rule.users()).size() < rule.needed()) {
        throw new InvalidInputException(
            "The approval '%s' needs %d people, and names %s."
                .formatted(rule.name(), rule.needed(), rule.users()));
      }
    }
  }
}
