package dev.crmcore.dataquality;

/** What happens to a card that fails a rule when it is to be written, from mild to strict. */
public enum GateAction {
  /** It is written; the next audit finds it. */
  PASS,
  /** It is written and whoever writes is told. */
  WARN,
  /** It is brought to the form the rule asks for, or told where only a person can say which. */
  FIX,
  /** It is not written. */
  REFUSE
}
