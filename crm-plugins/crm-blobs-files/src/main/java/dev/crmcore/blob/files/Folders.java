package dev.crmcore.blob.files;

import static java.util.Objects.requireNonNull;

import dev.crmcore.blob.BlobKey;
import dev.crmcore.blob.BlobSpace;
import dev.crmcore.error.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where files are within the folder of a store. Follows no symbolic link below it. */
final class Folders {
  private static final Pattern PAIR = Pattern.compile("[0-9a-f]{2}");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern GONE =
      Pattern.compile("[0-9a-f]{32}-[0-9a-f]{64}\\.[0-9a-f-]{36}\\.gone");
  private static final String ASIDE = "aside";

  private final Path root;
  private final FileAttribute<?>[] forFolders;
  private final FileAttribute<?>[] forFiles;

  private Folders(Path root, boolean posix) {
    this.root = root;
    this.forFolders = permissions(posix, "rwx------");
    this.forFiles = permissions(posix, "rw-------");
  }

  private static FileAttribute<?>[] permissions(boolean posix, String text) {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))
        }
        : new FileAttribute<?>[0];
  }

  static Folders open(Path folder) throws IOException {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] mine = permissions(posix, "rwx------");
    Files.createDirectories(folder, mine);
    Folders folders = new Folders(folder.toRealPath(), posix);
    folders.make(folders.aside());
    return folders;
  }

  /** Returns where files are written before they have their name; on the same file system. */
  Path aside() {
    return root.resolve(ASIDE);
  }

  Path newAside() throws IOException {
    return Files.createFile(aside().resolve(UUID.randomUUID() + ".new"), forFiles);
  }

  /** Returns where a file is taken before it is removed. */
  Path newGone(BlobKey key) {
    return aside().resolve(key + "." + UUID.randomUUID() + ".gone");
  }

  /** Returns what was taken aside and is still there. */
  Map<Path, BlobKey> gone() throws IOException {
    Map<Path, BlobKey> gone = new LinkedHashMap<>();
    for (Path one : named(aside(), GONE)) {
      String name = requireNonNull(one.getFileName()).toString();
      if (Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS)) {
        gone.put(one, BlobKey.parse(name.substring(0, name.indexOf('.'))));
      }
    }
    return gone;
  }

  /**
   * Returns where a file is.
   *
   * @throws NoSuchFileException if its folder is not there
   */
  Path of(BlobKey key) throws IOException {
    for (Path folder : folders(key)) {
      if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
        throw new NoSuchFileException(key.toString());
      }
      requireFolder(folder);
    }
    return file(key);
  }

  /** Returns where a file is to be, and makes its folders. */
  Path make(BlobKey key) throws IOException {
    for (Path folder : folders(key)) {
      make(folder);
    }
    return file(key);
  }

  private Path file(BlobKey key) {
    List<Path> folders = folders(key);
    return folders.get(folders.size() - 1).resolve(key.digest());
  }

  private List<Path> folders(BlobKey key) {
    Path space = root.resolve(key.space().name());
    Path first = space.resolve(key.digest().substring(0, 2));
    return List.of(space, first, first.resolve(key.digest().substring(2, 4)));
  }

  private void make(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      try {
        Files.createDirectory(folder, forFolders);
        force(requireNonNull(folder.getParent()));
      } catch (FileAlreadyExistsException e) {
        requireFolder(folder); // another made it at the same moment, or it is something else
      }
    }
  }

  private static void requireFolder(Path folder) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new StorageException(
          "Below the folder for files is something that is no folder, such as a symbolic link."
              + " It is not followed; remove it.");
    }
  }

  /** Lets a new name outlive a power failure, where the system can do that for a folder. */
  static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folders; it keeps names in a journal of its own.
      return;
    }
  }

  /** What is done with a file. */
  @FunctionalInterface
  interface Visitor {
    void visit(BlobKey key, Path file) throws IOException;
  }

  /** Visits every file of a space; what does not look like one is passed by. */
  void forEach(BlobSpace space, Visitor visitor) throws IOException {
    Path top = root.resolve(space.name());
    if (!Files.isDirectory(top, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    for (Path first : named(top, PAIR)) {
      for (Path second : named(first, PAIR)) {
        for (Path file : named(second, DIGEST)) {
          visitor.visit(new BlobKey(space, requireNonNull(file.getFileName()).toString()), file);
        }
      }
    }
  }

  private static List<Path> named(Path folder, Pattern form) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> names = Files.list(folder)) {
      return names
          .filter(one -> form.matcher(requireNonNull(one.getFileName()).toString()).matches())
          .toList();
    } catch (NoSuchFileException e) {
      return List.of(); // removed by another at this moment
    }
  }
}
