package dev.sluice.it.load;

import dev.sluice.it.servers.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;

/**
 * Writes the first second of a load into a folder that is deleted afterwards. A high rate would be
 * missed at its start while the classes are loaded and compiled.
 */
final class Rehearsal {
  private static final long SECOND = 1_000_000_000;
  private static final int LEAST_ROWS = 1_000;
  private static final int MOST_ROWS = 200_000;
  private static final long LEAST_LEAD_NANOS = 20_000_000;

  private Rehearsal() {}

  /** Rehearses; returns how much time the first file takes beyond what the schedule gives it. */
  static long leadNanos(CsvLoad load, LoadClock clock) throws IOException {
    Path folder = Folders.temporary("sluice-generate-");
    try (ManifestWriter manifest = ManifestWriter.create(folder.resolve("manifest"))) {
      long begin = clock.nanos();
      LoadSummary written =
          new GenerateCsv(atOnce(load, folder), clock).write(manifest, 0, file -> {});
      long rowNanos = (clock.nanos() - begin) / Math.max(1, written.rowsWritten());
      DueFile first = load.dueFiles().next();
      return Math.max(0, LEAST_LEAD_NANOS + 2 * rowNanos * first.rows() - first.dueNanos());
    } finally {
      Folders.delete(folder);
    }
  }

  private static CsvLoad atOnce(CsvLoad load, Path folder) {
    return new CsvLoad(
        folder,
        folder.resolve("manifest"),
        load.table(),
        new EveryInterval(Duration.ZERO, files(load)),
        new FileRows(
            Math.min(load.fileRows().least(), MOST_ROWS),
            Math.min(load.fileRows().most(), MOST_ROWS)),
        load.flaws(),
        true);
  }

  /** Those of the first second, or more if they have few rows. */
  private static int files(CsvLoad load) {
    int files = 0;
    long rows = 0;
    for (Iterator<DueFile> due = load.dueFiles(); due.hasNext() && rows < MOST_ROWS; files++) {
      DueFile file = due.next();
      if (files > 0 && file.dueNanos() > SECOND && rows >= LEAST_ROWS) {
        break;
      }
      rows += file.rows();
    }
    return files;
  }
}
