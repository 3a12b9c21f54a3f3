package dev.crmcore.gateway;

import dev.crmcore.error.ConflictException;
import dev.crmcore.error.EditConflict;
import dev.crmcore.error.EditConflict.Theirs;
import dev.crmcore.error.EditConflict.Yours;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;

/**
 * Words for conflicts: they name fields and no values, because messages reach logs, which are not
 * for what is known of customers.
 */
final class Conflicts {
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
          .append(edit.yours().stream().map(Yours::field).collect(Collectors.joining(", ")))
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
        .formatted(change.field(), change.by(), change.at().truncatedTo(ChronoUnit.SECONDS));
  }
}
