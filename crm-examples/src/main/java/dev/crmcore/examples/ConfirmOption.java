package dev.crmcore.examples;

import dev.crmcore.error.ConflictException;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** How many records whoever applies a plan was shown. */
final class ConfirmOption {
  @Option(
      names = "--confirm",
      paramLabel = "N",
      description = "What the preview said would change; asked for where that is much.")
  private long number;

  long number() {
    return number;
  }

  /** Returns what is given, or says how to confirm where that is asked for. */
  static <T> T applied(Supplier<T> applying) {
    try {
      return applying.get();
    } catch (ConflictException e) {
      if (!e.code().equals("E_CONFIRM")) {
        throw e;
      }
      throw new ConflictException(
          e.code(), e.getMessage() + " Here that is --confirm with the number.");
    }
  }
}
