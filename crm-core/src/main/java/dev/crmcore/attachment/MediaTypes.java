package dev.crmcore.attachment;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What bytes are by how they begin. The name of a file is believed only in what does not matter:
 * which kind of text a text is, and which kind of office document a package of office documents.
 * The signatures are those of the WHATWG MIME Sniffing Standard and of the formats' own
 * specifications.
 */
final class MediaTypes {
  /** How many bytes are looked at. */
  static final int HEAD = 4_096;

  static final String UNKNOWN = "application/octet-stream";
  static final String PROGRAM = "application/x-executable";

  /** What starts something when a person opens it, on one system or another. */
  private static final Set<String> DANGEROUS =
      Set.of(
          "exe", "com", "scr", "pif", "cpl", "dll", "sys", "msi", "msp", "msix", "appx", "bat",
          "cmd", "ps1", "psm1", "vbs", "vbe", "js", "jse", "mjs", "wsf", "wsh", "hta", "lnk", "url",
          "reg", "inf", "scf", "jar", "class", "jnlp", "sh", "bash", "zsh", "csh", "command", "py",
          "pl", "rb", "php", "app", "dmg", "pkg", "deb", "rpm", "apk", "elf", "so", "desktop",
          "docm", "dotm", "xlsm", "xltm", "xlam", "pptm", "potm", "ppam", "ppsm", "iso", "img",
          "vhd", "chm", "gadget", "svg", "svgz", "html", "htm", "xhtml", "mht", "mhtml");

  private record Signature(int offset, byte[] bytes, String type) {
    static Signature hex(int offset, String hex, String type) {
      return new Signature(offset, HexFormat.of().parseHex(hex), type);
    }

    static Signature text(int offset, String text, String type) {
      return new Signature(offset, text.getBytes(StandardCharsets.ISO_8859_1), type);
    }

    boolean fits(byte[] head) {
      if (head.length < offset + bytes.length) {
        return false;
      }
      for (int i = 0; i < bytes.length; i++) {
        if (head[offset + i] != bytes[i]) {
          return false;
        }
      }
      return true;
    }
  }

  /** What looks like text and is something else. */
  private static final List<Signature> WORDS =
      List.of(
          Signature.text(0, "#!", PROGRAM),
          Signature.text(0, "%PDF-", "application/pdf"),
          Signature.text(0, "{\\rtf", "application/rtf"));

  private static final List<Signature> SIGNATURES =
      List.of(
          Signature.text(0, "MZ", PROGRAM), // Windows
          Signature.hex(0, "7f454c46", PROGRAM), // ELF: Linux
          Signature.hex(0, "feedface", PROGRAM), // Mach-O: macOS, and its other byte orders
          Signature.hex(0, "feedfacf", PROGRAM),
          Signature.hex(0, "cefaedfe", PROGRAM),
          Signature.hex(0, "cffaedfe", PROGRAM),
          Signature.hex(0, "cafebabe", PROGRAM), // Java classes, universal Mach-O
          Signature.hex(0, "0061736d", PROGRAM), // WebAssembly
          Signature.hex(0, "4c0000000114020000000000c000000000000046", PROGRAM), // .lnk
          Signature.hex(0, "89504e470d0a1a0a", "image/png"),
          Signature.hex(0, "ffd8ff", "image/jpeg"),
          Signature.text(0, "GIF87a", "image/gif"),
          Signature.text(0, "GIF89a", "image/gif"),
          Signature.hex(0, "49492a00", "image/tiff"),
          Signature.hex(0, "4d4d002a", "image/tiff"),
          Signature.text(4, "ftypheic", "image/heic"),
          Signature.text(4, "ftypmif1", "image/heic"),
          Signature.text(4, "ftypavif", "image/avif"),
          Signature.text(4, "ftypM4A", "audio/mp4"),
          Signature.text(4, "ftypqt", "video/quicktime"),
          Signature.text(4, "ftyp", "video/mp4"),
          Signature.hex(0, "d0cf11e0a1b11ae1", "application/x-ole-storage"),
          Signature.text(0, "ID3", "audio/mpeg"),
          Signature.hex(0, "fffb", "audio/mpeg"),
          Signature.text(0, "OggS", "audio/ogg"),
          Signature.hex(0, "1f8b", "application/gzip"),
          Signature.hex(0, "377abcaf271c", "application/x-7z-compressed"),
          Signature.text(0, "Rar!", "application/vnd.rar"));

  private static final Map<String, String> OFFICE =
      Map.of(
          "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation");

  private static final Map<String, String> TEXTS =
      Map.of(
          "csv", "text/csv",
          "md", "text/markdown",
          "vcf", "text/vcard",
          "ics", "text/calendar",
          "eml", "message/rfc822",
          "json", "application/json");

  private MediaTypes() {}

  /** Tells whether a name says that opening the file starts something. */
  static boolean isDangerousName(String name) {
    return DANGEROUS.contains(FileNames.extension(name));
  }

  /**
   * Returns the type of bytes.
   *
   * @param head the first {@value #HEAD} bytes, or all there are
   * @param name what the file is called
   */
  static String of(byte[] head, String name) {
    for (Signature signature : WORDS) {
      if (signature.fits(head)) {
        return signature.type();
      }
    }
    if (isText(head)) {
      return text(head, name);
    }
    if (Signature.hex(0, "504b0304", "").fits(head)) {
      return zipped(head, name);
    }
    if (Signature.text(0, "RIFF", "").fits(head)) {
      return riff(head);
    }
    return SIGNATURES.stream()
        .filter(signature -> signature.fits(head))
        .findFirst()
        .map(Signature::type)
        .orElse(UNKNOWN);
  }

  private static String riff(byte[] head) {
    if (Signature.text(8, "WEBP", "").fits(head)) {
      return "image/webp";
    }
    return Signature.text(8, "WAVE", "").fits(head) ? "audio/wav" : UNKNOWN;
  }

  private static String zipped(byte[] head, String name) {
    String start = new String(head, StandardCharsets.ISO_8859_1);
    int oasis = start.indexOf("mimetypeapplication/vnd.oasis.opendocument.");
    if (oasis == 30) { // the first entry, stored as it is, right behind its header
      String kind = start.substring(oasis + "mimetype".length()).split("[^a-z.\\-/]", 2)[0];
      return kind.endsWith("PK") ? kind.substring(0, kind.length() - 2) : kind;
    }
    if (start.contains("META-INF/MANIFEST.MF") || start.contains("AndroidManifest.xml")) {
      return PROGRAM;
    }
    boolean office = start.contains("[Content_Types].xml") || start.contains("_rels/.rels");
    if (office && start.contains("vbaProject.bin")) {
      return PROGRAM;
    }
    String kind = OFFICE.get(FileNames.extension(name));
    return office && kind != null ? kind : "application/zip";
  }

  /** Text has no control characters but those of lines, and is UTF-8 or a one-byte charset. */
  private static boolean isText(byte[] head) {
    if (Signature.hex(0, "fffe", "").fits(head) || Signature.hex(0, "feff", "").fits(head)) {
      return true;
    }
    for (byte one : head) {
      if (one >= 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t' && one != '\f') {
        return false;
      }
    }
    return true;
  }

  private static String text(byte[] head, String name) {
    String charset = head.length > 1 && (head[0] == -1 || head[0] == -2) ? "UTF-16" : "";
    String start =
        new String(head, charset.isEmpty() ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16)
            .strip()
            .replaceFirst("^\uFEFF\\s*", "")
            .toLowerCase(Locale.ROOT);
    if (start.contains("<svg")) {
      return "image/svg+xml";
    }
    if (start.startsWith("<!doctype html")
        || start.contains("<html")
        || start.contains("<script")
        || start.startsWith("<!--")) {
      return "text/html";
    }
    if (start.startsWith("<?php") || start.startsWith("@echo")) {
      return PROGRAM;
    }
    if (start.startsWith("<?xml")) {
      return "application/xml";
    }
    return TEXTS.getOrDefault(FileNames.extension(name), "text/plain");
  }
}
