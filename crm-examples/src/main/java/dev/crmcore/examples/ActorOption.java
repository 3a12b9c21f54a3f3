package dev.crmcore.examples;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who acts. */
final class ActorOption {
  private static final String NOBODY = "cli";

  @Option(
      names = "--as",
      paramLabel = "USER",
      description = "Who acts, for the audit (default: you).")
  private @Nullable String name;

  String actor() {
    return orUser(name);
  }

  /** Returns the name, or that of the user of the operating system. */
  static String orUser(@Nullable String name) {
    String user = name == null ? System.getProperty("user.name") : name;
    return user == null || user.isBlank() ? NOBODY : user;
  }
}
