package dev.crmcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmcore.blob.BlobKey;
import dev.crmcore.blob.BlobSpace;
import dev.crmcore.blob.BlobStore;
import dev.crmcore.blob.StoredBlob;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.model.TenantId;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every store of bytes must do. Extend it and say how to open an empty store:
 *
 * <pre>{@code
 * class BucketBlobStoreTest extends BlobStoreContract {
 *   @Override protected BlobStore open(Clock clock) { return new BucketBlobStore(bucket(), clock); }
 * }
 * }</pre>
 *
 * @since 0.1
 */
@Timeout(60)
public abstract class BlobStoreContract {
  private static final BlobSpace SPACE = BlobSpace.of(TenantId.DEFAULT);
  private static final BlobSpace OTHER = BlobSpace.of(new TenantId("../other"));
  private static final long LIMIT = 10_000_000;
  private static final int READ_AHEAD = 1 << 20;
  private static final int THREADS = 4;
  private static final int TURNS = 50;

  private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");
  private BlobStore store = new MemoryBlobStore(clock);

  /**
   * Opens an empty store.
   *
   * @param clock says how old what is stored is
   */
  protected abstract BlobStore open(Clock clock);

  @BeforeEach
  final void openEmpty() {
    store = open(clock);
  }

  private static byte[] bytes(int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private StoredBlob put(byte[] bytes) {
    return store.put(SPACE, new ByteArrayInputStream(bytes), LIMIT);
  }

  private byte[] read(BlobKey key) throws IOException {
    try (InputStream stream = store.open(key)) {
      return stream.readAllBytes();
    }
  }

  private List<BlobKey> keys(BlobSpace space) {
    List<BlobKey> keys = new ArrayList<>();
    store.forEach(space, Instant.parse("3000-01-01T00:00:00Z"), keys::add);
    return keys;
  }

  private static String digest(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  final void whatWasStoredComesBack() throws Exception {
    for (int size : new int[] {0, 1, 8_191, 8_192, 8_193, 1_000_000}) {
      byte[] bytes = bytes(size, size);

      StoredBlob stored = put(bytes);

      assertThat(stored).isEqualTo(new StoredBlob(new BlobKey(SPACE, digest(bytes)), size));
      assertThat(store.exists(stored.key())).isTrue();
      assertThat(read(stored.key())).isEqualTo(bytes);
    }
    assertThat(keys(SPACE)).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  final void aStreamThatComesInDripsIsReadToItsEnd() throws Exception {
    byte[] bytes = bytes(3_000, 7);
    InputStream drips =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(1, length));
          }
        };

    assertThat(read(store.put(SPACE, drips, LIMIT).key())).isEqualTo(bytes);
  }

  @Test
  final void theSameBytesAreStoredOnce() {
    byte[] bytes = bytes(100, 1);

    assertThat(put(bytes)).isEqualTo(put(bytes));
    assertThat(keys(SPACE)).hasSize(1);
  }

  @Test
  final void spacesAreApart() throws Exception {
    byte[] bytes = bytes(100, 1);
    BlobKey mine = put(bytes).key();
    assertThat(store.exists(new BlobKey(OTHER, mine.digest()))).isFalse();
    BlobKey theirs = store.put(OTHER, new ByteArrayInputStream(bytes), LIMIT).key();
    clock.advance(Duration.ofDays(1));

    assertThat(store.delete(theirs, clock.instant())).isTrue();

    assertThat(read(mine)).isEqualTo(bytes);
    assertThat(keys(SPACE)).containsExactly(mine);
    assertThat(keys(OTHER)).isEmpty();
  }

  @Test
  final void tooManyBytesAreRefusedWithoutReadingAllOfThem() {
    long[] read = new long[1];
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            read[0]++;
            return 'x';
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            Arrays.fill(into, offset, offset + length, (byte) 'x');
            read[0] += length;
            return length;
          }
        };

    assertThatThrownBy(() -> store.put(SPACE, endless, 100_000))
        .isInstanceOf(InvalidInputException.class)
        .extracting(e -> ((InvalidInputException) e).code())
        .isEqualTo("E_LIMIT_SIZE");
    assertThat(read[0]).isLessThanOrEqualTo(100_000 + READ_AHEAD);
    assertThat(keys(SPACE)).isEmpty();
  }

  @Test
  final void theLimitItselfIsAllowed() {
    assertThat(store.put(SPACE, new ByteArrayInputStream(bytes(1_000, 1)), 1_000).size())
        .isEqualTo(1_000);
    assertThatThrownBy(() -> store.put(SPACE, new ByteArrayInputStream(bytes(1_001, 2)), 1_000))
        .isInstanceOf(InvalidInputException.class);
    assertThat(store.put(SPACE, new ByteArrayInputStream(new byte[0]), 0).size()).isZero();
    assertThat(keys(SPACE)).hasSize(2);
  }

  @Test
  final void aStreamThatFailsLeavesNothing() {
    InputStream failing =
        new FilterInputStream(new ByteArrayInputStream(new byte[50_000])) {
          @Override
          public int read() throws IOException {
            return alive(super.read());
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            return alive(super.read(into, offset, length));
          }

          private static int alive(int read) throws IOException {
            if (read < 0) {
              throw new IOException("The line is dead.");
            }
            return read;
          }
        };

    assertThatThrownBy(() -> store.put(SPACE, failing, LIMIT))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(keys(SPACE)).isEmpty();
  }

  @Test
  final void theStreamIsLeftOpen() {
    boolean[] closed = new boolean[1];
    InputStream watched =
        new ByteArrayInputStream(bytes(10, 1)) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    store.put(SPACE, watched, LIMIT);

    assertThat(closed[0]).isFalse();
  }

  @Test
  final void whatIsNotThereIsNotFound() throws Exception {
    BlobKey key = new BlobKey(SPACE, digest(bytes(5, 5)));

    assertThat(store.exists(key)).isFalse();
    assertThat(store.delete(key, Instant.MAX)).isFalse();
    assertThatThrownBy(() -> store.open(key)).isInstanceOf(NotFoundException.class);
  }

  @Test
  final void onlyWhatIsOldEnoughIsRemoved() {
    Instant stored = clock.instant();
    BlobKey key = put(bytes(10, 1)).key();
    clock.advance(Duration.ofDays(2));

    assertThat(store.delete(key, stored)).isFalse();
    assertThat(store.exists(key)).isTrue();
    assertThat(store.delete(key, stored.plusSeconds(1))).isTrue();
    assertThat(store.exists(key)).isFalse();
    assertThatThrownBy(() -> store.open(key)).isInstanceOf(NotFoundException.class);
  }

  @Test
  final void whatIsStoredAgainIsYoungAgain() {
    BlobKey old = put(bytes(10, 1)).key();
    BlobKey again = put(bytes(10, 2)).key();
    clock.advance(Duration.ofDays(2));
    put(bytes(10, 2));
    Instant yesterday = clock.instant().minus(Duration.ofDays(1));

    List<BlobKey> found = new ArrayList<>();
    store.forEach(SPACE, yesterday, found::add);

    assertThat(found).containsExactly(old);
    assertThat(store.delete(again, yesterday)).isFalse();
    assertThat(store.exists(again)).isTrue();
  }

  @Test
  final void theSameAndOtherBytesAtTheSameMomentAreAllThere() throws Exception {
    List<Callable<List<BlobKey>>> writers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int writer = i;
      writers.add(
          () -> {
            List<BlobKey> keys = new ArrayList<>();
            for (int turn = 0; turn < TURNS; turn++) {
              keys.add(put(bytes(20_000, turn)).key());
              keys.add(put(bytes(100, 1_000L * (writer + 1) + turn)).key());
              read(keys.get(keys.size() - 2));
            }
            return keys;
          });
    }

    for (List<BlobKey> keys : all(writers)) {
      for (BlobKey key : keys) {
        assertThat(digest(read(key))).isEqualTo(key.digest());
      }
    }
    assertThat(keys(SPACE)).hasSize(TURNS * (THREADS + 1));
  }

  @Test
  final void whatIsStoredAgainWhileItIsRemovedIsThere() throws Exception {
    byte[] bytes = bytes(10, 1);
    for (int turn = 0; turn < TURNS; turn++) {
      BlobKey key = put(bytes).key();
      clock.advance(Duration.ofDays(2));
      Instant yesterday = clock.instant().minus(Duration.ofDays(1));
      List<Callable<BlobKey>> both = new ArrayList<>();
      both.add(() -> put(bytes).key());
      both.add(
          () -> {
            store.delete(key, yesterday);
            return key;
          });
      all(both);

      assertThat(read(key)).isEqualTo(bytes);
    }
  }

  private static <T> List<T> all(List<Callable<T>> work)
      throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(work.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> one : pool.invokeAll(work)) {
        results.add(one.get());
      }
      return results;
    } finally {
      pool.shutdown();
    }
  }
}
