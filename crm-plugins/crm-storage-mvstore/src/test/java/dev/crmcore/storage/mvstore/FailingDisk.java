package dev.crmcore.storage.mvstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePathWrapper;

/** Files that cannot be written while a switch is on. Public because the engine makes instances. */
public final class FailingDisk extends FilePathWrapper {
  static final AtomicBoolean FULL = new AtomicBoolean();
  static final String SCHEME = "failing";

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    FileChannel file = getBase().open(mode);
    return new FileBaseDefault() {
      @Override
      @SuppressWarnings("UnsynchronizedOverridesSynchronized")
      public int read(ByteBuffer target, long position) throws IOException {
        return file.read(target, position);
      }

      @Override
      @SuppressWarnings("UnsynchronizedOverridesSynchronized")
      public int write(ByteBuffer source, long position) throws IOException {
        if (FULL.get()) {
          throw new IOException("Anna: no space left on device");
        }
        return file.write(source, position);
      }

      @Override
      public long size() throws IOException {
        return file.size();
      }

      @Override
      protected void implTruncate(long size) throws IOException {
        file.truncate(size);
      }

      @Override
      public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
      }

      @Override
      protected void implCloseChannel() throws IOException {
        file.close();
      }
    };
  }
}
