package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.segmentation.SegmentVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a segment has meant.
 *
 * @param name the segment
 * @param versions its definitions, the first one first
 */
record SegmentVersionsAnswer(String name, List<SegmentVersion> versions) implements Answer {
  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("segment", name);
    json.put("versions", versions.stream().map(SegmentVersionsAnswer::json).toList());
    return json;
  }

  private static Map<String, Object> json(SegmentVersion version) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("number", version.number());
    json.put("condition", version.condition());
    json.put("at", version.at().toString());
    json.put("by", version.by());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    for (SegmentVersion version : versions) {
      terminal.line(
          "%d  %s  %s  %s"
              .formatted(version.number(), version.at(), version.by(), version.condition()));
    }
  }
}
