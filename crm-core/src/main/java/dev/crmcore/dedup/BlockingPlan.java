package dev.crmcore.dedup;

import dev.crmcore.error.InvalidInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Chooses the rules by which candidates are found, from the fields there are. */
final class BlockingPlan {
  /** A candidate carries one bit for each rule it meets. */
  private static final int MOST_RULES = 31;

  /** So few records are all compared with each other. */
  private static final int SMALL = 1_000;

  private static final KeySource EVERYTHING =
      new KeySource(
          "all with all",
          0,
          (record, keys) -> {
            keys[0] = 1;
            return 1;
          });

  private static final int LARGE = 200_000;
  private static final int RULES_WHEN_LARGE = 14;

  /** Combinations in order of use, the most selective and most often intact first. */
  private static final String[] COMBINATIONS = {
    "date+family name",
    "date+given name",
    "family name+postcode",
    "date+postcode",
    "address+given name",
    "family name+number and street word",
    "given name+number and street word",
    "both names+city",
    "both names+year",
    "date+number and street word",
    "both names+day and month",
    "whole text+city",
    "start of text+number and street word",
    "words+postcode",
    "date+city",
    "start of family name+year and month",
    "family name+day and month",
    "given name+postcode",
    "initials+date",
    "start of family name+postcode",
    "family name+city",
    "start of text+postcode",
    "pairs of words+city",
    "postcode+day and month",
    "family name+year",
  };

  private static final String[] ALONE = {
    "email",
    "phone",
    "mailbox name",
    "web",
    "address",
    "both names",
    "whole text",
    "number and street word",
    "pairs of words",
    "date",
    "words",
    "start of text",
    "name words",
    "family name alone",
    "given name alone",
    "street words",
    "postcode",
  };

  private final Map<String, KeySource> sources = new LinkedHashMap<>();
  private final Map<String, KeySource> read = new HashMap<>();
  private final int records;
  private final List<KeySource> numbers = new ArrayList<>();

  BlockingPlan(List<Comparison> comparisons, int records) {
    this.records = records;
    for (Comparison comparison : comparisons) {
      for (KeySource source : comparison.keys()) {
        KeySource global =
            new KeySource(
                source.name(), source.dimensions() << comparison.first(), source.reader());
        boolean number =
            switch (comparison.dimensions().get(0).role()) {
              case TAX_ID, IDENTIFIER, CUSTOM -> true;
              default -> false;
            };
        if (number) {
          numbers.add(global);
        } else {
          sources.putIfAbsent(global.name(), global);
        }
      }
    }
  }

  /** Returns the names of all keys. */
  List<String> keyNames() {
    return Stream.concat(numbers.stream().map(KeySource::name), sources.keySet().stream())
        .sorted()
        .toList();
  }

  /**
   * Returns the rules of these names.
   *
   * @throws InvalidInputException if there are too many, or if one names a key that there is not
   */
  List<BlockingRule> named(List<String> names) {
    if (names.size() > MOST_RULES) {
      throw new InvalidInputException(
          "E_BLOCKING", "At most %d rules fit, not %d.".formatted(MOST_RULES, names.size()));
    }
    return names.stream()
        .distinct()
        .map(name -> rule(Stream.of(name.split("\\+", -1)).map(this::source).toList()))
        .toList();
  }

  private KeySource source(String written) {
    String name = written.strip();
    return Stream.concat(numbers.stream(), sources.values().stream())
        .filter(source -> source.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "E_BLOCKING",
                    "There is no key '%s' in the table. There are: %s."
                        .formatted(name, String.join(", ", keyNames()))));
  }

  /** Returns the rules that suit the fields and the number of records, in order of use. */
  List<BlockingRule> chosen() {
    List<BlockingRule> rules = new ArrayList<>();
    if (records <= SMALL) {
      rules.add(rule(List.of(EVERYTHING)));
    }
    numbers.forEach(source -> rules.add(rule(List.of(source))));
    String[] strong = {"email", "phone"};
    for (String name : strong) {
      add(rules, name);
    }
    for (String names : COMBINATIONS) {
      if (records <= LARGE || rules.size() < RULES_WHEN_LARGE) {
        add(rules, names);
      }
    }
    for (String name : ALONE) {
      if (records <= LARGE || rules.size() < RULES_WHEN_LARGE + 3) {
        add(rules, name);
      }
    }
    return rules.size() > MOST_RULES ? rules.subList(0, MOST_RULES) : rules;
  }

  private void add(List<BlockingRule> rules, String names) {
    List<KeySource> of = new ArrayList<>();
    for (String name : names.split("\\+", -1)) {
      KeySource source = sources.get(name);
      if (source == null) {
        return;
      }
      of.add(source);
    }
    BlockingRule rule = rule(of);
    if (rules.stream().noneMatch(r -> r.name().equals(rule.name()))) {
      rules.add(rule);
    }
  }

  private BlockingRule rule(List<KeySource> of) {
    int dimensions = 0;
    List<KeySource> columns = new ArrayList<>();
    for (KeySource source : of) {
      dimensions |= source.dimensions();
      columns.add(read.computeIfAbsent(source.name(), name -> readOnce(source)));
    }
    return new BlockingRule(columns, dimensions);
  }

  private KeySource readOnce(KeySource source) {
    return new KeySource(source.name(), source.dimensions(), new KeyColumn(source, records)::read);
  }
}
