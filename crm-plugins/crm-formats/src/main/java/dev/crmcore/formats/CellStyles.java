package dev.crmcore.formats;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Which cells show their number as a date: a workbook tells it by the format alone. */
final class CellStyles {
  /** How a number shows. */
  enum Shown {
    NUMBER,
    DATE,
    TIME
  }

  private final List<Shown> styles;

  private CellStyles(List<Shown> styles) {
    this.styles = styles;
  }

  static CellStyles read(String name, Parts parts, @Nullable String part) {
    Optional<InputStream> opened = part == null ? Optional.empty() : parts.open(part);
    if (opened.isEmpty()) {
      return new CellStyles(List.of());
    }
    try (InputStream in = opened.get()) {
      return new CellStyles(read(Xml.reader(in)));
    } catch (XMLStreamException | IOException e) {
      throw Refusals.broken(name, "the part " + part, e);
    }
  }

  private static List<Shown> read(XMLStreamReader xml) throws XMLStreamException {
    Set<Integer> dates = new HashSet<>();
    Set<Integer> times = new HashSet<>();
    List<Shown> styles = new ArrayList<>();
    boolean cells = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "numFmt" -> {
            int id = Xml.number(Xml.attribute(xml, "numFmtId"), -1);
            String code = String.valueOf(Xml.attribute(xml, "formatCode"));
            if (hasAny(code, "yd") || (hasAny(code, "m") && !hasAny(code, "hs"))) {
              dates.add(id);
            } else if (hasAny(code, "hs")) {
              times.add(id);
            }
          }
          case "cellXfs" -> cells = true;
          case "xf" -> {
            if (cells) {
              int format = Xml.number(Xml.attribute(xml, "numFmtId"), 0);
              styles.add(
                  dates.contains(format) || isBuiltInDate(format)
                      ? Shown.DATE
                      : times.contains(format) || isBuiltInTime(format)
                          ? Shown.TIME
                          : Shown.NUMBER);
            }
          }
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
        cells = false;
      }
    }
    return styles;
  }

  /** ECMA-376, part 1, 18.8.30, those of East Asian languages included. */
  private static boolean isBuiltInDate(int id) {
    return (id >= 14 && id <= 17)
        || id == 22
        || (id >= 27 && id <= 31)
        || id == 36
        || (id >= 50 && id <= 54)
        || id == 57
        || id == 58;
  }

  private static boolean isBuiltInTime(int id) {
    return (id >= 18 && id <= 21)
        || (id >= 32 && id <= 35)
        || (id >= 45 && id <= 47)
        || id == 55
        || id == 56;
  }

  /** Looks at the letters of a format that are no text of its own, colour or language. */
  private static boolean hasAny(String code, String letters) {
    boolean quoted = false;
    boolean bracket = false;
    for (int i = 0; i < code.length(); i++) {
      char c = Character.toLowerCase(code.charAt(i));
      if (c == '\\' || c == '_' || c == '*') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == '[' || c == ']') {
        bracket = c == '[';
      } else if (c == ';') {
        return false;
      } else if (!quoted && !bracket && letters.indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns how numbers of a style show. */
  Shown of(int style) {
    return style >= 0 && style < styles.size() ? styles.get(style) : Shown.NUMBER;
  }
}
