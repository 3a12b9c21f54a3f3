package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.segmentation.SetComparison;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whom a segment would lose, keep and gain.
 *
 * @param name the segment
 * @param change as it is, compared with what it would be
 */
record SegmentPreviewAnswer(String name, SetComparison change) implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("segment", name);
    json.put("adds", change.onlySecond());
    json.put("keeps", change.both());
    json.put("removes", change.onlyFirst());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    terminal.line(
        "Segment %s would add %,d, keep %,d and remove %,d. Nothing was changed."
            .formatted(name, change.onlySecond(), change.both(), change.onlyFirst()));
  }
}
