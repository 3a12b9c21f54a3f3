package dev.crmcore.storage.mvstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.h2.store.fs.FileBaseDefault;

/** A file that stays open when a thread is interrupted while it reads or writes. */
final class UninterruptibleFile extends FileBaseDefault {
  private final AsynchronousFileChannel channel;

  UninterruptibleFile(AsynchronousFileChannel channel) {
    this.channel = channel;
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the channel serves many at once
  public int read(ByteBuffer target, long position) throws IOException {
    return finished(channel.read(target, position));
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the channel serves many at once
  public int write(ByteBuffer source, long position) throws IOException {
    return finished(channel.write(source, position));
  }

  /** Waits to the end, and tells of an interrupt after it. */
  private static int finished(Future<Integer> operation) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return operation.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw e.getCause() instanceof IOException failure
              ? failure
              : new IOException(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  protected void implTruncate(long size) throws IOException {
    channel.truncate(size);
  }

  @Override
  public void force(boolean metadata) throws IOException {
    channel.force(metadata);
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return channel.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    channel.close();
  }
}
