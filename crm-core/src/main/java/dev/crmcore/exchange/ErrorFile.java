package dev.crmcore.exchange;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.crmcore.error.InvalidInputException;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * The rows that were not applied, as they stood in the file, each after its line and reason. Once
 * mended it is imported like any other file: what is said of the reasons is passed over.
 */
final class ErrorFile implements AutoCloseable {
  private final FileChannel channel;
  private final Writer writer;
  private final ErrorLayout layout;
  private final Path file;
  private long kept;

  private ErrorFile(Path file, FileChannel channel, Function<Writer, ErrorLayout> layout) {
    this.file = file;
    this.channel = channel;
    this.writer = Channels.newWriter(channel, StandardCharsets.UTF_8);
    this.layout = layout.apply(writer);
  }

  /**
   * Starts the file, or goes on with it.
   *
   * @param from how much of the file stays, 0 for a new one; what follows was never committed
   * @param layout how rows are written
   * @throws InvalidInputException with the code {@code E_FILE_UNWRITABLE} if it cannot be written,
   *     or is shorter than what should stay
   */
  static ErrorFile open(Path file, long from, Function<Writer, ErrorLayout> layout) {
    try {
      if (from > 0 && (!Files.exists(file) || Files.size(file) < from)) {
        throw new InvalidInputException(
            "E_FILE_UNWRITABLE",
            "'%s' is not the errors file that the run began: that had %,d bytes. Name that file, or run the import anew."
                .formatted(file, from));
      }
      FileChannel channel = FileChannel.open(file, CREATE, WRITE);
      ErrorFile errors = new ErrorFile(file, channel, layout);
      errors.kept = from;
      errors.rewind();
      if (from == 0) {
        errors.layout.begin();
        errors.keep();
      }
      return errors;
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** Takes back what was added since the last {@link #keep}. */
  void rewind() {
    try {
      flush();
      channel.truncate(kept);
      channel.position(kept);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private void flush() throws IOException {
    layout.flush();
    writer.flush();
  }

  /** Brings what was added to the disk and returns how long the file is with it. */
  long length() {
    try {
      flush();
      if (channel.position() > kept) {
        channel.force(true);
      }
      return channel.position();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** Says that what was added stays. */
  void keep() {
    kept = length();
  }

  void add(Row row, ImportError error) {
    try {
      layout.add(row.raw(), error);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  @Override
  public void close() {
    try {
      layout.flush();
      writer.close();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static InvalidInputException unwritable(Path file, IOException cause) {
    return new InvalidInputException(
        "E_FILE_UNWRITABLE",
        "The errors file '%s' cannot be written. Check the folder and the space.".formatted(file),
        cause);
  }
}
