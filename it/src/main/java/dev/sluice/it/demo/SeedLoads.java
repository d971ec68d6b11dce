package dev.sluice.it.demo;

import dev.sluice.it.load.CsvLoad;
import dev.sluice.it.load.FirstLook;
import dev.sluice.it.load.GenerateCsv;
import dev.sluice.it.load.Manifest;
import dev.sluice.it.load.SeedLoad;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Generates the loads of seed 004 one after the other, as soon as a stream watches. */
final class SeedLoads {
  private static final double FLAWS = 0.01;

  private final Map<SeedLoad, Duration> durations;
  private final Path folder;
  private final FirstLook.Database database;
  private final PrintStream out;
  private final CountDownLatch stop = new CountDownLatch(1);

  SeedLoads(
      Map<SeedLoad, Duration> durations,
      Path folder,
      FirstLook.Database database,
      PrintStream out) {
    this.durations = durations;
    this.folder = folder;
    this.database = database;
    this.out = out;
  }

  /** Nothing is generated any more if no stream has begun to watch until now. */
  void stop() {
    stop.countDown();
  }

  /** Generates all, in this thread; returns what was, if a stream watched. */
  Map<SeedLoad, Manifest> generate() {
    Map<SeedLoad, Manifest> manifests = new EnumMap<>(SeedLoad.class);
    try {
      if (FirstLook.await(database, stop)) {
        for (Map.Entry<SeedLoad, Duration> load : durations.entrySet()) {
          manifests.put(load.getKey(), generate(load.getKey(), load.getValue()));
        }
      }
      return manifests;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the demo's files", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return manifests;
    }
  }

  private Manifest generate(SeedLoad load, Duration duration) throws IOException {
    CsvLoad good = load.lasting(duration, folder);
    CsvLoad csv = load == SeedLoad.STRESS ? good.withFlaws(FLAWS, FLAWS) : good;
    out.printf(
        "-- %s load begins: %d to %d rows a file, %s%n",
        load, csv.fileRows().least(), csv.fileRows().most(), csv.schedule().text());
    GenerateCsv.run(csv);
    return Manifest.read(csv.manifest());
  }
}
