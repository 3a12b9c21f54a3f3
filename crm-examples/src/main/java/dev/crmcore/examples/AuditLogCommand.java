package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What can be done with the audit log as a whole: {@code verify} and {@code seal}. */
@Command(
    name = "audit-log",
    description = "Verify the log of who did what, or seal its old entries.",
    synopsisSubcommandLabel = "verify|seal")
final class AuditLogCommand {
  @SuppressWarnings("unused") // read by the parser
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  private AuditLogCommand() {}

  static CommandLine line(Terminal terminal) {
    return new CommandLine(new AuditLogCommand())
        .addSubcommand(new AuditLogVerifyCommand(terminal))
        .addSubcommand(new AuditLogSealCommand(terminal));
  }
}
