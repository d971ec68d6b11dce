package dev.sluice.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.load.CsvLoad;
import dev.sluice.it.load.FirstLook;
import dev.sluice.it.load.GenerateCsv;
import dev.sluice.it.load.LoadSummary;
import dev.sluice.it.load.Manifest;
import dev.sluice.it.verify.LoadedFiles;
import dev.sluice.ledger.LatencySketch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Files that appear by a schedule while {@code stream-csv} runs, and what it does with them. */
record OpenLoop(CsvTarget target, CsvLoad load, Duration time, int streams, String ready) {
  private static final Duration MARGIN = Duration.ofSeconds(12);

  /** Returns the rows' latencies; fails if one is not loaded. */
  LatencySketch run() throws Exception {
    Files.createDirectories(load.outputDir());
    CountDownLatch over = new CountDownLatch(1);
    CompletableFuture<LoadSummary> generating = CompletableFuture.supplyAsync(() -> generate(over));
    StreamCommand command =
        StreamCommand.csv(
            target,
            load.outputDir(),
            streams,
            List.of("--until=" + time.plus(MARGIN).toSeconds() + "s", ready));
    try {
      command.run();
    } finally {
      over.countDown();
    }
    LoadSummary summary = generating.join();
    System.out.println(summary.text());
    Manifest manifest = Manifest.read(load.manifest());
    try (Connection connection = target.connect()) {
      LoadedFiles loaded = LoadedFiles.read(connection);
      assertThat(loaded.counts(manifest).loaded()).isEqualTo(manifest.rows());
      return loaded.latency(manifest);
    }
  }

  private LoadSummary generate(CountDownLatch over) {
    try {
      assertThat(FirstLook.await(target::connect, over)).isTrue();
      return GenerateCsv.run(load);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted while waiting for the stream", e);
    }
  }
}
