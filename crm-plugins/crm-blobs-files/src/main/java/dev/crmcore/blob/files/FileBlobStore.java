package dev.crmcore.blob.files;

import static java.util.Objects.requireNonNull;

import dev.crmcore.blob.BlobKey;
import dev.crmcore.blob.BlobSpace;
import dev.crmcore.blob.BlobStore;
import dev.crmcore.blob.StoredBlob;
import dev.crmcore.error.NotFoundException;
import dev.crmcore.error.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Keeps bytes in a folder, as {@code space/ab/cd/digest}: every name is made of hexadecimal digits
 * alone. A file is written aside, forced to the disk and then given its name, so that after a power
 * failure it is whole or not there. Symbolic links below the folder are not followed. Where the
 * file system has permissions, only the user that the process runs as reads and writes. Several
 * processes may share a folder. Safe for all threads.
 *
 * <pre>{@code
 * Crm.builder().blobs(context -> FileBlobStore.open(Path.of("files"), context.clock()))
 * }</pre>
 *
 * @since 0.1
 */
public final class FileBlobStore implements BlobStore {
  private static final Duration LEFT_OVER = Duration.ofDays(1);
  private static final int LOCKS = 64;

  private final Folders folders;
  private final Clock clock;
  private final ReentrantLock[] locks = new ReentrantLock[LOCKS];

  private FileBlobStore(Folders folders, Clock clock) {
    this.folders = folders;
    this.clock = clock;
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new ReentrantLock();
    }
  }

  /**
   * Opens a folder, which is made where it is not there, puts back what a process that ended at
   * that moment had taken aside to remove it, and removes what was written aside more than a day
   * ago and never finished.
   *
   * @param clock says how old what is stored is
   * @throws StorageException if it cannot be made or read
   */
  public static FileBlobStore open(Path folder, Clock clock) {
    requireNonNull(folder, "folder");
    requireNonNull(clock, "clock");
    try {
      Folders folders = Folders.open(folder);
      FileBlobStore store = new FileBlobStore(folders, clock);
      store.putBack();
      store.removeLeftOvers();
      return store;
    } catch (IOException e) {
      throw failure("The folder for files cannot be opened", e);
    }
  }

  /** The text of a file system names paths; its kind is enough to know what to do. */
  private static StorageException failure(String what, IOException cause) {
    return new StorageException(
        "%s (%s).".formatted(what, cause.getClass().getSimpleName()), cause);
  }

  private void removeLeftOvers() throws IOException {
    Instant old = clock.instant().minus(LEFT_OVER);
    try (Stream<Path> aside = Files.list(folders.aside())) {
      for (Path one : (Iterable<Path>) aside::iterator) {
        if (Files.getLastModifiedTime(one, LinkOption.NOFOLLOW_LINKS).toInstant().isBefore(old)) {
          Files.deleteIfExists(one);
        }
      }
    }
  }

  private void putBack() throws IOException {
    for (Map.Entry<Path, BlobKey> gone : folders.gone().entrySet()) {
      putBack(gone.getKey(), gone.getValue());
    }
  }

  /**
   * Somebody may have stored it again while it was aside, so it counts as stored now: if it belongs
   * to nothing, it is found again later. Another process may be removing it at this moment; then
   * one of the two finds it gone.
   */
  private void putBack(Path aside, BlobKey key) throws IOException {
    try {
      keep(key, aside);
    } catch (NoSuchFileException e) {
      return; // removed, or put back, by another
    }
  }

  private ReentrantLock lock(BlobKey key) {
    return locks[Math.floorMod(key.digest().hashCode(), LOCKS)];
  }

  @Override
  public StoredBlob put(BlobSpace space, InputStream bytes, long limit) {
    try {
      Path aside = folders.newAside();
      try {
        Written written = Written.copy(bytes, aside, limit);
        BlobKey key = new BlobKey(space, written.digest());
        keep(key, aside);
        return new StoredBlob(key, written.size());
      } finally {
        Files.deleteIfExists(aside);
      }
    } catch (IOException e) {
      throw failure("A file cannot be stored", e);
    }
  }

  private void keep(BlobKey key, Path aside) throws IOException {
    ReentrantLock lock = lock(key);
    lock.lock();
    try {
      Files.setLastModifiedTime(aside, FileTime.from(clock.instant()));
      Path target = folders.make(key);
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
      Folders.force(requireNonNull(target.getParent()));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public InputStream open(BlobKey key) {
    try {
      return Files.newInputStream(folders.of(key), LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      throw new NotFoundException("There are no bytes under " + key + ".");
    } catch (IOException e) {
      throw failure("A file cannot be read", e);
    }
  }

  @Override
  public boolean exists(BlobKey key) {
    try {
      return Files.isRegularFile(folders.of(key), LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw failure("The folder for files cannot be read", e);
    }
  }

  @Override
  public boolean delete(BlobKey key, Instant storedBefore) {
    ReentrantLock lock = lock(key);
    lock.lock();
    try {
      Path file = folders.of(key);
      return isOlder(file, storedBefore) && removed(key, file, storedBefore);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw failure("A file cannot be removed", e);
    } finally {
      lock.unlock();
    }
  }

  private static boolean isOlder(Path file, Instant moment) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant().isBefore(moment);
  }

  /**
   * Another process may store the file again after it was found to be old, so it is taken aside
   * first, where nobody stores it, and put back if it is young after all. Its name there says what
   * it is, for whoever opens the folder after a crash.
   */
  private boolean removed(BlobKey key, Path file, Instant storedBefore) throws IOException {
    Path aside = folders.newGone(key);
    Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
    if (!isOlder(aside, storedBefore)) {
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
      return false;
    }
    Files.delete(aside);
    return true;
  }

  @Override
  public void forEach(BlobSpace space, Instant storedBefore, Consumer<BlobKey> keys) {
    try {
      folders.forEach(
          space,
          (key, file) -> {
            if (isOlder(file, storedBefore)) {
              keys.accept(key);
            }
          });
    } catch (IOException e) {
      throw failure("The folder for files cannot be read", e);
    }
  }
}
