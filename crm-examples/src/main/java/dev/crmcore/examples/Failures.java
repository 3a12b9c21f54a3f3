package dev.crmcore.examples;

import dev.crmcore.error.CrmException;
import dev.crmcore.examples.terminal.Terminal;
import dev.crmcore.field.NearestName;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line for people. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private static final Pattern POSITION =
      Pattern.compile("positional parameter at index \\S+ \\((.+?)\\)");
  private static final Pattern TEXT = Pattern.compile("-(?!-).* .*");
  private static final Pattern LINES = Pattern.compile("\\s*\\R\\s*");

  private final Terminal terminal;

  Failures(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleParseException(ParameterException problem, String[] arguments) {
    CommandLine line = problem.getCommandLine();
    String name = line.getCommandSpec().qualifiedName();
    terminal.error("crm: " + usage(problem, arguments) + " Try '" + name + " --help'.");
    if (List.of(arguments).contains("--debug")) {
      problem.printStackTrace(terminal.err());
    }
    return ExitCode.FAILURE;
  }

  private static String usage(ParameterException problem, String[] arguments) {
    for (String word : arguments) {
      if (word.equals("--")) {
        break;
      }
      if (TEXT.matcher(word).matches()) {
        return "'%s' is taken for an option; a text that begins with '-' stands behind '--'."
            .formatted(word);
      }
    }
    if (problem instanceof UnmatchedArgumentException unmatched) {
      return unknown(unmatched);
    }
    String message =
        POSITION
            .matcher(String.valueOf(problem.getMessage()))
            .replaceFirst("$1")
            .replace(" (case-insensitive)", "")
            .replace("Error: ", "");
    return message.endsWith(".") ? message : message + ".";
  }

  private static String unknown(UnmatchedArgumentException problem) {
    CommandLine line = problem.getCommandLine();
    String word = problem.getUnmatched().get(0);
    if (problem.isUnknownOption()) {
      return "Unknown option " + meant(word, line.getCommandSpec().optionsMap().keySet());
    }
    return line.getSubcommands().isEmpty()
        ? "One argument too many: '" + word + "'; several words stand in quotes."
        : "Unknown verb " + meant(word, line.getSubcommands().keySet());
  }

  private static String meant(String word, Collection<String> known) {
    return "'%s'%s"
        .formatted(
            word,
            NearestName.to(word, known).map(near -> "; did you mean '" + near + "'?").orElse("."));
  }

  @Override
  public int handleExecutionException(Exception problem, CommandLine line, ParseResult result) {
    terminal.error("crm: " + LINES.matcher(message(problem)).replaceAll(" "));
    if (problem instanceof UnreadableConditionException condition && terminal.interactive()) {
      terminal.error("  " + condition.line());
      terminal.error("  " + condition.pointer());
    }
    if (line.getCommand() instanceof Verb verb && verb.common().debug()) {
      problem.printStackTrace(terminal.err());
    }
    return ExitCode.FAILURE;
  }

  static String message(Throwable problem) {
    if (problem instanceof CrmException || problem instanceof UnreadableConditionException) {
      return String.valueOf(problem.getMessage());
    }
    if (problem instanceof UncheckedIOException wrapped && wrapped.getCause() != null) {
      return message(wrapped.getCause());
    }
    if (problem instanceof NoSuchFileException missing) {
      Path folder = Path.of(missing.getFile()).toAbsolutePath().getParent();
      return folder == null || Files.isDirectory(folder)
          ? "There is no file " + missing.getFile() + "."
          : "There is no folder " + folder + ".";
    }
    if (problem instanceof AccessDeniedException denied) {
      return "The file " + denied.getFile() + " may not be read or written; check its permissions.";
    }
    if (problem instanceof FileAlreadyExistsException existing) {
      return "There is already something at " + existing.getFile() + ".";
    }
    if (problem instanceof FileNotFoundException || problem instanceof IOException) {
      return "Reading or writing failed: " + problem.getMessage();
    }
    return "This should not have happened: "
        + problem.getClass().getSimpleName()
        + (problem.getMessage() == null ? "" : ": " + problem.getMessage())
        + ". Run it again with --debug for the details.";
  }
}
