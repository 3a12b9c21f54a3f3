package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.blob.files.FileBlobStore;
import dev.crmcore.error.InvalidInputException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the bytes of attachments are kept. */
final class FilesOption {
  @Option(
      names = "--files",
      paramLabel = "DIR",
      description =
          "Where files are kept; beside an SQLite database, as crm.db.files, unless said.")
  private @Nullable Path folder;

  /** Opens a database with its files. */
  Crm open(String url) {
    Path files = folder == null ? beside(url) : folder;
    return Crm.builder()
        .discoverPlugins()
        .storage(url)
        .blobs(context -> FileBlobStore.open(files, context.clock()))
        .build();
  }

  private static Path beside(String url) {
    return DatabaseUrl.file(url)
        .map(file -> file.resolveSibling(file.getFileName() + ".files"))
        .orElseThrow(() -> new InvalidInputException("Say where files are kept: --files DIR"));
  }
}
