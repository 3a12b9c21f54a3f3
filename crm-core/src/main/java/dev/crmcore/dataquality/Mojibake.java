package dev.crmcore.dataquality;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads text again that was read with a wrong character set, where only one reading is possible.
 */
final class Mojibake {
  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final Charset CYRILLIC = Charset.forName("windows-1251");

  private static final Map<String, String> ENTITIES =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");

  private Mojibake() {}

  /** Returns what the text was, or the text itself where that cannot be told. */
  static String repaired(String text) {
    String plain = withoutEntities(text);
    if (!Characters.isGarbled(plain)) {
      return plain;
    }
    String western = reread(plain, WESTERN);
    String cyrillic = reread(plain, CYRILLIC);
    if (western != null && cyrillic != null && !western.equals(cyrillic)) {
      return text;
    }
    return western != null ? western : cyrillic != null ? cyrillic : text;
  }

  private static @Nullable String reread(String text, Charset wrong) {
    CharsetEncoder encoder = wrong.newEncoder();
    ByteBuffer bytes = ByteBuffer.allocate(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 && c < 0xa0) {
        // What the character set has no letter for was passed through as it is.
        bytes.put((byte) c);
      } else if (encoder.canEncode(c)) {
        bytes.put(String.valueOf(c).getBytes(wrong)[0]);
      } else {
        return null;
      }
    }
    try {
      String read = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
      return Characters.isGarbled(read) || Characters.hidden(read) >= 0 ? null : read;
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static String withoutEntities(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    int from = 0;
    for (int start = text.indexOf('&'); start >= 0; start = text.indexOf('&', start + 1)) {
      int end = text.indexOf(';', start);
      String meant = end < 0 ? null : entity(text.substring(start + 1, end));
      if (meant != null) {
        plain.append(text, from, start).append(meant);
        from = end + 1;
      }
    }
    return plain.append(text, from, text.length()).toString();
  }

  private static @Nullable String entity(String name) {
    if (!name.startsWith("#") || name.length() < 2 || name.length() > 6) {
      return ENTITIES.get(name);
    }
    String digits = name.substring(1);
    int point = Characters.isDigits(digits) ? Integer.parseInt(digits) : 0;
    boolean real = Character.isLetter(point) || (point >= ' ' && point < 0x7f);
    return real ? Character.toString(point) : null;
  }
}
