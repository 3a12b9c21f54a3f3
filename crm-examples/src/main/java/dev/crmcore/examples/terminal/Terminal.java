package dev.crmcore.examples.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/**
 * Where the command reads and writes: always UTF-8, whatever the platform's default. Answers go to
 * the output, everything else to the error stream. Not safe for use by several threads.
 */
public final class Terminal {
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final BufferedReader in;
  private final PrintStream out;
  private final PrintStream err;
  private final boolean interactive;

  /**
   * Creates a terminal on streams.
   *
   * @param interactive whether a person watches: bars and bold letters only then
   */
  public Terminal(InputStream in, PrintStream out, PrintStream err, boolean interactive) {
    this.in = new BufferedReader(new InputStreamReader(in, UTF_8));
    this.out = out;
    this.err = err;
    this.interactive = interactive;
  }

  private Terminal(BufferedReader in, PrintStream out, PrintStream err) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.interactive = false;
  }

  /** Returns the terminal of this process. */
  public static Terminal ofProcess() {
    return new Terminal(
        new FileInputStream(FileDescriptor.in),
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), false, UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8),
        isWatched());
  }

  /** From Java 22 on there is a console even where the output goes to a file; it can be asked. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isWatched() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** Returns a terminal with the same input that shows nothing but errors. */
  public Terminal silent() {
    return new Terminal(in, new PrintStream(OutputStream.nullOutputStream(), false, UTF_8), err);
  }

  /** Returns the input. */
  public BufferedReader in() {
    return in;
  }

  /** Returns the output for answers. */
  public PrintStream out() {
    return out;
  }

  /** Returns the stream for errors and progress. */
  public PrintStream err() {
    return err;
  }

  /** Tells whether a person watches. */
  public boolean interactive() {
    return interactive;
  }

  /** Writes a line of an answer. What would steer the terminal is made harmless. */
  public void line(String text) {
    out.print(DisplayText.harmless(text) + "\n");
  }

  /** Writes a line of pieces, every second of which is bold where a person watches. */
  public void marked(List<String> pieces) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < pieces.size(); i++) {
      String piece = DisplayText.harmless(pieces.get(i));
      line.append(interactive && i % 2 == 1 ? BOLD + piece + PLAIN : piece);
    }
    out.print(line + "\n");
  }

  /** Writes an empty line. */
  public void gap() {
    out.print("\n");
  }

  /** Writes a heading. */
  public void heading(String text) {
    out.print((interactive ? BOLD + text + PLAIN : text) + "\n");
  }

  /** Writes a table. */
  public void table(TextTable table) {
    table.lines().forEach(this::line);
  }

  /** Writes one line to the error stream. */
  public void error(String line) {
    out.flush();
    err.print(DisplayText.harmless(line) + "\n");
    err.flush();
  }
}
