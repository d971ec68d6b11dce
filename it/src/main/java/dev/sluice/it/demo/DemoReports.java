package dev.sluice.it.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where demos leave their reports, so that they can be looked at afterwards. */
final class DemoReports {
  private static final String FLAG = "--reportDir=";
  private static final Path FOLDER = Path.of("target", "demo-reports");

  private DemoReports() {}

  /** The flags of the user, and a folder for the report if they name none. */
  static List<String> with(List<String> passedOn) {
    List<String> flags = new ArrayList<>(passedOn);
    if (passedOn.stream().noneMatch(flag -> flag.startsWith(FLAG))) {
      flags.add(FLAG + FOLDER.toAbsolutePath());
    }
    return flags;
  }
}
