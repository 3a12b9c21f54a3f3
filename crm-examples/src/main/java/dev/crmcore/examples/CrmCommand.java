package dev.crmcore.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crmcore.examples.terminal.Terminal;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The {@code crm} command: the library for people and scripts. */
@Command(
    name = "crm",
    mixinStandardHelpOptions = true,
    versionProvider = CrmCommand.Version.class,
    description = "Customers, deals and segments in one file, without duplicates.",
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%n",
    footer = {
      "Examples:",
      "  crm demo                                       see everything on a sample",
      "  crm import customers.csv                       take customers in, into crm.db",
      "  crm dedupe                                     find customers that are there twice",
      "  crm segment \"city = 'Berlin' and tag 'vip'\"    count who fits a condition",
      "  crm dedupe list.csv --id id --clusters out.csv find duplicates in a file, no database",
      "",
      "'crm VERB --help' explains one verb. Exit codes: 0 done, 1 done with findings, 2 failed."
    })
public final class CrmCommand {
  private static final int WIDTH = 96;

  private CrmCommand() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Terminal terminal = Terminal.ofProcess();
    int code = run(terminal, arguments);
    terminal.out().flush();
    System.exit(code);
  }

  /** Runs the command on a terminal and returns its exit code. */
  public static int run(Terminal terminal, String... arguments) {
    CommandLine line = commandLine(terminal);
    int code = ExitCode.OK;
    if (arguments.length == 0) {
      line.usage(line.getOut());
    } else {
      code = line.execute(arguments);
    }
    terminal.out().flush();
    return code;
  }

  private static CommandLine commandLine(Terminal terminal) {
    Failures failures = new Failures(terminal);
    CommandLine line = new CommandLine(new CrmCommand());
    Verbs.addTo(line, terminal);
    Readings.addTo(line);
    Ansi colours = terminal.interactive() ? Ansi.ON : Ansi.OFF;
    return line.setOut(new PrintWriter(terminal.out(), true, UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, UTF_8))
        .setColorScheme(CommandLine.Help.defaultColorScheme(colours))
        .setUsageHelpWidth(WIDTH)
        .setCaseInsensitiveEnumValuesAllowed(true)
        // A text may begin with the @ of a mention, and is no file of arguments.
        .setExpandAtFiles(false)
        .setExecutionStrategy(CrmCommand::executed)
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }

  /**
   * Runs what was asked for, unless something stands before a verb that would not be heard there.
   */
  private static int executed(ParseResult result) {
    ParseResult before = result;
    while (before.hasSubcommand()) {
      ParseResult verb = before.subcommand();
      for (ArgSpec given : before.matchedArgs()) {
        if (!(given instanceof OptionSpec option && (option.usageHelp() || option.versionHelp()))) {
          String name = given instanceof OptionSpec said ? said.longestName() : given.paramLabel();
          throw new ParameterException(
              verb.commandSpec().commandLine(),
              "'%s' belongs behind '%s'".formatted(name, verb.commandSpec().qualifiedName()));
        }
      }
      before = verb;
    }
    return new CommandLine.RunLast().execute(result);
  }

  /** Reads the version from the jar that the command was built into. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = CrmCommand.class.getPackage().getImplementationVersion();
      return new String[] {"crm " + (version == null ? "(development)" : version)};
    }
  }
}
