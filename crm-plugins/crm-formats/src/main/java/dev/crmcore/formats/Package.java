package dev.crmcore.formats;

import dev.crmcore.format.RecordSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** The parts of a workbook, which is a ZIP file. Nothing of it is unpacked to disk. */
final class Package {
  private final RecordSource source;
  private final Inflation limits;

  private Package(RecordSource source, Inflation limits) {
    this.source = source;
    this.limits = limits;
  }

  /**
   * Looks at what a file says of its parts.
   *
   * @throws dev.crmcore.error.InvalidInputException if it is no ZIP file, or a trap
   */
  static Package of(RecordSource source) {
    requireZip(source);
    try {
      Package parts = new Package(source, new Inflation(source.name(), size(source)));
      parts.requireModest();
      return parts;
    } catch (ZipException e) {
      throw Refusals.broken(source.name(), "its list of parts", e);
    } catch (IOException e) {
      throw Refusals.unreadable(source.name(), e);
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

  private static long size(RecordSource source) throws IOException {
    try (InputStream in = source.open()) {
      return in.transferTo(OutputStream.nullOutputStream());
    }
  }

  private void requireModest() throws IOException {
    Optional<Path> file = source.file();
    if (file.isPresent()) {
      try (ZipFile zip = new ZipFile(file.get().toFile())) {
        zip.stream().forEach(entry -> limits.require(entry.getSize()));
      }
    } else {
      try (ZipInputStream zip = new ZipInputStream(source.open())) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          new InflatedStream(zip, limits).transferTo(OutputStream.nullOutputStream());
        }
      }
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
      Optional<Path> file = source.file();
      return file.isPresent() ? inFile(file.get(), name) : inMemory(name);
    } catch (ZipException e) {
      throw Refusals.broken(source.name(), "the part " + part, e);
    } catch (IOException e) {
      throw Refusals.unreadable(source.name(), e);
    }
  }

  private Optional<InputStream> inFile(Path file, String name) throws IOException {
    ZipFile zip = new ZipFile(file.toFile());
    try {
      Optional<? extends ZipEntry> entry =
          zip.stream().filter(one -> isNamed(one, name)).findFirst();
      if (entry.isEmpty()) {
        zip.close();
        return Optional.empty();
      }
      return Optional.of(
          new InflatedStream(zip.getInputStream(entry.get()), limits) {
            @Override
            public void close() throws IOException {
              zip.close();
            }
          });
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private Optional<InputStream> inMemory(String name) throws IOException {
    ZipInputStream zip = new ZipInputStream(source.open());
    try {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (isNamed(entry, name)) {
          return Optional.of(new InflatedStream(zip, limits));
        }
      }
      zip.close();
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static boolean isNamed(ZipEntry entry, String name) {
    return entry.getName().toLowerCase(Locale.ROOT).replace('\\', '/').equals(name);
  }
}
