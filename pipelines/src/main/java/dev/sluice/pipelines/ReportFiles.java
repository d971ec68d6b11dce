package dev.sluice.pipelines;

import dev.sluice.report.WrittenReport;
import dev.sluice.row.SetupException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder that reports are written to. */
final class ReportFiles {
  private ReportFiles() {}

  /**
   * Makes the folder, so that a long run does not end in a report without a place.
   *
   * @throws SetupException if it cannot be made or written to
   */
  static void check(Optional<Path> folder) {
    folder.ifPresent(
        directory -> {
          try {
            Files.createDirectories(directory);
            Files.delete(Files.createTempFile(directory, "sluice", ".tmp"));
          } catch (IOException e) {
            throw new SetupException(
                "Cannot write to --reportDir=%s: %s. Give a directory that can be written."
                    .formatted(directory, e),
                e);
          }
        });
  }

  /** Writes a report that has no page, if there is a folder for it. */
  static void write(
      Optional<Path> folder, String name, String plain, String json, PrintStream out) {
    write(folder, name, new WrittenReport(plain, json, ""), out);
  }

  /** Writes a report, if there is a folder for it. */
  static void write(Optional<Path> folder, String name, WrittenReport report, PrintStream out) {
    if (folder.isEmpty()) {
      return;
    }
    Path directory = folder.get();
    try {
      Path text = Files.writeString(directory.resolve(name + ".txt"), report.text());
      Path data = Files.writeString(directory.resolve(name + ".json"), report.json());
      if (report.html().isEmpty()) {
        out.println("Report: " + text + " and " + data);
      } else {
        Path page = Files.writeString(directory.resolve(name + ".html"), report.html());
        out.println("Report: " + page + ", " + text + " and " + data);
      }
    } catch (IOException e) {
      // The rows are in the target all the same: the exit code speaks of them.
      out.println("Cannot write the report to " + directory + ": " + e + ". It is printed above.");
    }
  }
}
