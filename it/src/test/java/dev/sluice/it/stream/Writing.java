package dev.sluice.it.stream;

import dev.sluice.it.load.CsvLoad;
import dev.sluice.it.load.GenerateCsv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** The generator at work in a thread of its own. */
final class Writing implements AutoCloseable {
  private final AtomicInteger files = new AtomicInteger();
  private final GenerateCsv generator;
  private final CompletableFuture<Void> end;

  private Writing(GenerateCsv generator) {
    this.generator = generator;
    this.end = CompletableFuture.runAsync(this::write);
  }

  static Writing of(CsvLoad load) {
    return new Writing(new GenerateCsv(load));
  }

  /** Files that are complete. */
  int files() {
    return files.get();
  }

  /** Ends the load after the file at hand. */
  void stop() {
    generator.stop();
    end.join();
  }

  @Override
  public void close() {
    stop();
  }

  private void write() {
    try {
      generator.run(file -> files.incrementAndGet());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the load", e);
    }
  }
}
