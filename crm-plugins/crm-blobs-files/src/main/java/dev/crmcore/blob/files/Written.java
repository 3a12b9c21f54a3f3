package dev.crmcore.blob.files;

import dev.crmcore.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What was written to a file.
 *
 * @param digest the SHA-256 digest in hexadecimal digits
 * @param size how many bytes
 */
record Written(String digest, long size) {
  private static final int PIECE = 1 << 16;

  /**
   * Writes all that a stream has to a file that is there, and forces it to the disk. Stops to read
   * where there is more than a limit.
   *
   * @throws UncheckedIOException if the stream fails
   * @throws IOException if the file does
   */
  static Written copy(InputStream bytes, Path file, long limit) throws IOException {
    MessageDigest digest = sha256();
    byte[] piece = new byte[PIECE];
    long size = 0;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      int read = read(bytes, piece);
      while (read >= 0) {
        size += read;
        if (size > limit) {
          throw new InvalidInputException(
              "E_LIMIT_SIZE", "There are more than %,d bytes.".formatted(limit));
        }
        digest.update(piece, 0, read);
        write(channel, ByteBuffer.wrap(piece, 0, read));
        read = read(bytes, piece);
      }
      channel.force(true);
    }
    return new Written(HexFormat.of().formatHex(digest.digest()), size);
  }

  private static int read(InputStream bytes, byte[] piece) {
    try {
      return bytes.read(piece);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
