package dev.crmcore.examples;

import dev.crmcore.duplicates.DuplicateReview;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.model.DuplicateDecision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pairs that wait for somebody to look at them.
 *
 * @param size how many there are
 * @param reviews the first of them
 */
record ReviewQueueAnswer(long size, List<DuplicateReview> reviews) implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", size);
    json.put("pairs", reviews.stream().map(ReviewQueueAnswer::pair).toList());
    return json;
  }

  private static Map<String, Object> pair(DuplicateReview review) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("a", review.left().id().toString());
    json.put("b", review.right().id().toString());
    json.put("nameA", review.left().displayName());
    json.put("nameB", review.right().displayName());
    json.put("probability", review.candidate().probability());
    json.put("value", review.candidate().expectedValue());
    json.put("found", review.candidate().foundAt().toString());
    json.put("decisions", review.decisions().stream().map(DecisionsAnswer::decision).toList());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    if (reviews.isEmpty()) {
      terminal.line("No pair waits to be looked at. To search for some: crm dedupe");
      return;
    }
    TextTable table =
        new TextTable()
            .figures("value")
            .figures("probability")
            .words("A")
            .words("")
            .words("B")
            .words("")
            .words("");
    for (DuplicateReview review : reviews) {
      table.row(
          Figures.rounded(review.candidate().expectedValue().doubleValue(), 2).toPlainString(),
          Figures.percent(review.candidate().probability().doubleValue()),
          review.left().displayName(),
          review.left().id().toString(),
          review.right().displayName(),
          review.right().id().toString(),
          review.decisions().isEmpty() ? "" : before(review.decisions()));
    }
    terminal.table(table);
    terminal.gap();
    terminal.line(Figures.count(size, "pair") + ". To see why: crm explain A B");
    terminal.line("To decide: crm review A B --duplicate, --not-duplicate or --later");
  }

  private static String before(List<DuplicateDecision> decisions) {
    DuplicateDecision last = decisions.get(decisions.size() - 1);
    return "%s said: %s".formatted(last.decidedBy(), DecisionsAnswer.words(last));
  }
}
