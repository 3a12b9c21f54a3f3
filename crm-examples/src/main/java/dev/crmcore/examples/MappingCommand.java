package dev.crmcore.examples;

import dev.crmcore.examples.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The mappings that a base keeps: {@code save}, {@code list} and {@code show}. */
@Command(
    name = "mapping",
    description = "Keep what the columns of a file become, for 'crm import --mapping NAME'.",
    synopsisSubcommandLabel = "save|list|show")
final class MappingCommand {
  @SuppressWarnings("unused") // read by the parser
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  private MappingCommand() {}

  static CommandLine line(Terminal terminal) {
    return new CommandLine(new MappingCommand())
        .addSubcommand(new MappingSaveCommand(terminal))
        .addSubcommand(new MappingListCommand(terminal))
        .addSubcommand(new MappingShowCommand(terminal));
  }
}
