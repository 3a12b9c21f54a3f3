package dev.crmcore.dataquality;

import dev.crmcore.quality.QualityDimension;
import dev.crmcore.quality.QualityRule;

/** How strict a gate is, whatever the policy says. */
public enum Strictness {
  /** As the policy says. */
  POLICY,
  /** Nothing is refused: rules that would refuse, and all of validity, warn. */
  WARN,
  /** Whatever would warn is refused, and so is what fails a rule of validity. */
  STRICT,
  /** Nothing is looked at. */
  OFF;

  GateAction action(GateAction said, QualityRule rule) {
    boolean matters = said != GateAction.PASS || rule.dimension() == QualityDimension.VALIDITY;
    return switch (this) {
      case POLICY -> said;
      case OFF -> GateAction.PASS;
      case WARN -> said == GateAction.FIX || !matters ? said : GateAction.WARN;
      case STRICT -> said == GateAction.FIX || !matters ? said : GateAction.REFUSE;
    };
  }

  /** Returns what happens where a rule that is to fix knows not how. */
  GateAction unfixed() {
    return this == STRICT ? GateAction.REFUSE : GateAction.WARN;
  }
}
