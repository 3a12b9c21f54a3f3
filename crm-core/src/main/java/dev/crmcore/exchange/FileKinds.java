package dev.crmcore.exchange;

import dev.crmcore.error.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tells files that are no CSV by how they begin and what they are called. */
final class FileKinds {
  private static final Map<String, String> BEGINNINGS =
      new TreeMap<>(
          Map.of(
              "PK\u0003\u0004", "an XLSX or ZIP file",
              "\u00D0\u00CF\u0011\u00E0", "an XLS file",
              "%PDF-", "a PDF file",
              "\u001F\u008B", "a GZIP file",
              "SQLite format 3\0", "an SQLite database",
              "\u0089PNG", "a picture",
              "BEGIN:VCARD", "a vCard file",
              "<?xml", "an XML file",
              "<!DOCTYPE", "a web page"));

  private static final Set<String> FOREIGN =
      Set.of("xlsx", "xls", "ods", "zip", "gz", "pdf", "vcf", "docx");

  private FileKinds() {}

  /**
   * Refuses what is no text.
   *
   * @throws InvalidInputException with the code {@code E_UNSUPPORTED}
   */
  static void requireText(String name, byte[] start) {
    String text = new String(start, 0, Math.min(start.length, 32), StandardCharsets.ISO_8859_1);
    BEGINNINGS.forEach(
        (beginning, kind) -> {
          if (text.startsWith(beginning)) {
            throw unsupported(name, kind);
          }
        });
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (FOREIGN.contains(extension)) {
      throw unsupported(name, "by its name a file of the kind " + extension);
    }
    if (Likeness.utf16(start, start.length) == null && isBinary(start)) {
      throw unsupported(name, "not a text file");
    }
  }

  /** One stray NUL spoils its row; many are no text. */
  private static boolean isBinary(byte[] start) {
    int control = 0;
    for (byte b : start) {
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
        control++;
      }
    }
    return control > 16 && control > start.length / 10 && !hasUtf16Mark(start);
  }

  private static boolean hasUtf16Mark(byte[] start) {
    return ByteOrderMark.of(start, start.length)
        .filter(mark -> mark != ByteOrderMark.UTF_8)
        .isPresent();
  }

  private static InvalidInputException unsupported(String name, String kind) {
    return new InvalidInputException(
        "E_UNSUPPORTED",
        "'%s' is %s, which no known format reads. The plugin crm-formats reads XLSX and vCard; save anything else as CSV."
            .formatted(name, kind));
  }
}
