package dev.crmcore.testkit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a {@link CustomerGenerator} was told.
 *
 * @param seed where all chance comes from
 * @param languages the most common first
 * @param dials those that are not as usual
 */
record GeneratorSettings(long seed, List<String> languages, Map<GeneratorDial, Double> dials) {
  /** Copies the collections. */
  GeneratorSettings {
    languages = List.copyOf(languages);
    dials = Map.copyOf(dials);
  }

  double get(GeneratorDial dial) {
    return dials.getOrDefault(dial, dial.usual());
  }

  GeneratorSettings with(GeneratorDial dial, double value) {
    Map<GeneratorDial, Double> changed = new EnumMap<>(GeneratorDial.class);
    changed.putAll(dials);
    changed.put(dial, dial.checked(value));
    return new GeneratorSettings(seed, languages, changed);
  }

  GeneratorSettings withLanguages(List<String> chosen) {
    return new GeneratorSettings(seed, chosen, dials);
  }
}
