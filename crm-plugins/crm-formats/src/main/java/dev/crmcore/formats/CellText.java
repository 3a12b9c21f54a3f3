package dev.crmcore.formats;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the text of a cell, which may be in several pieces with formats of their own. */
final class CellText {
  /** The longest text that is kept: one that is longer is too long for any cell. */
  static final int MAX = 1_000_001;

  private CellText() {}

  /**
   * Returns the text up to the end of an element that the reader stands on; how it is pronounced is
   * passed over.
   */
  static String of(XMLStreamReader xml, String element) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    boolean phonetic = false;
    int inText = element.equals("v") ? 1 : 0;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          phonetic |= xml.getLocalName().equals("rPh");
          inText += xml.getLocalName().equals("t") ? 1 : 0;
        }
        case XMLStreamConstants.END_ELEMENT -> {
          String name = xml.getLocalName();
          if (name.equals(element)) {
            return unescaped(text);
          }
          phonetic &= !name.equals("rPh");
          inText -= name.equals("t") ? 1 : 0;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          int room = Math.min(MAX - text.length(), xml.getTextLength());
          if (inText > 0 && !phonetic && room > 0) {
            text.append(xml.getTextCharacters(), xml.getTextStart(), room);
          }
        }
        default -> {}
      }
    }
    return unescaped(text);
  }

  /** {@code _x000D_} stands for a character that XML cannot hold; ECMA-376, part 1, 22.9.2.19. */
  private static String unescaped(StringBuilder text) {
    int at = text.indexOf("_x");
    if (at < 0) {
      return text.toString();
    }
    StringBuilder plain = new StringBuilder();
    int done = 0;
    while (at >= 0) {
      int code = code(text, at);
      if (code >= 0) {
        plain.append(text, done, at).append((char) code);
        done = at + 7;
      }
      at = text.indexOf("_x", Math.max(at + 1, done));
    }
    return plain.append(text, done, text.length()).toString();
  }

  private static int code(StringBuilder text, int at) {
    if (at + 7 > text.length() || text.charAt(at + 6) != '_') {
      return -1;
    }
    int code = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      code = 16 * code + digit;
    }
    return code;
  }
}
