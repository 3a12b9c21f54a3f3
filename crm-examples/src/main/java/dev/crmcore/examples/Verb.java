package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Terminal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all verbs have in common: options, a terminal, and an answer in one of two forms. */
abstract class Verb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final CommonOptions common = new CommonOptions();

  private final Terminal terminal;

  Verb(Terminal terminal) {
    this.terminal = terminal;
  }

  final CommonOptions common() {
    return common;
  }

  final Terminal terminal() {
    return terminal;
  }

  /**
   * Returns a parameter that only some of the verbs below need not have.
   *
   * @throws ParameterException if it is missing
   */
  final <T> T given(@Nullable T value, String label) {
    if (value == null) {
      throw new ParameterException(
          spec.commandLine(), "Missing required parameter: '%s'".formatted(label));
    }
    return value;
  }

  /** Gives the answer in the form that was asked for. */
  final int give(Answer answer) {
    if (common.json()) {
      terminal.out().print(JsonText.of(answer.json()) + "\n");
    } else {
      answer.print(terminal);
    }
    return answer.exitCode();
  }
}
