package dev.crmcore.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a file is known by, whatever its name.
 *
 * @param size in bytes
 * @param digest its SHA-256 digest, as 64 lower-case hexadecimal digits
 */
record FileContent(long size, String digest) {
  private static final int BUFFER = 1 << 16;

  /**
   * Reads the whole of a file.
   *
   * @throws dev.crmcore.error.InvalidInputException with a code {@code E_FILE_…} if it cannot be
   *     read
   */
  static FileContent of(ImportSource source) {
    try (InputStream in = source.open()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER];
      long size = 0;
      int read;
      while ((read = in.read(buffer)) >= 0) {
        digest.update(buffer, 0, read);
        size += read;
      }
      return new FileContent(size, HexFormat.of().formatHex(digest.digest()));
    } catch (IOException e) {
      throw TextFile.unreadable(source, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
