package dev.sluice.it.load;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Adds up what the producers of a load have done since its start. Thread-safe. */
final class KafkaProgress {
  private final LoadClock clock;
  private final LoadPace pace;
  private final ManifestWriter manifest;
  private final Consumer<ManifestChunk> onChunk;
  private long chunks;
  private long sent;
  private long good;
  private long duplicates;
  private long malformed;
  private long aborted;
  private long slowestMillis;
  private boolean stopped;
  private @Nullable Exception failure;

  /**
   * Nothing is done yet.
   *
   * @param leadNanos from now until the schedule's start
   * @param onChunk called after each chunk, by one thread at a time
   */
  KafkaProgress(
      LoadClock clock, long leadNanos, ManifestWriter manifest, Consumer<ManifestChunk> onChunk) {
    this.clock = clock;
    this.pace = new LoadPace(clock, leadNanos);
    this.manifest = manifest;
    this.onChunk = onChunk;
  }

  LoadPace pace() {
    return pace;
  }

  /** Notes that the producer has all records of a chunk. */
  synchronized void sent(EventChunk chunk) {
    pace.offered(chunk.due, clock.nanos());
  }

  /** Counts a chunk that is acknowledged now and writes its line. */
  synchronized void completed(EventChunk chunk, int producer) {
    ManifestChunk complete =
        chunk.complete(producer, pace.dueMillis(chunk.due), pace.completed(clock.nanos()));
    slowestMillis = Math.max(slowestMillis, complete.completedAt() - complete.dueAt());
    chunks++;
    sent += complete.records();
    good += complete.good();
    duplicates += complete.duplicates();
    malformed += complete.malformed();
    aborted += complete.aborted();
    try {
      manifest.add(complete);
    } catch (IOException e) {
      failed(e);
    }
    onChunk.accept(complete);
  }

  /** Counts a chunk of the schedule that will not be sent. */
  synchronized void missed(DueFile chunk, long nanos) {
    pace.offered(chunk, nanos);
  }

  synchronized void stop() {
    stopped = true;
  }

  /** Keeps the first failure; later ones mostly follow from it. */
  synchronized void failed(Exception e) {
    if (failure == null) {
      failure = e;
    }
  }

  synchronized boolean hasFailed() {
    return failure != null;
  }

  /**
   * @throws IOException if a chunk has failed
   */
  synchronized void throwFailure(KafkaTarget target) throws IOException {
    if (failure != null) {
      throw new IOException(
          "Cannot write to %s: %s. %,d chunks are complete. Their lines are in the manifest, and some records of another chunk may be in the topic: begin again with a new topic."
              .formatted(target, failure.getMessage(), chunks),
          failure);
    }
  }

  synchronized KafkaSummary summary() {
    return new KafkaSummary(
        chunks,
        pace.offered(),
        sent,
        good,
        duplicates,
        malformed,
        aborted,
        pace.plannedMillis(),
        pace.realMillis(),
        pace.latenessMillis(),
        slowestMillis,
        stopped);
  }
}
