package dev.crmcore.examples;

import dev.crmcore.Crm;
import dev.crmcore.CrmSession;
import dev.crmcore.catalogue.AttachmentFields;
import dev.crmcore.error.InvalidInputException;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.model.Attachment;
import dev.crmcore.model.CustomerId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows and adds attachments. */
@Command(
    name = "attach",
    description = {
      "Show the files that belong to a customer, or add one.",
      "'attach get ID --out FILE' writes one to a file."
    })
final class AttachCommand extends DatabaseVerb {
  private static final int MOST = 1_000;

  @Mixin private final FilesOption files = new FilesOption();

  @Parameters(index = "0", arity = "0..1", paramLabel = "WHO", description = Whom.WHO)
  private @Nullable String who;

  @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "What to attach.")
  private @Nullable Path file;

  private AttachCommand(Terminal terminal) {
    super(terminal);
  }

  static CommandLine line(Terminal terminal) {
    return new CommandLine(new AttachCommand(terminal))
        .addSubcommand(new AttachGetCommand(terminal));
  }

  @Override
  Crm open(String url) {
    return files.open(url);
  }

  @Override
  Answer answer(Crm crm, CrmSession session) throws IOException {
    CustomerId customer = new Whom(session).find(given(who, "WHO")).id();
    if (file != null) {
      attach(session, customer, file);
    }
    List<Attachment> attached = session.attachments().of(customer, MOST, null).items();
    return new RecordsAnswer<>(
        AttachmentFields.TYPE,
        attached,
        List.of("id", "fileName", "mediaType", "size", "addedBy", "createdAt"),
        "Nothing is attached.",
        new EntityView(crm.catalogue()));
  }

  private static void attach(CrmSession session, CustomerId customer, Path file)
      throws IOException {
    if (Files.isDirectory(file)) {
      throw new InvalidInputException("'%s' is a folder; name a file.".formatted(file));
    }
    try (InputStream bytes = Files.newInputStream(file)) {
      session.attachments().add(customer, String.valueOf(file.getFileName()), bytes);
    }
  }
}
