package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A playbook with its steps; as JSON, what {@code playbook save} reads.
 *
 * @param playbook the playbook
 */
record PlaybookAnswer(PlaybookFile playbook) implements Answer {
  @Override
  public Object json() {
    return playbook;
  }

  @Override
  public void print(Terminal terminal) {
    terminal.line(
        playbook.name()
            + (playbook.pipeline() == null
                ? ", for any deal and for customers"
                : ", for deals of " + playbook.pipeline()));
    TextTable table =
        new TextTable(2)
            .words("step")
            .words("what")
            .words("begins")
            .words("after")
            .words("due in")
            .words("by")
            .words("");
    List<PlaybookFile.Step> steps = playbook.steps();
    for (PlaybookFile.Step step : steps == null ? List.<PlaybookFile.Step>of() : steps) {
      table.row(
          String.valueOf(step.key()),
          String.valueOf(step.subject()),
          step.stage() == null ? "at once" : "in " + step.stage(),
          orBlank(step.after()),
          Figures.count(step.offset(), one(String.valueOf(step.unit()))),
          step.doerName() == null
              ? words(String.valueOf(step.doer()))
              : words(String.valueOf(step.doer())) + " " + step.doerName(),
          Boolean.FALSE.equals(step.required()) ? "may be left out" : "");
    }
    terminal.table(table);
  }

  /** Returns what one of a unit is called. */
  private static String one(String unit) {
    return words(unit).substring(0, unit.length() - 1);
  }

  private static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String orBlank(@Nullable String text) {
    return text == null ? "" : text;
  }
}
