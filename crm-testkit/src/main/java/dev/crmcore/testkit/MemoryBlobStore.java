package dev.crmcore.testkit;

import static java.util.Objects.requireNonNull;

import dev.crmcore.blob.BlobKey;
import dev.crmcore.blob.BlobSpace;
import dev.crmcore.blob.BlobStore;
import dev.crmcore.blob.StoredBlob;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A store of bytes in memory, for tests of hosts. Safe for all threads.
 *
 * @since 0.1
 */
public final class MemoryBlobStore implements BlobStore {
  private static final int PIECE = 8_192;

  private final Map<BlobKey, Held> held = new ConcurrentHashMap<>();
  private final Clock clock;

  /** Creates an empty store. */
  public MemoryBlobStore(Clock clock) {
    this.clock = requireNonNull(clock, "clock");
  }

  private record Held(byte[] bytes, Instant at) {}

  @Override
  public StoredBlob put(BlobSpace space, InputStream bytes, long limit) {
    byte[] all = read(bytes, limit);
    BlobKey key = new BlobKey(space, digest(all));
    held.put(key, new Held(all, clock.instant()));
    return new StoredBlob(key, all.length);
  }

  private static byte[] read(InputStream bytes, long limit) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE];
    try {
      int read = bytes.read(piece);
      while (read >= 0) {
        all.write(piece, 0, read);
        if (all.size() > limit) {
          throw new InvalidInputException(
              "E_LIMIT_SIZE", "There are more than %,d bytes.".formatted(limit));
        }
        read = bytes.read(piece);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toByteArray();
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  @Override
  public InputStream open(BlobKey key) {
    Held found = held.get(key);
    if (found == null) {
      throw new NotFoundException("There are no bytes under " + key + ".");
    }
    return new ByteArrayInputStream(found.bytes());
  }

  @Override
  public boolean exists(BlobKey key) {
    return held.containsKey(key);
  }

  @Override
  public boolean delete(BlobKey key, Instant storedBefore) {
    boolean[] removed = new boolean[1];
    held.computeIfPresent(key, (same, one) -> unlessYoung(one, storedBefore, removed));
    return removed[0];
  }

  private static @Nullable Held unlessYoung(Held one, Instant storedBefore, boolean[] removed) {
    removed[0] = one.at().isBefore(storedBefore);
    return removed[0] ? null : one;
  }

  @Override
  public void forEach(BlobSpace space, Instant storedBefore, Consumer<BlobKey> keys) {
    List.copyOf(held.entrySet()).stream()
        .filter(one -> one.getKey().space().equals(space))
        .filter(one -> one.getValue().at().isBefore(storedBefore))
        .forEach(one -> keys.accept(one.getKey()));
  }
}
