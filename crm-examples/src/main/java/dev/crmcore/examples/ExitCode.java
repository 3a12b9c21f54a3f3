package dev.crmcore.examples;

/** How the command ends. Scripts rely on these. */
final class ExitCode {
  /** All went well. */
  static final int OK = 0;

  /** All went well, and there is something to look at, such as rejected rows. */
  static final int FINDING = 1;

  /** Nothing could be done: wrong usage, or a failure. */
  static final int FAILURE = 2;

  private ExitCode() {}
}
