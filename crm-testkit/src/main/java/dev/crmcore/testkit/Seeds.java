package dev.crmcore.testkit;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Where randomness starts. The same in every run, so that a build does not fail by chance; {@code
 * -Dcrm.contract.seed=N} looks elsewhere.
 */
final class Seeds {
  private Seeds() {}

  static long base() {
    return Long.getLong("crm.contract.seed", 1L);
  }

  static List<Long> some(int number) {
    return LongStream.range(base(), base() + number).boxed().toList();
  }
}
