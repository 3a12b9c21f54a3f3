package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Terminal;

/** What a verb has to say, in two forms of which one is used. */
interface Answer {
  /** Returns the object that {@code --json} prints: records, maps, lists, text and numbers. */
  Object json();

  /** Prints the answer for people. */
  void print(Terminal terminal);

  /** Returns how the command ends; asked after one of the others. */
  default int exitCode() {
    return ExitCode.OK;
  }
}
