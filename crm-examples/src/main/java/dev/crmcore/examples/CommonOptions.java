package dev.crmcore.examples;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every verb takes. */
final class CommonOptions {
  private static final String NOBODY = "cli";

  @Option(
      names = "--db",
      paramLabel = "URL",
      defaultValue = "jdbc:sqlite:crm.db",
      description = "The database (default: ${DEFAULT-VALUE}).")
  private String url = "";

  @Option(names = "--json", description = "Print one JSON object, for programs.")
  private boolean json;

  @Option(
      names = "--as",
      paramLabel = "USER",
      description = "Who acts, for the audit (default: you).")
  private @Nullable String actor;

  @Option(names = "--debug", description = "Show the stack trace of a failure.")
  private boolean debug;

  @SuppressWarnings("unused") // read by the parser
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  String url() {
    return url;
  }

  boolean json() {
    return json;
  }

  boolean debug() {
    return debug;
  }

  String actor() {
    String user = actor == null ? System.getProperty("user.name") : actor;
    return user == null || user.isBlank() ? NOBODY : user;
  }
}
