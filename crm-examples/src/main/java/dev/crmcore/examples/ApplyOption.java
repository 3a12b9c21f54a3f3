package dev.crmcore.examples;

import dev.crmcore.edit.EditReport;
import dev.crmcore.error.ConflictException;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Whether a plan is applied or only shown. */
final class ApplyOption {
  @Option(names = "--apply", description = "Do it.")
  private boolean apply;

  @Option(
      names = "--confirm",
      paramLabel = "N",
      description = "What the preview said would change; asked for where that is much.")
  private long number;

  /** Returns how many records whoever applies the plan was shown. */
  long confirmed() {
    return number;
  }

  /** Applies a plan if that was asked for; says how to confirm where that is needed. */
  PlanOutcome outcome(Supplier<EditReport> applying) {
    if (!apply) {
      return new PlanOutcome(null);
    }
    try {
      return new PlanOutcome(applying.get());
    } catch (ConflictException e) {
      if (!e.code().equals("E_CONFIRM")) {
        throw e;
      }
      throw new ConflictException(
          e.code(), e.getMessage() + " Here that is --confirm with the number.");
    }
  }
}
