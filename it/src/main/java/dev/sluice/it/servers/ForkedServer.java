package dev.sluice.it.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One server process with its log file, in a session of its own so that Ctrl-C reaches this JVM
 * only. A {@link Watchdog} ends it should this JVM be killed.
 */
final class ForkedServer {

  private static final long POLL_MILLIS = 100;
  private static final long STOP_SECONDS = 15;
  private static final int SHOWN_LINES = 5;
  private static final Pattern ERROR = Pattern.compile("ERROR|FATAL|PANIC|Exception|Error:");

  private final Launch launch;
  private final Process process;
  private final Watchdog watchdog;

  private ForkedServer(Launch launch, Process process, Watchdog watchdog) {
    this.launch = launch;
    this.process = process;
    this.watchdog = watchdog;
  }

  /** What to run: a name for messages, the command, its folder, its log file. */
  record Launch(
      String name, List<String> command, Map<String, String> environment, Path folder, Path log) {}

  /** Starts the process. If this JVM is killed the watchdog sends it {@code signal}. */
  static ForkedServer start(Launch launch, Signal signal) {
    List<String> command = new ArrayList<>(ownSession());
    command.addAll(launch.command());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(launch.folder().toFile())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
    builder.environment().putAll(launch.environment());
    try {
      Process process = builder.start();
      return new ForkedServer(
          launch, process, Watchdog.start(process.pid(), signal, launch.folder()));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot start %s: %s. Expected a program that can be run."
              .formatted(launch.name(), command.get(0)),
          e);
    }
  }

  /** The prefix that gives a command its own session; empty where there is no setsid. */
  static List<String> ownSession() {
    boolean found =
        Stream.of("/usr/bin/setsid", "/bin/setsid").anyMatch(path -> new File(path).canExecute());
    return found ? List.of("setsid") : List.of();
  }

  /**
   * Waits until {@code ready} says yes.
   *
   * @throws IllegalStateException when the process ends or the time is up; the message shows the
   *     first errors of its log
   */
  void awaitReady(BooleanSupplier ready, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      while (!ready.getAsBoolean()) {
        if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
          throw failure("the process ended with code " + process.exitValue());
        }
        if (System.nanoTime() > deadline) {
          throw failure("no answer after %d s".formatted(limit.toSeconds()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for " + launch.name(), e);
    }
  }

  /** That the server did not start, with the first errors of its log. */
  IllegalStateException failure(String why) {
    return new IllegalStateException(
        "Cannot start %s: %s. Its log says:%n%s".formatted(launch.name(), why, firstErrors()));
  }

  /** Ends the process and waits until it is gone; does nothing when it is. */
  void stop(Signal signal) {
    watchdog.dismiss();
    if (process.isAlive() && signal != Signal.KILL) {
      send(signal);
      process.onExit().completeOnTimeout(process, STOP_SECONDS, TimeUnit.SECONDS).join();
    }
    process.destroyForcibly().onExit().join();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Waits for the process's own end; false when it still runs after {@code limit}. */
  boolean endsWithin(Duration limit) throws InterruptedException {
    return process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** The exit code of a process that has ended; 128 and the signal's number if one ended it. */
  int exitCode() {
    return process.exitValue();
  }

  private void send(Signal signal) {
    try {
      new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(signal, process.pid()))
          .start()
          .onExit()
          .join();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot signal %s. Expected a shell named sh.".formatted(launch.name()), e);
    }
  }

  private String firstErrors() {
    try (Stream<String> lines = Files.lines(launch.log(), StandardCharsets.ISO_8859_1)) {
      List<String> errors =
          lines.filter(line -> ERROR.matcher(line).find()).limit(SHOWN_LINES).toList();
      return errors.isEmpty() ? "(no errors)" : String.join("\n", errors);
    } catch (IOException e) {
      return "(the log cannot be read: " + e + ")";
    }
  }
}
