package dev.sluice.it.bench;

import dev.sluice.copy.ProcessStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a child process took, as Linux and its log of garbage collections tell. */
final class ChildUsage {
  private static final Pattern RESIDENT = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  /** What a collection left over. */
  private static final Pattern AFTER = Pattern.compile("\\d+M->(\\d+)M\\(");

  private static final double KIB_PER_MIB = 1024;

  private final List<Sample> samples = new ArrayList<>();
  private double residentMib;

  private record Sample(Instant at, double cpuSeconds) {}

  /** Notes what the process has taken so far; nothing if it has ended. */
  void note(long pid) throws IOException {
    ProcessStatus.read(pid)
        .ifPresent(status -> samples.add(new Sample(Instant.now(), status.cpuSeconds())));
    Path status = Path.of("/proc", String.valueOf(pid), "status");
    if (Files.exists(status)) {
      Matcher resident = RESIDENT.matcher(readIfThere(status));
      residentMib = resident.find() ? Long.parseLong(resident.group(1)) / KIB_PER_MIB : residentMib;
    }
  }

  private static String readIfThere(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      // It has just ended.
      return "";
    }
  }

  /** Processor seconds so far; 0 before the first sample. */
  double cpuSeconds() {
    return samples.isEmpty() ? 0 : samples.get(samples.size() - 1).cpuSeconds();
  }

  /** Processor seconds between two moments, to the nearest samples. */
  double cpuSeconds(Instant from, Instant until) {
    return nearest(until).cpuSeconds() - nearest(from).cpuSeconds();
  }

  private Sample nearest(Instant moment) {
    Sample nearest = samples.get(0);
    for (Sample sample : samples) {
      if (distance(sample, moment) < distance(nearest, moment)) {
        nearest = sample;
      }
    }
    return nearest;
  }

  private static long distance(Sample sample, Instant moment) {
    return Math.abs(sample.at().toEpochMilli() - moment.toEpochMilli());
  }

  /** The most resident memory. */
  double residentMib() {
    return residentMib;
  }

  /** The most heap that was in use after a collection, by a log that -Xlog:gc wrote. */
  static double heapMib(Path gcLog) throws IOException {
    try (Stream<String> lines = Files.lines(gcLog)) {
      return lines
          .map(AFTER::matcher)
          .filter(Matcher::find)
          .mapToDouble(matcher -> Double.parseDouble(matcher.group(1)))
          .max()
          .orElse(0);
    }
  }
}
