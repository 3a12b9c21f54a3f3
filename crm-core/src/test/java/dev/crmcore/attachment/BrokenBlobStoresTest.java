package dev.crmcore.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmcore.blob.BlobKey;
import dev.crmcore.blob.BlobSpace;
import dev.crmcore.blob.BlobStore;
import dev.crmcore.blob.StoredBlob;
import dev.crmcore.memory.ContractRun;
import dev.crmcore.model.TenantId;
import dev.crmcore.testkit.BlobStoreContract;
import dev.crmcore.testkit.MemoryBlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Proves the contract: each of these stores has one fault, and the contract names it. The static
 * classes are no tests of their own and are run from here alone.
 */
class BrokenBlobStoresTest {
  private static final Set<String> TESTS =
      Set.of(
          "whatWasStoredComesBack",
          "aStreamThatComesInDripsIsReadToItsEnd",
          "theSameBytesAreStoredOnce",
          "spacesAreApart",
          "tooManyBytesAreRefusedWithoutReadingAllOfThem",
          "theLimitItselfIsAllowed",
          "aStreamThatFailsLeavesNothing",
          "theStreamIsLeftOpen",
          "whatIsNotThereIsNotFound",
          "onlyWhatIsOldEnoughIsRemoved",
          "whatIsStoredAgainIsYoungAgain",
          "theSameAndOtherBytesAtTheSameMomentAreAllThere",
          "whatIsStoredAgainWhileItIsRemovedIsThere");

  private static void assertCaught(Class<?> contract, String... failing) {
    ContractRun run = ContractRun.of(contract, TESTS);

    assertThat(run.failed()).contains(failing);
    assertThat(run.passed()).hasSize(TESTS.size() - run.failed().size());
    if (failing.length == 0) {
      assertThat(run.failed()).isEmpty();
    }
  }

  /** Does all as the store in memory does. */
  private static class Forwarding implements BlobStore {
    final MemoryBlobStore store;

    Forwarding(Clock clock) {
      this.store = new MemoryBlobStore(clock);
    }

    @Override
    public StoredBlob put(BlobSpace space, InputStream bytes, long limit) {
      return store.put(space, bytes, limit);
    }

    @Override
    public InputStream open(BlobKey key) {
      return store.open(key);
    }

    @Override
    public boolean exists(BlobKey key) {
      return store.exists(key);
    }

    @Override
    public boolean delete(BlobKey key, Instant storedBefore) {
      return store.delete(key, storedBefore);
    }

    @Override
    public void forEach(BlobSpace space, Instant storedBefore, Consumer<BlobKey> keys) {
      store.forEach(space, storedBefore, keys);
    }
  }

  @Test
  void theStoreInMemoryPasses() {
    assertCaught(Honest.class);
  }

  static final class Honest extends BlobStoreContract {
    @Override
    protected BlobStore open(Clock clock) {
      return new MemoryBlobStore(clock);
    }
  }

  @Test
  void whoReadsTheFirstPieceOnlyIsCaught() {
    assertCaught(
        FirstPiece.class, "whatWasStoredComesBack", "aStreamThatComesInDripsIsReadToItsEnd");
  }

  static final class FirstPiece extends BlobStoreContract {
    @Override
    protected BlobStore open(Clock clock) {
      return new Forwarding(clock) {
        @Override
        public StoredBlob put(BlobSpace space, InputStream bytes, long limit) {
          byte[] piece = new byte[8_192];
          try {
            int read = Math.max(0, bytes.read(piece));
            return store.put(space, new ByteArrayInputStream(piece, 0, read), limit);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      };
    }
  }

  @Test
  void whoReadsAllBeforeItLooksIsCaught() {
    assertCaught(ReadsAll.class, "tooManyBytesAreRefusedWithoutReadingAllOfThem");
  }

  static final class ReadsAll extends BlobStoreContract {
    @Override
    protected BlobStore open(Clock clock) {
      return new Forwarding(clock) {
        @Override
        public StoredBlob put(BlobSpace space, InputStream bytes, long limit) {
          try {
            byte[] all = bytes.readNBytes(20_000_000);
            return store.put(space, new ByteArrayInputStream(all), limit);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      };
    }
  }

  @Test
  void whoKnowsNoLimitIsCaught() {
    assertCaught(NoLimit.class, "theLimitItselfIsAllowed");
  }

  static final class NoLimit extends BlobStoreContract {
    @Override
    protected BlobStore open(Clock clock) {
      return new Forwarding(clock) {
        @Override
        public StoredBlob put(BlobSpace space, InputStream bytes, long limit) {
          return store.put(space, bytes, Math.max(limit, 50_000_000));
        }
      };
    }
  }

  @Test
  void whoKeepsHalfAFileIsCaught() {
    assertCaught(KeepsHalf.class, "aStreamThatFailsLeavesNothing");
  }

  static final class KeepsHalf extends BlobStoreContract {
    @Override
    protected BlobStore open(Clock clock) {
      return new Forwarding(clock) {
        @Override
        public StoredBlob put(BlobSpace space, InputStream bytes, long limit) {
          try {
            return store.put(space, bytes, limit);
          } catch (UncheckedIOException e) {
            store.put(space, new ByteArrayInputStream(new byte[10]), limit);
            throw e;
          }
        }
      };
    }
  }

  @Test
  void whoKnowsNoSpacesIsCaught() {
    assertCaught(OneSpace.class, "spacesAreApart");
  }

  static final class OneSpace extends BlobStoreContract {
    private static BlobKey one(BlobKey key) {
      return new BlobKey(BlobSpace.of(TenantId.DEFAULT), key.digest());
    }

    @Override
    protected BlobStore open(Clock clock) {
      return new Forwarding(clock) {
        @Override
        public StoredBlob put(BlobSpace space, InputStream bytes, long limit) {
          StoredBlob stored = store.put(BlobSpace.of(TenantId.DEFAULT), bytes, limit);
          return new StoredBlob(new BlobKey(space, stored.key().digest()), stored.size());
        }

        @Override
        public InputStream open(BlobKey key) {
          return store.open(one(key));
        }

        @Override
        public boolean exists(BlobKey key) {
          return store.exists(one(key));
        }

        @Override
        public boolean delete(BlobKey key, Instant storedBefore) {
          return store.delete(one(key), storedBefore);
        }
      };
    }
  }

  @Test
  void whoRemovesWhatIsYoungIsCaught() {
    assertCaught(
        RemovesYoung.class, "onlyWhatIsOldEnoughIsRemoved", "whatIsStoredAgainIsYoungAgain");
  }

  static final class RemovesYoung extends BlobStoreContract {
    @Override
    protected BlobStore open(Clock clock) {
      return new Forwarding(clock) {
        @Override
        public boolean delete(BlobKey key, Instant storedBefore) {
          return store.delete(key, Instant.MAX);
        }
      };
    }
  }

  @Test
  void whoDoesNotStoreAgainWhatIsThereIsCaught() {
    assertCaught(StaysOld.class, "whatIsStoredAgainIsYoungAgain");
  }

  static final class StaysOld extends BlobStoreContract {
    @Override
    protected BlobStore open(Clock clock) {
      return new Forwarding(clock) {
        @Override
        public StoredBlob put(BlobSpace space, InputStream bytes, long limit) {
          MemoryBlobStore aside = new MemoryBlobStore(clock);
          StoredBlob read = aside.put(space, bytes, limit);
          return store.exists(read.key()) ? read : store.put(space, aside.open(read.key()), limit);
        }
      };
    }
  }

  @Test
  void whoClosesTheStreamIsCaught() {
    assertCaught(Closes.class, "theStreamIsLeftOpen");
  }

  static final class Closes extends BlobStoreContract {
    @Override
    protected BlobStore open(Clock clock) {
      return new Forwarding(clock) {
        @Override
        public StoredBlob put(BlobSpace space, InputStream bytes, long limit) {
          try (bytes) {
            return store.put(space, bytes, limit);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      };
    }
  }

  @Test
  void whoFindsWhatIsNotThereIsCaught() {
    assertCaught(FindsAll.class, "whatIsNotThereIsNotFound");
  }

  static final class FindsAll extends BlobStoreContract {
    @Override
    protected BlobStore open(Clock clock) {
      return new Forwarding(clock) {
        @Override
        public InputStream open(BlobKey key) {
          return store.exists(key) ? store.open(key) : new ByteArrayInputStream(new byte[0]);
        }
      };
    }
  }
}
