package dev.sluice.it.bench;

import dev.sluice.it.servers.ForkedMain;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A peer at work in a JVM of its own; all have the same flags. */
final class PeerProcess implements AutoCloseable {
  private static final String HEAP = System.getProperty("bench.heap", "1g");
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final int TAIL = 3000;

  private final ForkedMain process;
  private final long started = System.currentTimeMillis();
  private final ChildUsage usage = new ChildUsage();
  private @Nullable PartTime partTime;

  private PeerProcess(ForkedMain process) {
    this.process = process;
  }

  static PeerProcess start(PeerSystem system, List<String> arguments) throws IOException {
    List<String> jvm = new ArrayList<>(opens().toList());
    jvm.addAll(List.of("-Xmx" + HEAP, "-Dspark.ui.enabled=false"));
    if (system.kind() == PeerSystem.Kind.SLUICE) {
      // The others make their Spark context themselves.
      jvm.add("-Dspark.extraListeners=" + SparkUp.class.getName());
    }
    return new PeerProcess(
        ForkedMain.start(
            Path.of(System.getProperty("java.io.tmpdir")),
            system.classPath(),
            system.program(),
            jvm,
            arguments));
  }

  private static Stream<String> opens() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens=java.base"));
  }

  /** Waits until it has ended, looking at what it uses. */
  void awaitEnd() throws Exception {
    if (!await(() -> false)) {
      throw new AssertionError("Still at work after " + LIMIT + ":\n" + tail());
    }
  }

  /** False when it ended before the condition held. */
  boolean awaitOrEnd(ForkedMain.Condition condition) throws Exception {
    return !await(condition);
  }

  /** True when it has ended. */
  private boolean await(ForkedMain.Condition condition) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      usage.note(process.pid());
      if (PartTime.SHARE < 100 && partTime == null && said("up").isPresent()) {
        partTime = PartTime.of(process.pid());
      }
      if (process.endsWithin(POLL)) {
        return true;
      }
      if (condition.holds()) {
        return false;
      }
    }
    return false;
  }

  void kill() {
    process.kill();
  }

  int exitCode() throws InterruptedException {
    return process.exitCode();
  }

  /** Milliseconds since the epoch at which it said so. */
  OptionalLong said(String mark) {
    Matcher line =
        Pattern.compile("^peer\\." + mark + " (\\d+)$", Pattern.MULTILINE)
            .matcher(process.output());
    return line.find() ? OptionalLong.of(Long.parseLong(line.group(1))) : OptionalLong.empty();
  }

  /** Milliseconds since the epoch. */
  long started() {
    return started;
  }

  double cpuSeconds() {
    return usage.cpuSeconds();
  }

  double peakMib() {
    return usage.residentMib();
  }

  /** The end of what it printed. */
  String tail() {
    String output = process.output();
    return output.substring(Math.max(0, output.length() - TAIL));
  }

  @Override
  public void close() {
    if (partTime != null) {
      partTime.close();
    }
    process.close();
  }
}
