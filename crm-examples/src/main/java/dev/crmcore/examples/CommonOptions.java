package dev.crmcore.examples;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What every verb takes. */
final class CommonOptions {
  @Option(
      names = "--db",
      paramLabel = "URL",
      defaultValue = "jdbc:sqlite:crm.db",
      description = "The database, or the path of an SQLite file (default: ${DEFAULT-VALUE}).")
  private String url = "";

  @Option(names = "--json", description = "Print one JSON object, for programs.")
  private boolean json;

  @Option(names = "--debug", description = "Show the stack trace of a failure.")
  private boolean debug;

  @SuppressWarnings("unused") // read by the parser
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  /** Returns the URL; what has no scheme is a file. */
  String url() {
    return url.isBlank() || url.contains(":") ? url : DatabaseUrl.of(Path.of(url));
  }

  boolean json() {
    return json;
  }

  boolean debug() {
    return debug;
  }
}
