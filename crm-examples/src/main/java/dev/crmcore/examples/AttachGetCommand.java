package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Attachment;
import dev.crmcore.model.AttachmentId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes an attachment to a file. */
@Command(name = "get", description = "Write an attachment to a file that does not exist yet.")
final class AttachGetCommand extends DatabaseVerb {
  @Mixin private final FilesOption files = new FilesOption();

  @Parameters(paramLabel = "ID", description = "Which; 'crm attach WHO' lists them.")
  private UUID id = new UUID(0, 0);

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to.")
  private Path out = Path.of("");

  AttachGetCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Crm open(String url) {
    return files.open(url);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) throws IOException {
    Attachment attachment = session.attachments().get(new AttachmentId(id));
    if (Files.exists(out)) {
      throw new FileAlreadyExistsException(out.toString());
    }
    // A failure leaves nothing that looks like the whole file.
    Path part = out.resolveSibling(out.getFileName() + ".part");
    try (InputStream bytes = session.attachments().open(attachment.id())) {
      Files.copy(bytes, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, out);
    } finally {
      Files.deleteIfExists(part);
    }
    return new Written(attachment, out);
  }

  /** Says what was written. */
  private record Written(Attachment attachment, Path out) implements Answer {
    @Override
    public Object json() {
      return Map.of(
          "fileName", attachment.fileName(),
          "mediaType", attachment.mediaType(),
          "size", attachment.size(),
          "digest", attachment.digest(),
          "file", out.toString());
    }

    @Override
    public void print(Terminal terminal) {
      terminal.line(
          "Wrote '%s', %,d bytes, to %s.".formatted(attachment.fileName(), attachment.size(), out));
    }
  }
}
