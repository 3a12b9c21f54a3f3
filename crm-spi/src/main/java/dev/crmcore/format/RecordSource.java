package dev.crmcore.format;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** The content of a file, which can be opened any number of times. Safe for all threads. */
public interface RecordSource {
  /** Returns the name of the file, without folders. */
  String name();

  /**
   * Opens the content from its beginning; the caller closes it.
   *
   * @throws dev.crmcore.error.InvalidInputException with a code {@code E_FILE_…} if it cannot be
   *     opened
   */
  InputStream open();

  /** Returns the file on disk, or empty where the content is in memory. */
  Optional<Path> file();

  /**
   * Returns the content as text, in the charset that the caller declared, or that a byte-order mark
   * tells, else UTF-8.
   *
   * @throws dev.crmcore.error.InvalidInputException with the code {@code E_ENCODING} if the content
   *     is in another charset than declared
   */
  RecordText text();
}
