package dev.crmcore.formats;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the XML of workbooks. A document type is never read and nothing outside of the part is ever
 * resolved.
 */
final class Xml {
  private Xml() {}

  static XMLStreamReader reader(InputStream in) throws XMLStreamException {
    // That of the JDK, whatever else is on the class path.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("Nothing outside of the file is read.");
        });
    return factory.createXMLStreamReader(text(in));
  }

  /**
   * Decodes leniently: what is no text becomes U+FFFD, which costs its row. The parser would give
   * up the file, and say so on the error stream.
   */
  private static Reader text(InputStream in) throws XMLStreamException {
    PushbackInputStream start = new PushbackInputStream(in, 3);
    try {
      byte[] mark = start.readNBytes(3);
      int first = mark.length > 0 ? mark[0] & 0xFF : 0;
      boolean utf16 = mark.length > 1 && (first == 0xFE || first == 0xFF);
      boolean utf8Mark = mark.length == 3 && first == 0xEF;
      if (!utf8Mark) {
        start.unread(mark);
      }
      return new InputStreamReader(start, utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new XMLStreamException(e);
    }
  }

  static @Nullable String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  static int number(@Nullable String text, int otherwise) {
    if (text == null || text.isEmpty() || text.length() > 9) {
      return otherwise;
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return otherwise;
      }
      number = 10 * number + c - '0';
    }
    return number;
  }

  static boolean isTrue(@Nullable String text) {
    return "1".equals(text) || "true".equals(text);
  }
}
