package dev.crmcore.testkit;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Where randomness starts. The same in every run, so that a build does not fail by chance; {@code
 * -Dcrm.contract.seed=N} looks elsewhere, and {@code -Dcrm.contract.seeds=N} looks longer.
 */
final class Seeds {
  private Seeds() {}

  static long base() {
    return Long.getLong("crm.contract.seed", 1L);
  }

  static List<Long> some(int number) {
    int more = Math.max(number, Integer.getInteger("crm.contract.seeds", number));
    return LongStream.range(base(), base() + more).boxed().toList();
  }
}
