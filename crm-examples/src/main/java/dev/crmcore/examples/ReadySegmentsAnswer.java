package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.segmentation.ReadySegment;
import java.util.List;
import java.util.Map;

/**
 * Conditions to begin with.
 *
 * @param segments the conditions with their names
 */
record ReadySegmentsAnswer(List<ReadySegment> segments) implements Answer {
  @Override
  public Object json() {
    return Map.of("count", segments.size(), "segments", segments);
  }

  @Override
  public void print(Terminal terminal) {
    for (ReadySegment segment : segments) {
      terminal.heading(segment.name());
      terminal.line("  " + segment.description());
      terminal.line("  " + segment.condition());
    }
  }
}
