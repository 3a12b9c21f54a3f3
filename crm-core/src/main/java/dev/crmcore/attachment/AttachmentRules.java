package dev.crmcore.attachment;

import dev.crmcore.error.InvalidInputException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Which files are taken: up to a size, of some media types. The type is what the first bytes say,
 * whatever the name says. Programs, scripts, pages with scripts in them, XML, which may be such a
 * page under any name of its own, and archives are not among the {@link #defaults}. Immutable and
 * safe for all threads.
 *
 * @param maxSize the most bytes of a file
 * @param types the media types, such as {@code "application/pdf"}
 */
public record AttachmentRules(long maxSize, Set<String> types) {
  private static final long DEFAULT_SIZE = 25L * 1024 * 1024;

  private static final AttachmentRules DEFAULTS =
      new AttachmentRules(
          DEFAULT_SIZE,
          Set.of(
              "image/png",
              "image/jpeg",
              "image/gif",
              "image/webp",
              "image/tiff",
              "image/heic",
              "image/avif",
              "audio/mpeg",
              "audio/mp4",
              "audio/ogg",
              "audio/wav",
              "video/mp4",
              "video/quicktime",
              "application/pdf",
              "application/rtf",
              "application/json",
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
              "application/vnd.openxmlformats-officedocument.presentationml.presentation",
              "application/vnd.oasis.opendocument.text",
              "application/vnd.oasis.opendocument.spreadsheet",
              "application/vnd.oasis.opendocument.presentation",
              "text/plain",
              "text/csv",
              "text/markdown",
              "text/vcard",
              "text/calendar",
              "message/rfc822"));

  /**
   * Checks the size and copies the types.
   *
   * @throws InvalidInputException if the size is negative
   */
  public AttachmentRules {
    if (maxSize < 0) {
      throw new InvalidInputException("A file has no fewer than 0 bytes, not " + maxSize + ".");
    }
    types = Set.copyOf(types);
  }

  /** Returns the usual ones: up to 25 MiB; pictures, sound, films, documents and text. */
  public static AttachmentRules defaults() {
    return DEFAULTS;
  }

  /** Returns these with another size. */
  public AttachmentRules upTo(long bytes) {
    return new AttachmentRules(bytes, types);
  }

  /** Returns these with more media types, such as {@code "application/zip"}. */
  public AttachmentRules and(String... more) {
    Set<String> all = new HashSet<>(types);
    for (String type : more) {
      all.add(type.toLowerCase(Locale.ROOT));
    }
    return new AttachmentRules(maxSize, all);
  }

  void requireAllowed(String name, String type) {
    if (!types.contains(type)) {
      throw new InvalidInputException(
          "E_ATTACHMENT_TYPE", "'%s' is of the type %s, which is not taken.".formatted(name, type));
    }
    // Text that is harmless to read starts something by its name; whoever takes programs takes it.
    if (MediaTypes.isDangerousName(name) && !types.contains(MediaTypes.PROGRAM)) {
      throw new InvalidInputException(
          "E_ATTACHMENT_TYPE",
          "'%s' is called like something that is run, which is not taken.".formatted(name));
    }
  }
}
