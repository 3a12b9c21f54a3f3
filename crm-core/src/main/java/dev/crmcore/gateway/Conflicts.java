package dev.crmcore.gateway;

import dev.crmcore.error.ConflictException;
import dev.crmcore.error.EditConflict;
import dev.crmcore.error.EditConflict.Theirs;
import dev.crmcore.error.EditConflict.Yours;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words for conflicts. */
final class Conflicts {
  private static final int SHOWN = 40;

  private Conflicts() {}

  static ConflictException changedMeanwhile(EditConflict edit) {
    StringBuilder text = new StringBuilder();
    text.append(
        "The %s %s was changed meanwhile: you have version %d, stored is version %d."
            .formatted(edit.entity(), edit.id(), edit.readVersion(), edit.storedVersion()));
    if (!edit.theirs().isEmpty()) {
      text.append(" Changed: ")
          .append(edit.theirs().stream().map(Conflicts::words).collect(Collectors.joining("; ")))
          .append('.');
    }
    if (!edit.yours().isEmpty()) {
      text.append(" You wanted: ")
          .append(edit.yours().stream().map(Conflicts::words).collect(Collectors.joining("; ")))
          .append('.');
    }
    if (!edit.complete()) {
      text.append(" What the others changed cannot be told any more.");
    }
    text.append(
        edit.colliding().isEmpty()
            ? " No field was changed by both."
            : " Changed by both: " + String.join(", ", edit.colliding()) + ".");
    return new ConflictException(
        text.append(" Read it again and repeat your change.").toString(), edit);
  }

  private static String words(Theirs change) {
    return "%s by %s at %s"
        .formatted(
            words(change.field(), change.before(), change.now()),
            change.by(),
            change.at().truncatedTo(ChronoUnit.SECONDS));
  }

  private static String words(Yours change) {
    return words(change.field(), change.before(), change.wanted());
  }

  private static String words(String field, @Nullable String before, @Nullable String after) {
    return isList(before) || isList(after)
        ? field
        : "%s from %s to %s".formatted(field, quoted(before), quoted(after));
  }

  /** A list is a document, which no person reads in a sentence. */
  private static boolean isList(@Nullable String value) {
    return value != null && value.startsWith("[{");
  }

  private static String quoted(@Nullable String value) {
    if (value == null) {
      return "nothing";
    }
    String line = value.replaceAll("\\s+", " ");
    return "'" + (line.length() <= SHOWN ? line : line.substring(0, SHOWN - 1) + "…") + "'";
  }
}
