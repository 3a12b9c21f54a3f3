package dev.crmcore.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A SHA-256 digest over a list of values. Every text goes in with its length, so that two lists
 * give the same bytes only if they are the same. Not safe for other threads.
 */
final class ContentDigest {
  private static final long MISSING = -1;

  private final MessageDigest digest = sha256();
  private final ByteBuffer eightBytes = ByteBuffer.allocate(Long.BYTES);

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  ContentDigest add(long number) {
    eightBytes.clear();
    digest.update(eightBytes.putLong(number).array());
    return this;
  }

  ContentDigest add(@Nullable String text) {
    if (text == null) {
      return add(MISSING);
    }
    byte[] bytes = text.getBytes(UTF_8);
    add(bytes.length);
    digest.update(bytes);
    return this;
  }

  ContentDigest add(@Nullable UUID id) {
    return id == null
        ? add(MISSING)
        : add(Long.BYTES * 2).add(id.getMostSignificantBits()).add(id.getLeastSignificantBits());
  }

  ContentDigest add(Instant moment) {
    return add(moment.getEpochSecond()).add(moment.getNano());
  }

  /** Returns the digest as hexadecimal digits and starts anew. */
  String end() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
