package dev.crmcore.blob;

import static java.util.Objects.requireNonNull;

import dev.crmcore.error.InvalidInputException;
import java.util.regex.Pattern;

/**
 * Where bytes are stored: named by what they are, so that the same bytes have the same key, and no
 * text that a person typed is ever part of a path.
 *
 * @param space whose they are
 * @param digest the SHA-256 digest of the bytes, in 64 lower-case hexadecimal digits
 */
public record BlobKey(BlobSpace space, String digest) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  /**
   * Checks the digest.
   *
   * @throws InvalidInputException if it is not of that form
   */
  public BlobKey {
    requireNonNull(space, "space");
    if (!FORM.matcher(requireNonNull(digest, "digest")).matches()) {
      throw new InvalidInputException("A blob is named by 64 hexadecimal digits.");
    }
  }

  /**
   * Reads the text form.
   *
   * @throws InvalidInputException if it is none
   */
  public static BlobKey parse(String text) {
    int hyphen = text.indexOf('-');
    if (hyphen < 0) {
      throw new InvalidInputException("This is no key of a blob.");
    }
    return new BlobKey(new BlobSpace(text.substring(0, hyphen)), text.substring(hyphen + 1));
  }

  /** Returns the text form: the space, a hyphen, the digest. */
  @Override
  public String toString() {
    return space + "-" + digest;
  }
}
