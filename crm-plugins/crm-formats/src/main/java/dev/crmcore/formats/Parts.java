package dev.crmcore.formats;

import dev.crmcore.format.RecordSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * The parts of a workbook, which is a ZIP file. Nothing of it is unpacked to disk. The JDK's own
 * reader of streams refuses what some programs write, so this is not it.
 */
final class Parts {
  private final RecordSource source;
  private final Inflation limits;

  private Parts(RecordSource source, Inflation limits) {
    this.source = source;
    this.limits = limits;
  }

  /**
   * Looks at what a file says of its parts.
   *
   * @throws dev.crmcore.error.InvalidInputException if it is no ZIP file, or a trap
   */
  static Parts of(RecordSource source) {
    requireZip(source);
    try (SeekableByteChannel content = content(source);
        ZipFile zip = ZipFile.builder().setSeekableByteChannel(content).get()) {
      Inflation limits = new Inflation(source.name(), content.size());
      Collections.list(zip.getEntries()).forEach(entry -> limits.require(entry.getSize()));
      return new Parts(source, limits);
    } catch (IOException | IllegalArgumentException e) {
      throw Refusals.broken(source.name(), "its list of parts", e);
    }
  }

  private static void requireZip(RecordSource source) {
    byte[] start;
    try (InputStream in = source.open()) {
      start = in.readNBytes(4);
    } catch (IOException e) {
      throw Refusals.unreadable(source.name(), e);
    }
    if (start.length == 4 && (start[0] & 0xFF) == 0xD0 && (start[1] & 0xFF) == 0xCF) {
      throw Refusals.unsupported(
          source.name(), "an old .xls workbook or one that is protected by a password");
    }
    if (!new XlsxFormat().recognises(start)) {
      throw Refusals.unsupported(source.name(), "no Excel workbook, whatever its name");
    }
  }

  private static SeekableByteChannel content(RecordSource source) throws IOException {
    Optional<Path> file = source.file();
    if (file.isPresent()) {
      return Files.newByteChannel(file.get());
    }
    try (InputStream in = source.open()) {
      return new SeekableInMemoryByteChannel(in.readAllBytes());
    }
  }

  /**
   * Opens a part, whose name is compared without case; empty where there is none.
   *
   * @throws dev.crmcore.error.InvalidInputException if the file is damaged
   */
  Optional<InputStream> open(String part) {
    String name = (part.startsWith("/") ? part.substring(1) : part).toLowerCase(Locale.ROOT);
    try {
      SeekableByteChannel content = content(source);
      try {
        return open(content, ZipFile.builder().setSeekableByteChannel(content).get(), name);
      } catch (IOException | RuntimeException e) {
        content.close();
        throw e;
      }
    } catch (IOException | IllegalArgumentException e) {
      throw Refusals.broken(source.name(), "the part " + part, e);
    }
  }

  private Optional<InputStream> open(SeekableByteChannel content, ZipFile zip, String name)
      throws IOException {
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      if (entry.getName().toLowerCase(Locale.ROOT).replace('\\', '/').equals(name)) {
        return Optional.of(
            new InflatedStream(zip.getInputStream(entry), limits) {
              @Override
              public void close() throws IOException {
                zip.close();
                content.close();
              }
            });
      }
    }
    zip.close();
    content.close();
    return Optional.empty();
  }
}
