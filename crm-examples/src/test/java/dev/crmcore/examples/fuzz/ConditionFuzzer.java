package dev.crmcore.examples.fuzz;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.query.Condition;
import java.nio.charset.StandardCharsets;

/**
 * Parses whatever text comes as a condition. Only documented refusals may come out; what is a
 * condition is written and read back to the same tree, and can be asked.
 */
public final class ConditionFuzzer {
  private static final CrmSession SESSION = Crm.inMemory().session("fuzzer");

  private ConditionFuzzer() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    try {
      Condition condition = SESSION.segments().parse(text);
      Condition again = SESSION.segments().parse(condition.toString());
      if (!again.equals(condition)) {
        throw new IllegalStateException(
            "'%s' was written as '%s', which is another condition: '%s'."
                .formatted(text, condition, again));
      }
      if (SESSION.segments().count(condition) != 0) {
        throw new IllegalStateException("Nobody is there, and somebody was counted.");
      }
    } catch (InvalidInputException refused) {
      if (!refused.code().startsWith("E_")) {
        throw new IllegalStateException("A refusal has no code.", refused);
      }
    }
  }
}
