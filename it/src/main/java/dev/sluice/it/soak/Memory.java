package dev.sluice.it.soak;

import dev.sluice.copy.ProcessStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What processes of this machine take.
 *
 * @param jvm process id of the stream
 * @param gcLog that it writes ({@code -Xlog:gc})
 * @param postgres process id of the server
 */
record Memory(long jvm, Path gcLog, long postgres) {
  private static final double MIB = 1 << 20;
  private static final long JCMD_SECONDS = 60;
  private static final Pattern FULL = Pattern.compile("Pause Full .*->(\\d+)M\\(");

  /** What the JVM's objects need: collects all garbage first. NaN if it cannot be asked. */
  double heapMib() throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(jvm),
                "GC.run")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!jcmd.waitFor(JCMD_SECONDS, TimeUnit.SECONDS)) {
      jcmd.destroyForcibly();
    }
    try (Stream<String> lines = Files.lines(gcLog)) {
      return lines
          .mapToDouble(Memory::afterFull)
          .filter(mib -> mib >= 0)
          .reduce(Double.NaN, (a, b) -> b);
    }
  }

  /** -1 if the line is of something else. */
  static double afterFull(String line) {
    Matcher matcher = FULL.matcher(line);
    return matcher.find() ? Double.parseDouble(matcher.group(1)) : -1;
  }

  double jvmMib() {
    return ProcessStatus.read(jvm).map(status -> status.residentBytes() / MIB).orElse(Double.NaN);
  }

  /** Shared buffers fill up to their size; they are not counted. */
  double postgresMib() {
    return Stream.concat(
            Stream.of(postgres),
            ProcessHandle.of(postgres).stream()
                .flatMap(ProcessHandle::children)
                .map(ProcessHandle::pid))
        .flatMap(pid -> ProcessStatus.read(pid).stream())
        .mapToDouble(status -> (status.residentBytes() - status.sharedBytes()) / MIB)
        .sum();
  }
}
