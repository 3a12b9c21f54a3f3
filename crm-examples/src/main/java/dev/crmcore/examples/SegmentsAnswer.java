package dev.crmcore.examples;

import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Figures;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.examples.terminal.TextTable;
import dev.crmcore.model.Segment;
import dev.crmcore.query.Conditions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Stored segments and how many belong to them.
 *
 * @param segments one for each
 */
record SegmentsAnswer(List<Sized> segments) implements Answer {
  /** A segment and its size. */
  record Sized(Segment segment, long members) {}

  static SegmentsAnswer of(CrmSession session, List<Segment> segments) {
    return new SegmentsAnswer(
        segments.stream()
            .map(
                segment ->
                    new Sized(
                        segment, session.segments().count(Conditions.inSegment(segment.name()))))
            .toList());
  }

  @Override
  public Object json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", segments.size());
    json.put("segments", segments.stream().map(SegmentsAnswer::json).toList());
    return json;
  }

  private static Map<String, Object> json(Sized one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", one.segment().name());
    json.put("kind", one.segment().kind().name());
    json.put("tracked", one.segment().tracked());
    json.put("members", one.members());
    json.put("condition", one.segment().condition());
    return json;
  }

  @Override
  public void print(Terminal terminal) {
    if (segments.isEmpty()) {
      terminal.line(
          "No segments. 'crm segment --ready' shows some, 'crm segment … --save NAME' keeps one.");
      return;
    }
    TextTable table =
        new TextTable().words("segment").figures("members").words("kind").words("condition");
    for (Sized one : segments) {
      table.row(
          one.segment().name(),
          Figures.count(one.members()),
          one.segment().tracked()
              ? "tracked"
              : one.segment().kind().name().toLowerCase(Locale.ROOT),
          Objects.requireNonNullElse(one.segment().condition(), ""));
    }
    terminal.table(table);
  }
}
