package dev.crmcore.testkit;

import dev.crmcore.storage.StorageCapability;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what became of the tests of one storage. Safe for all threads. */
final class ContractTally {
  /** What became of a test. */
  enum Outcome {
    /** The storage answered as documented. */
    PASSED("passed"),
    /** The storage refused, as documented, what it does not declare. */
    REFUSED("refused as documented"),
    /** The test failed or was given up. */
    NOT_PASSED("not passed");

    private final String text;

    Outcome(String text) {
      this.text = text;
    }
  }

  private final EnumSet<StorageCapability> capabilities = EnumSet.noneOf(StorageCapability.class);
  private final Map<String, Map<Outcome, Integer>> parts = new TreeMap<>();

  synchronized void add(String part, Outcome outcome, Set<StorageCapability> declared) {
    capabilities.addAll(declared);
    parts.computeIfAbsent(part, name -> new LinkedHashMap<>()).merge(outcome, 1, Integer::sum);
  }

  synchronized String toText(String storage) {
    StringBuilder text = new StringBuilder("Storage contract: " + storage + "\n");
    text.append("Declared: ").append(names(capabilities)).append('\n');
    text.append("Left out: ").append(names(EnumSet.complementOf(capabilities)));
    text.append("\n\n");
    Map<Outcome, Integer> totals = new TreeMap<>();
    parts.forEach(
        (part, outcomes) -> {
          text.append(line(part, outcomes));
          outcomes.forEach((outcome, number) -> totals.merge(outcome, number, Integer::sum));
        });
    return text.append(line("Total", totals)).toString();
  }

  private static String names(Set<StorageCapability> capabilities) {
    return capabilities.isEmpty()
        ? "nothing"
        : capabilities.stream().map(Enum::name).collect(Collectors.joining(", "));
  }

  private static String line(String part, Map<Outcome, Integer> outcomes) {
    StringBuilder line = new StringBuilder(part + ":");
    String separator = " ";
    for (Outcome outcome : Outcome.values()) {
      int number = outcomes.getOrDefault(outcome, 0);
      if (number > 0 || outcome == Outcome.PASSED) {
        line.append(separator).append(number).append(' ').append(outcome.text);
        separator = ", ";
      }
    }
    return line.append('\n').toString();
  }
}
