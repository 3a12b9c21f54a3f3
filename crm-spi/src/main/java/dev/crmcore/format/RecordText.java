package dev.crmcore.format;

import java.io.Reader;
import java.nio.charset.Charset;

/** The content of a file as text. Safe for all threads. */
public interface RecordText {
  /** Returns the charset that it is read in. */
  Charset charset();

  /**
   * Opens the text from its beginning, without a byte-order mark; the caller closes it. Where bytes
   * are no text in the charset, half of a surrogate pair stands, so that the record they are in is
   * rejected and the others stand. At the end of a text that is in another charset altogether the
   * reader throws {@link dev.crmcore.error.InvalidInputException} with the code {@code E_ENCODING}:
   * a format that reads to the end when it inspects a file refuses it before anything is applied.
   */
  Reader open();
}
