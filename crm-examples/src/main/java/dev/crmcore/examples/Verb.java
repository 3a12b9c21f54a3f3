package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** What all verbs have in common: options, a terminal, and an answer in one of two forms. */
abstract class Verb implements Callable<Integer> {
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
