package dev.sluice.it.load;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes CSV files into a folder by a schedule made before (an open loop): it never waits for who
 * reads them. A file that is late is late by what the schedule says, and those after it are due
 * when they were. Each is written ahead and appears when it is due.
 */
public final class GenerateCsv {
  private static final int FLUSH_BYTES = 1 << 16;
  private static final int STEPS = 8;

  private final CsvLoad load;
  private final LoadClock clock;
  private final CsvRows rows;
  private final CsvBytes buffer = new CsvBytes();
  private final CountDownLatch stop = new CountDownLatch(1);

  /** A load that has not begun. */
  public GenerateCsv(CsvLoad load) {
    this(load, LoadClock.SYSTEM);
  }

  GenerateCsv(CsvLoad load, LoadClock clock) {
    this.load = load;
    this.clock = clock;
    this.rows = new CsvRows(load.table(), load.flaws());
  }

  /**
   * Writes all files in this thread, or until it is interrupted.
   *
   * @throws dev.sluice.row.SetupException if the manifest is there already
   * @throws IOException if a file cannot be written
   */
  public static LoadSummary run(CsvLoad load) throws IOException {
    return new GenerateCsv(load).run(file -> {});
  }

  /**
   * Writes all files in this thread, or until {@link #stop()} or an interrupt. Only once.
   *
   * @param onFile called in this thread after each file; the time it takes is the schedule's
   */
  public LoadSummary run(Consumer<ManifestFile> onFile) throws IOException {
    Files.createDirectories(load.outputDir());
    try (ManifestWriter manifest = ManifestWriter.create(load.manifest())) {
      return write(manifest, Rehearsal.leadNanos(load, clock), onFile);
    }
  }

  /** Begins after {@code leadNanos}. */
  LoadSummary write(ManifestWriter manifest, long leadNanos, Consumer<ManifestFile> onFile)
      throws IOException {
    LoadProgress progress = new LoadProgress(clock, leadNanos);
    manifest.add(header(progress));
    for (Iterator<DueFile> files = load.dueFiles(); files.hasNext(); ) {
      DueFile file = files.next();
      ManifestFile complete = stop.getCount() == 0 ? null : write(file, progress);
      if (complete == null) {
        countMissed(file, files, progress);
        break;
      }
      manifest.add(complete);
      onFile.accept(complete);
    }
    LoadSummary summary = progress.summary();
    manifest.add(summary);
    return summary;
  }

  /** Ends the load: the file at hand does not appear, unless part of it has. For any thread. */
  public void stop() {
    stop.countDown();
  }

  private ManifestHeader header(LoadProgress progress) {
    return new ManifestHeader(
        load.table().seed(),
        load.table().complexity(),
        load.flaws().malformed(),
        load.flaws().duplicates(),
        load.schedule().text(),
        progress.startMillis());
  }

  /** Returns null when the load was stopped before the file was due. */
  private @Nullable ManifestFile write(DueFile due, LoadProgress progress) throws IOException {
    String name = "events_%d_%d.csv".formatted(progress.dueMillis(due), due.number());
    try (EventFile file = EventFile.create(load.outputDir(), name, load.rename())) {
      CsvRows.Tally tally = rows.begin(buffer);
      appendRows(due, file, progress);
      boolean waited = waitUntil(progress.dueAt(due));
      if (!waited && load.rename()) {
        buffer.clear();
        return null;
      }
      file.append(buffer);
      file.complete();
      long completedAt = progress.completed(due, tally, clock.nanos());
      return new ManifestFile(
          name,
          tally.rows(),
          tally.good,
          tally.duplicates,
          tally.malformed,
          tally.firstIndex,
          file.bytes(),
          progress.dueMillis(due),
          completedAt,
          tally.checksumText());
    }
  }

  private void appendRows(DueFile due, EventFile file, LoadProgress progress) throws IOException {
    long begin = clock.nanos();
    long time = progress.dueAt(due) - begin;
    int stepRows = Math.max(1, due.rows() / STEPS);
    for (int row = 1; row <= due.rows(); row++) {
      rows.append(buffer);
      if (buffer.size() >= FLUSH_BYTES) {
        file.append(buffer);
      }
      if (!load.rename() && row % stepRows == 0) {
        file.append(buffer);
        waitUntil(begin + time / due.rows() * row);
      }
    }
  }

  /** Returns false when the load is to end. */
  private boolean waitUntil(long nanos) {
    try {
      return clock.waitUntil(nanos, stop);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop();
      return false;
    }
  }

  /** What was due until now is part of the load, though it was not written. */
  private void countMissed(DueFile first, Iterator<DueFile> files, LoadProgress progress) {
    progress.stop();
    long now = clock.nanos();
    DueFile file = first;
    while (progress.dueAt(file) <= now) {
      progress.missed(file, now);
      if (!files.hasNext()) {
        return;
      }
      file = files.next();
    }
  }
}
