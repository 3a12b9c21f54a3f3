package dev.crmcore.examples;

import dev.crmcore.catalogue.CustomerFields;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.search.Highlight;
import dev.crmcore.search.SearchAnswer;
import dev.crmcore.search.SearchHit;
import dev.crmcore.search.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The customers that a text found, and where.
 *
 * @param found what was found, the best first
 * @param view how customers look in JSON
 */
record FoundAnswer(SearchAnswer found, EntityView view) implements Answer {
  /** What the table shows already. */
  private static final Set<String> SHOWN = Set.of(CustomerFields.DISPLAY_NAME.name());

  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("text", found.text());
    json.put("count", found.hits().size());
    json.put("customers", view.all(CustomerFields.TYPE, found.customers()));
    if (found.meant() != null) {
      json.put("meant", found.meant());
    }
    json.put("hits", found.hits().stream().map(FoundAnswer::json).toList());
    return json;
  }

  private static Map<String, Object> json(SearchHit hit) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", hit.customer().id().toString());
    json.put("score", Math.round(hit.score() * 1_000) / 1_000.0);
    json.put("match", hit.match().name());
    json.put("highlights", hit.highlights().stream().map(FoundAnswer::json).toList());
    return json;
  }

  private static Map<String, Object> json(Highlight place) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("field", place.field());
    json.put("text", place.text());
    json.put(
        "spans", place.spans().stream().map(span -> List.of(span.start(), span.end())).toList());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    if (found.hits().isEmpty()) {
      terminal.line("Nobody was found for '" + found.text() + "'.");
      return;
    }
    if (found.meant() != null) {
      terminal.line("Searched for '%s' instead of '%s'.".formatted(found.meant(), found.text()));
      terminal.gap();
    }
    terminal.table(CustomerTable.of(found.customers(), 0));
    terminal.gap();
    List<SearchHit> elsewhere = found.hits().stream().filter(FoundAnswer::isElsewhere).toList();
    if (!elsewhere.isEmpty()) {
      elsewhere.forEach(hit -> terminal.marked(pieces(hit)));
      terminal.gap();
    }
    terminal.line(Figures.count(found.hits().size(), "customer") + ". More on one: crm show ID");
  }

  private static boolean isElsewhere(SearchHit hit) {
    return !hit.highlights().isEmpty() && !SHOWN.contains(hit.highlights().get(0).field());
  }

  /** Returns what stands beside a mark and in it by turns. */
  private static List<String> pieces(SearchHit hit) {
    Highlight place = hit.highlights().get(0);
    List<String> pieces = new ArrayList<>();
    String lead = hit.customer().displayName() + ", " + place.field() + ": ";
    int written = 0;
    for (Span span : place.spans()) {
      pieces.add(lead + place.text().substring(written, span.start()));
      pieces.add(place.text().substring(span.start(), span.end()));
      lead = "";
      written = span.end();
    }
    pieces.add(lead + place.text().substring(written));
    return pieces;
  }
}
