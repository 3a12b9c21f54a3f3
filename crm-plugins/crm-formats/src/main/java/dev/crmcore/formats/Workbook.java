package dev.crmcore.formats;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What a workbook says of its sheets.
 *
 * @param sheets in their order
 * @param from1904 whether its dates are counted from 1904
 * @param sharedStrings the part with its texts, or null
 * @param styles the part with its formats, or null
 */
record Workbook(
    List<Sheet> sheets, boolean from1904, @Nullable String sharedStrings, @Nullable String styles) {
  private static final String OFFICE = "officeDocument";

  /** One sheet and the part it is in. */
  record Sheet(String name, String part) {}

  /** Reads it; a file without a workbook is none. */
  static Workbook read(String name, Parts parts) {
    String main = "xl/workbook.xml";
    for (Relation relation : relations(name, parts, "_rels/.rels", "")) {
      if (relation.type().endsWith("/" + OFFICE)) {
        main = relation.target();
      }
    }
    int slash = main.lastIndexOf('/') + 1;
    String folder = main.substring(0, slash);
    Map<String, String> byId = new HashMap<>();
    String sharedStrings = null;
    String styles = null;
    for (Relation relation :
        relations(name, parts, folder + "_rels/" + main.substring(slash) + ".rels", folder)) {
      byId.put(relation.id(), relation.target());
      if (relation.type().endsWith("/sharedStrings")) {
        sharedStrings = relation.target();
      } else if (relation.type().endsWith("/styles")) {
        styles = relation.target();
      }
    }
    List<Sheet> sheets = new ArrayList<>();
    boolean[] from1904 = new boolean[1];
    boolean found =
        each(
            name,
            parts,
            main,
            xml -> {
              if (xml.getLocalName().equals("workbookPr")) {
                from1904[0] = Xml.isTrue(Xml.attribute(xml, "date1904"));
              } else if (xml.getLocalName().equals("sheet")) {
                // The id of the relation; "sheetId" is something else.
                String part = byId.get(String.valueOf(Xml.attribute(xml, "id")));
                String title = Xml.attribute(xml, "name");
                if (part != null && title != null) {
                  sheets.add(new Sheet(title, part));
                }
              }
            });
    if (!found) {
      throw Refusals.unsupported(name, "a ZIP file without an Excel workbook");
    }
    return new Workbook(List.copyOf(sheets), from1904[0], sharedStrings, styles);
  }

  private record Relation(String id, String type, String target) {}

  private static List<Relation> relations(String name, Parts parts, String part, String folder) {
    List<Relation> relations = new ArrayList<>();
    each(
        name,
        parts,
        part,
        xml -> {
          String id = Xml.attribute(xml, "Id");
          String type = Xml.attribute(xml, "Type");
          String target = Xml.attribute(xml, "Target");
          // What lies outside of the file is never asked for.
          boolean outside = "External".equals(Xml.attribute(xml, "TargetMode"));
          if (id != null && type != null && target != null && !outside) {
            relations.add(
                new Relation(
                    id, type, target.startsWith("/") ? target.substring(1) : folder + target));
          }
        });
    return relations;
  }

  private static boolean each(
      String name, Parts parts, String part, Consumer<XMLStreamReader> element) {
    Optional<InputStream> opened = parts.open(part);
    if (opened.isEmpty()) {
      return false;
    }
    try (InputStream in = opened.get()) {
      XMLStreamReader xml = Xml.reader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          element.accept(xml);
        }
      }
      return true;
    } catch (XMLStreamException | IOException e) {
      throw Refusals.broken(name, "the part " + part, e);
    }
  }
}
