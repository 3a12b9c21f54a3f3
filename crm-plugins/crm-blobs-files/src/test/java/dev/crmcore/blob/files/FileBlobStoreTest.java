package dev.crmcore.blob.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.crmcore.blob.BlobKey;
import dev.crmcore.blob.BlobSpace;
import dev.crmcore.blob.BlobStore;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.error.StorageException;
import dev.crmcore.model.TenantId;
import dev.crmcore.testkit.BlobStoreContract;
import dev.crmcore.testkit.MutableClock;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTest extends BlobStoreContract {
  private static final BlobSpace SPACE = BlobSpace.of(new TenantId("../../etc"));

  @TempDir Path folder;

  @Override
  protected BlobStore open(Clock clock) {
    return FileBlobStore.open(folder.resolve("files"), clock);
  }

  private final MutableClock today = MutableClock.at("2026-03-02T10:00:00Z");

  private BlobStore store() {
    return open(today);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(folder::relativize).toList();
    }
  }

  @Test
  void everyNameIsMadeOfHexadecimalDigits() throws IOException {
    BlobKey key = store().put(SPACE, stream("abc"), 10).key();

    String digest = key.digest();
    assertThat(digest)
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(files()).containsExactly(Path.of("files", SPACE.name(), "ba", "78", digest));
  }

  @Test
  void whatFailsLeavesNothingAside() throws IOException {
    InputStream failing =
        new FilterInputStream(new ByteArrayInputStream(new byte[100_000])) {
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
    assertThatThrownBy(() -> store().put(SPACE, failing, 1_000_000))
        .isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> store().put(SPACE, stream("too long"), 3))
        .isInstanceOf(InvalidInputException.class);

    assertThat(files()).isEmpty();
  }

  @Test
  void whatACrashLeftAsideIsRemovedAfterADay() throws IOException {
    store();
    Path left = Files.writeString(folder.resolve("files/aside/crashed.new"), "half");
    Files.setLastModifiedTime(left, FileTime.from(today.instant()));

    today.advance(Duration.ofHours(23));
    store();
    assertThat(left).exists();
    today.advance(Duration.ofHours(2));
    store();
    assertThat(left).doesNotExist();
  }

  @Test
  void whatACrashLeftTakenAsideIsPutBack() throws IOException {
    BlobKey key = store().put(SPACE, stream("abc"), 10).key();
    Path file =
        folder.resolve("files").resolve(SPACE.name()).resolve("ba/78").resolve(key.digest());
    Path aside = folder.resolve("files/aside").resolve(key + "." + new UUID(1, 2) + ".gone");
    Files.move(file, aside);
    today.advance(Duration.ofDays(30));

    BlobStore store = store();

    try (InputStream bytes = store.open(key)) {
      assertThat(bytes).hasContent("abc");
    }
    assertThat(aside).doesNotExist();
    assertThat(store.delete(key, today.instant())).isFalse(); // it counts as stored now
    today.advance(Duration.ofDays(1));
    assertThat(store.delete(key, today.instant())).isTrue();
    assertThat(files()).isEmpty();
  }

  @Test
  void nobodyElseReadsThem() throws IOException {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
    store().put(SPACE, stream("abc"), 10);

    try (Stream<Path> all = Files.walk(folder.resolve("files"))) {
      for (Path one : all.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
            .isEqualTo(Files.isDirectory(one) ? "rwx------" : "rw-------");
      }
    }
  }

  @Test
  void linksLeadNowhere() throws IOException {
    BlobStore store = store();
    BlobKey key = store.put(SPACE, stream("abc"), 10).key();
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Path secret = Files.writeString(outside.resolve("secret"), "secret");
    Path file =
        folder.resolve("files").resolve(SPACE.name()).resolve("ba/78").resolve(key.digest());
    Files.delete(file);
    Files.createSymbolicLink(file, secret);

    assertThat(store.exists(key)).isFalse();
    assertThatThrownBy(() -> store.open(key)).isInstanceOf(StorageException.class);
    assertThat(store.delete(key, Instant.MAX)).isFalse();
    store.put(SPACE, stream("abc"), 10); // takes the place of the link, not of what it leads to
    assertThat(secret).hasContent("secret");
    assertThat(store.exists(key)).isTrue();

    BlobSpace linked = BlobSpace.of(new TenantId("linked"));
    Files.createSymbolicLink(folder.resolve("files").resolve(linked.name()), outside);
    assertThatThrownBy(() -> store.put(linked, stream("abc"), 10))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("no folder")
        .hasMessageNotContaining(folder.toString());
    store.forEach(linked, Instant.MAX, one -> assertThat(one).isNull());
    try (Stream<Path> all = Files.list(outside)) {
      assertThat(all).containsExactly(secret);
    }
  }

  @Test
  void strangeFilesArePassedBy() throws IOException {
    BlobStore store = store();
    BlobKey key = store.put(SPACE, stream("abc"), 10).key();
    Path space = folder.resolve("files").resolve(SPACE.name());
    Files.writeString(space.resolve("README"), "x");
    Files.writeString(space.resolve("ba/78/notes.txt"), "x");
    today.advance(Duration.ofDays(1));

    store.forEach(SPACE, today.instant(), one -> assertThat(one).isEqualTo(key));
  }

  @Test
  void whatIsNoFolderIsRefusedWithoutItsPath() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");

    assertThatThrownBy(() -> FileBlobStore.open(file, today))
        .isInstanceOf(StorageException.class)
        .hasMessageNotContaining(folder.toString());
  }

  @Test
  void twoStoresOnOneFolderShareIt() throws IOException {
    BlobKey key = store().put(SPACE, stream("abc"), 10).key();
    BlobStore other = store();

    try (InputStream bytes = other.open(key)) {
      assertThat(bytes).hasContent("abc");
    }
  }
}
