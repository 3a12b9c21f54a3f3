package dev.crmcore.formats;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The texts that the cells of a workbook share. They are kept in memory, up to a limit. */
final class SharedStrings {
  /** The most characters of all texts together. */
  static final long MAX_CHARACTERS = 200_000_000;

  private final List<String> texts;

  private SharedStrings(List<String> texts) {
    this.texts = texts;
  }

  static SharedStrings read(String name, Parts parts, @Nullable String part) {
    Optional<InputStream> opened = part == null ? Optional.empty() : parts.open(part);
    if (opened.isEmpty()) {
      return new SharedStrings(List.of());
    }
    List<String> texts = new ArrayList<>();
    long characters = 0;
    try (InputStream in = opened.get()) {
      XMLStreamReader xml = Xml.reader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
          String text = CellText.of(xml, "si");
          characters += text.length() + 32;
          if (characters > MAX_CHARACTERS) {
            throw Refusals.ratio(
                name, "its texts have more than %,d characters".formatted(MAX_CHARACTERS));
          }
          texts.add(text);
        }
      }
    } catch (XMLStreamException | IOException e) {
      throw Refusals.broken(name, "the part " + part, e);
    }
    return new SharedStrings(texts);
  }

  /** Returns a text, or null where there is none with this number. */
  @Nullable String get(int index) {
    return index >= 0 && index < texts.size() ? texts.get(index) : null;
  }
}
