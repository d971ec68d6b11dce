package dev.sluice.it.load;

import dev.sluice.row.SetupException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;

/**
 * What {@link GenerateCsv} writes.
 *
 * @param outputDir where the files appear; made if it is not there
 * @param manifest must not be there; outside of {@code outputDir} by default, where no watcher of
 *     that folder takes it for data
 * @param table what the rows are
 * @param rename whether a file is written under a hidden name and renamed when it is complete; else
 *     it grows under its own name until it is due
 */
public record CsvLoad(
    Path outputDir,
    Path manifest,
    StreamEventsTable table,
    FileSchedule schedule,
    FileRows fileRows,
    Flaws flaws,
    boolean rename) {

  /** The rows of a file unless other ones are asked for. */
  public static final FileRows DEFAULT_ROWS = new FileRows(10, 100);

  /** Between files, unless something else is asked for. */
  public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(2);

  /** Ten files of simple good rows, all due at once, with the manifest beside the folder. */
  public static CsvLoad into(Path outputDir) {
    return new CsvLoad(
        outputDir,
        manifestBeside(outputDir),
        new StreamEventsTable(1, Complexity.BASIC),
        new EveryInterval(Duration.ZERO, 10),
        DEFAULT_ROWS,
        Flaws.NONE,
        true);
  }

  /** A copy with its manifest elsewhere. */
  public CsvLoad withManifest(Path file) {
    return new CsvLoad(outputDir, file, table, schedule, fileRows, flaws, rename);
  }

  /** A copy with other rows. */
  public CsvLoad withTable(StreamEventsTable rows) {
    return new CsvLoad(outputDir, manifest, rows, schedule, fileRows, flaws, rename);
  }

  /** A copy whose files are due at other times. */
  public CsvLoad withSchedule(FileSchedule due) {
    return new CsvLoad(outputDir, manifest, table, due, fileRows, flaws, rename);
  }

  /** A copy with files of other sizes. */
  public CsvLoad withFileRows(int least, int most) {
    FileRows rows = new FileRows(least, most);
    return new CsvLoad(outputDir, manifest, table, schedule, rows, flaws, rename);
  }

  /** A copy with shares of malformed and repeated rows. */
  public CsvLoad withFlaws(double malformed, double duplicates) {
    Flaws shares = new Flaws(malformed, duplicates);
    return new CsvLoad(outputDir, manifest, table, schedule, fileRows, shares, rename);
  }

  /** A copy whose files grow under their own names. */
  public CsvLoad withoutRename() {
    return new CsvLoad(outputDir, manifest, table, schedule, fileRows, flaws, false);
  }

  Iterator<DueFile> dueFiles() {
    return schedule.files(file -> fileRows.of(table.seed(), file));
  }

  /** {@code FOLDER.manifest.jsonl} next to the folder. */
  static Path manifestBeside(Path outputDir) {
    Path folder = outputDir.toAbsolutePath().normalize();
    Path name = folder.getFileName();
    if (name == null) {
      throw new SetupException(
          "Cannot write CSV files into \"%s\": it has no folder around it for the manifest. Choose a folder below."
              .formatted(outputDir));
    }
    return folder.resolveSibling(name + ".manifest.jsonl");
  }
}
