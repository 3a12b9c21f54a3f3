package dev.crmcore.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Makes what is shown of where words were found. */
final class Highlights {
  private static final int MOST = 5;
  private static final int LONGEST = 160;
  private static final int BEFORE = 50;
  private static final String CUT = "\u2026";

  private Highlights() {}

  /** Returns one for each text with ranges, in the order of their worth. */
  static List<Highlight> of(Collection<SearchedText> texts, Map<SearchedText, List<Span>> spans) {
    return texts.stream()
        .filter(spans::containsKey)
        .sorted(Comparator.comparingDouble(SearchedText::weight).reversed())
        .limit(MOST)
        .map(text -> shown(text, united(spans.getOrDefault(text, List.of()))))
        .toList();
  }

  private static List<Span> united(List<Span> spans) {
    List<Span> sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparingInt(Span::start));
    List<Span> united = new ArrayList<>();
    for (Span span : sorted) {
      Span last = united.isEmpty() ? null : united.get(united.size() - 1);
      if (last != null && span.start() <= last.end()) {
        united.set(united.size() - 1, new Span(last.start(), Math.max(last.end(), span.end())));
      } else {
        united.add(span);
      }
    }
    return united;
  }

  private static Highlight shown(SearchedText text, List<Span> spans) {
    String whole = text.text();
    if (whole.length() <= LONGEST) {
      return new Highlight(text.field(), whole, spans);
    }
    int start = boundary(whole, Math.max(0, spans.get(0).start() - BEFORE));
    int end = boundary(whole, Math.min(whole.length(), start + LONGEST));
    String before = start > 0 ? CUT : "";
    int moved = before.length() - start;
    List<Span> kept =
        spans.stream()
            .filter(span -> span.start() < end)
            .map(span -> new Span(span.start() + moved, Math.min(span.end(), end) + moved))
            .toList();
    return new Highlight(
        text.field(),
        before + whole.substring(start, end) + (end < whole.length() ? CUT : ""),
        kept);
  }

  /** A cut must not part the two halves of a character beyond the basic plane. */
  private static int boundary(String text, int at) {
    return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}
