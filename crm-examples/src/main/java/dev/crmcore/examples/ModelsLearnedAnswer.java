package dev.crmcore.examples;

import dev.crmcore.dedup.MatchModel;
import dev.crmcore.duplicates.CustomerModels;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says what was learnt from decisions.
 *
 * @param models what was learnt
 * @param written the file it was written to
 */
record ModelsLearnedAnswer(CustomerModels models, String written) implements Answer {
  private static final int MOST_SHOWN = 10;
  private static final double TOO_SMALL_TO_SHOW = 0.05;

  /** By how many bits decisions changed what a level says. */
  private record Correction(String about, String field, String level, double bits) {}

  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("people", corrections("people", models.people()));
    json.put("organizations", corrections("organizations", models.organizations()));
    json.put("written", written);
    return json;
  }

  private static List<Correction> corrections(String about, MatchModel model) {
    List<Correction> corrections = new ArrayList<>();
    corrections.add(new Correction(about, "every pair", "", rounded(model.learnedWeight())));
    for (MatchModel.Field field : model.fields()) {
      if (field.given() == MatchModel.Given.NOTHING) {
        field
            .levels()
            .forEach(
                level ->
                    corrections.add(
                        new Correction(
                            about, field.name(), level.name(), rounded(level.learnedWeight()))));
      }
    }
    corrections.removeIf(correction -> Math.abs(correction.bits()) < TOO_SMALL_TO_SHOW);
    corrections.sort(Comparator.comparingDouble(one -> -Math.abs(one.bits())));
    return corrections;
  }

  private static double rounded(double bits) {
    return Figures.rounded(bits, 2).doubleValue();
  }

  @Override
  public void print(Terminal terminal) {
    List<Correction> all = new ArrayList<>(corrections("people", models.people()));
    all.addAll(corrections("organizations", models.organizations()));
    if (all.isEmpty()) {
      terminal.line("Nobody has decided about a pair yet, so nothing was learnt: crm review");
    } else {
      terminal.line("What decisions change, in bits of evidence:");
      TextTable table = new TextTable(2).words("").words("").words("").figures("bits");
      all.stream()
          .limit(MOST_SHOWN)
          .forEach(
              one ->
                  table.row(one.about(), one.field(), one.level(), "%+.2f".formatted(one.bits())));
      terminal.table(table);
    }
    terminal.line("  written: " + written + "; match by it: crm dedupe --model " + written);
  }
}
