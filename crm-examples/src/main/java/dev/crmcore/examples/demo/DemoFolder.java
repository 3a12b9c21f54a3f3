package dev.crmcore.examples.demo;

import dev.crmcore.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The folder that the demo works in. It replaces what an earlier demo left, and nothing else. */
public final class DemoFolder {
  private static final String MARK = ".crm-demo";
  private static final String DATABASE = "crm.db";
  private static final String REPORT = "report.html";

  private final Path folder;

  private DemoFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Prepares a folder: it is made, or emptied of an earlier demo, and the sample is put there.
   *
   * @throws InvalidInputException if something else is there
   * @throws IOException if it cannot be written
   */
  public static DemoFolder prepare(Path folder) throws IOException {
    DemoFolder demo = new DemoFolder(folder);
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new InvalidInputException(
          "E_FOLDER", "'%s' is a file. Name a folder with --dir.".formatted(folder), e);
    }
    if (!Files.exists(folder.resolve(MARK))) {
      demo.requireEmpty();
    }
    demo.clean();
    Files.writeString(folder.resolve(MARK), "Made by crm demo, which may replace it.\n");
    for (Sample file : Sample.values()) {
      try (InputStream in = file.open()) {
        Files.copy(in, demo.file(file));
      }
    }
    return demo;
  }

  private void requireEmpty() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw new InvalidInputException(
            "E_FOLDER",
            "The folder '%s' holds something else than an earlier demo. Name another with --dir."
                .formatted(folder));
      }
    }
  }

  private void clean() throws IOException {
    List<Path> mine = new ArrayList<>(List.of(database(), report()));
    mine.add(folder.resolve(DATABASE + "-wal"));
    mine.add(folder.resolve(DATABASE + "-shm"));
    for (Sample file : Sample.values()) {
      mine.add(file(file));
      mine.add(rejected(file));
    }
    for (Path file : mine) {
      Files.deleteIfExists(file);
    }
  }

  /** Returns the database. */
  public Path database() {
    return folder.resolve(DATABASE);
  }

  /** Returns the report. */
  public Path report() {
    return folder.resolve(REPORT);
  }

  /** Returns a file of the sample. */
  public Path file(Sample file) {
    return folder.resolve(file.fileName());
  }

  /** Returns where the rejected rows of a file go. */
  public Path rejected(Sample file) {
    return folder.resolve("rejected-" + file.fileName());
  }
}
