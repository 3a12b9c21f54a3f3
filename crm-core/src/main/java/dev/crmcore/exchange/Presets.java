package dev.crmcore.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crmcore.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The layouts of other systems' exports that are known. */
final class Presets {
  /** Every file of the folder {@code presets}. */
  static final List<String> NAMES =
      List.of(
          "hubspot",
          "salesforce-contacts",
          "salesforce-contacts-report",
          "salesforce-accounts",
          "salesforce-leads",
          "bitrix24-ru",
          "bitrix24-en",
          "amocrm-ru",
          "kommo",
          "zoho",
          "google",
          "google-old",
          "outlook-en",
          "outlook-ru",
          "outlook-de");

  /** Own fields may be most of the columns that a system writes, but hardly nearly all. */
  private static final double LEAST = 0.3;

  private Presets() {}

  /**
   * Returns a preset.
   *
   * @throws InvalidInputException with the code {@code E_MAP} if there is none of that name
   */
  static Preset named(String name) {
    if (!NAMES.contains(name)) {
      throw new InvalidInputException(
          "E_MAP",
          "There is no preset '%s'. There are: %s.".formatted(name, String.join(", ", NAMES)));
    }
    return read(name);
  }

  /** Returns the preset whose exports have such headers, if there is one. */
  static Optional<Recognised> recognised(List<String> header) {
    Set<String> present = normal(header);
    present.removeAll(Headers.OF_ERRORS);
    Recognised best = null;
    for (String name : NAMES) {
      Preset preset = read(name);
      if (isLike(preset, present)) {
        Set<String> known = normal(columns(preset));
        double share = (double) present.stream().filter(known::contains).count() / present.size();
        if (share >= LEAST && (best == null || share > best.confidence())) {
          best = new Recognised(preset, Math.round(share * 100) / 100.0);
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static boolean isLike(Preset preset, Set<String> present) {
    return present.containsAll(normal(preset.recognisedBy()))
        && (preset.oneOf().isEmpty()
            || normal(preset.oneOf()).stream().anyMatch(present::contains));
  }

  private static List<String> columns(Preset preset) {
    List<String> columns = new ArrayList<>(preset.recognisedBy());
    preset.mapping().entries().forEach(entry -> columns.addAll(entry.columns()));
    return columns;
  }

  private static Set<String> normal(List<String> header) {
    return header.stream()
        .map(Headers::normal)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }

  private static Preset read(String name) {
    try (InputStream in = Presets.class.getResourceAsStream("presets/" + name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("The preset '" + name + "' is missing in this jar.");
      }
      JsonNode json = new JsonMapper().readTree(in);
      return new Preset(
          json.path("title").asText(),
          headers(json.path("recognisedBy")),
          headers(json.path("oneOf")),
          ImportMapping.parse(json.path("mapping").toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> headers(JsonNode array) {
    List<String> headers = new ArrayList<>();
    array.forEach(header -> headers.add(header.asText()));
    return headers;
  }

  /**
   * A preset that a file looks like.
   *
   * @param preset the preset
   * @param confidence the share of the file's columns that the preset knows
   */
  record Recognised(Preset preset, double confidence) {
    ImportPlan.KnownLayout shown() {
      return new ImportPlan.KnownLayout(preset.name(), preset.title(), confidence);
    }
  }
}
