package dev.crmcore.storage.mvstore;

import java.io.IOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Lets the engine open files that an interrupt does not close. A plain channel closes when a thread
 * that uses it is interrupted, and with it the storage of every other thread.
 *
 * <p>Public because the engine makes instances of it; of no use to others.
 */
public final class UninterruptiblePath extends FilePathWrapper {
  private static final String SCHEME = "crm-uninterruptible";

  /** Creates the path; the engine then says which. */
  public UninterruptiblePath() {}

  /** Returns the name under which the engine opens a file so. */
  static String of(Path file) {
    FilePath.register(new UninterruptiblePath());
    return SCHEME + ":" + file;
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    Set<OpenOption> options =
        mode.equals("r")
            ? Set.of(StandardOpenOption.READ)
            : Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    return new UninterruptibleFile(
        AsynchronousFileChannel.open(
            Path.of(getBase().toString()), options.toArray(OpenOption[]::new)));
  }
}
