package dev.crmcore.lead;

import static java.util.Objects.requireNonNull;

import dev.crmcore.capture.FormVerdict;
import dev.crmcore.model.Lead;
import org.jspecify.annotations.Nullable;

/**
 * What became of a form.
 *
 * @param verdict what the guard says
 * @param lead the lead; null while a person has to look at the form first
 */
public record LeadIntake(FormVerdict verdict, @Nullable Lead lead) {
  /** Checks that the verdict is there. */
  public LeadIntake {
    requireNonNull(verdict, "verdict");
  }
}
