package dev.crmcore.examples.reliability;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A JVM of its own that runs a main class of these tests and can be killed. */
final class Child implements AutoCloseable {
  /** What a line of acknowledgement starts with. */
  static final String ACK = "ack ";

  private final Process process;
  private final BufferedReader out;

  private Child(Process process) {
    this.process = process;
    this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  static Child start(Class<?> main, String heap, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heap, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new Child(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Says in a child that a call returned. */
  static void acknowledge(String what) {
    System.out.println(ACK + what);
    System.out.flush();
  }

  /** Returns the next acknowledgement, or null when there are no more. */
  String next() throws IOException {
    String line = out.readLine();
    while (line != null && !line.startsWith(ACK)) {
      line = out.readLine();
    }
    return line == null ? null : line.substring(ACK.length());
  }

  /** Kills it with -9 after a while; by its handle, which leaves what it said to be read. */
  void killAfter(long millis) {
    CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS)
        .execute(process.toHandle()::destroyForcibly);
  }

  /** Waits for its end and returns how it ended. */
  int end() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
