package dev.sluice.it.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A shell that outlives a killed JVM: it waits for the end of its input, which any death of the
 * parent brings, then ends the server and deletes its folder.
 */
final class Watchdog {

  private static final String SCRIPT =
      """
      read -r _
      kill -"$1" "$2"
      tries=0
      while kill -0 "$2" && [ $tries -lt 50 ]; do sleep 0.1; tries=$((tries + 1)); done
      kill -KILL "$2"
      rm -rf "$3"
      """;

  private final Process process;

  private Watchdog(Process process) {
    this.process = process;
  }

  static Watchdog start(long pid, Signal signal, Path folder) throws IOException {
    List<String> command = new ArrayList<>(ForkedServer.ownSession());
    command.addAll(List.of("sh", "-c", SCRIPT, "sluice-watchdog"));
    command.addAll(List.of(signal.name(), Long.toString(pid), folder.toString()));
    return new Watchdog(
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /** Ends the watch; to be called before the server is stopped on purpose. */
  void dismiss() {
    process.destroyForcibly().onExit().join();
  }
}
