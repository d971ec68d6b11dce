package dev.sluice.pipelines.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** This machine, which becomes a run's driver and with a local master its worker too. */
final class MachineChecks {
  private static final Line.Area AREA = Line.Area.MACHINE;
  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final Pattern OPEN_FILES =
      Pattern.compile("Max open files\\s+(\\d+|unlimited)\\s");
  private static final long FEW_FILES = 4096;
  private static final long SMALL_HEAP = 512L << 20;
  private static final long LITTLE_SPACE = 1L << 30;

  private MachineChecks() {}

  static List<Line> lines() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    FileStore store = Files.getFileStore(temporary);
    return List.of(
        java(Runtime.getRuntime().maxMemory()),
        spark(
            property("/spark-version-info.properties", "version"),
            property("/library.properties", "version.number")),
        temporary(temporary, store.getUsableSpace()),
        openFiles(Files.isReadable(LIMITS) ? Files.readString(LIMITS) : ""));
  }

  static Line java(long heap) {
    String found =
        "%s of %s, %d processors, heap up to %s"
            .formatted(
                Runtime.version(),
                System.getProperty("java.vendor"),
                Runtime.getRuntime().availableProcessors(),
                Figures.size(heap));
    return heap < SMALL_HEAP
        ? AREA.warn(
            "Java",
            found,
            "Give the JVM that runs the pipeline more: -Xmx2g, or spark.driver.memory.")
        : AREA.ok("Java", found);
  }

  static Line spark(String version, String scala) {
    if (version.isEmpty()) {
      return AREA.skipped(
          "Spark", "not on the class path; pipelines run on Beam's DirectRunner here");
    }
    String found = "%s with Scala %s on the class path".formatted(version, scala);
    return version.startsWith("3.") && scala.startsWith("2.12")
        ? AREA.ok("Spark", found)
        : AREA.fail(
            "Spark",
            found,
            "Beam's Spark runner needs Spark 3 built with Scala 2.12; 3.5 is tested.");
  }

  static Line temporary(Path folder, long free) {
    String found = "%s free in %s".formatted(Figures.size(free), folder);
    return free < LITTLE_SPACE
        ? AREA.warn(
            "disk",
            found,
            "Spark keeps its blocks there: make room, or set spark.local.dir and java.io.tmpdir.")
        : AREA.ok("disk", found);
  }

  /**
   * @param limits what Linux says; empty elsewhere
   */
  static Line openFiles(String limits) {
    Matcher limit = OPEN_FILES.matcher(limits);
    if (!limit.find()) {
      return AREA.skipped("open files", "this system has no " + LIMITS);
    }
    String found = limit.group(1) + " allowed";
    boolean few = !limit.group(1).equals("unlimited") && Long.parseLong(limit.group(1)) < FEW_FILES;
    return few
        ? AREA.warn("open files", found, "Connections and Spark's files count: ulimit -n 65536.")
        : AREA.ok("open files", found);
  }

  private static String property(String file, String name) throws IOException {
    try (InputStream in = MachineChecks.class.getResourceAsStream(file)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty(name, "");
    }
  }
}
