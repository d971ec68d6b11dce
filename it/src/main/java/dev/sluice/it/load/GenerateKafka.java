package dev.sluice.it.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;

/**
 * Writes events to a topic by a schedule made before (an open loop): it never waits for who reads
 * them. Records are made ahead, by a thread for each producer, and handed to the producers, one
 * chunk to each in turn, when they are due; a chunk that is late is late by what the schedule says.
 */
public final class GenerateKafka {
  private static final int REHEARSED_RECORDS = 20_000;
  private static final long LEAD_NANOS = 20_000_000;

  private final KafkaLoad load;
  private final KafkaProducers producers;
  private final LoadClock clock;
  private final CountDownLatch stop = new CountDownLatch(1);

  /** A load that has not begun. */
  public GenerateKafka(KafkaLoad load) {
    this(load, KafkaProducers.of(load), LoadClock.SYSTEM);
  }

  GenerateKafka(KafkaLoad load, KafkaProducers producers, LoadClock clock) {
    this.load = load;
    this.producers = producers;
    this.clock = clock;
  }

  /**
   * Writes all records, or until this thread is interrupted.
   *
   * @throws dev.sluice.row.SetupException if the manifest is there already, or the topic cannot be
   *     written to
   * @throws IOException if a record cannot be written
   */
  public static KafkaSummary run(KafkaLoad load) throws IOException {
    return new GenerateKafka(load).run(chunk -> {});
  }

  /**
   * Writes all records, or until {@link #stop()} or an interrupt. Only once.
   *
   * @param onChunk called after each chunk, by one thread at a time
   */
  public KafkaSummary run(Consumer<ManifestChunk> onChunk) throws IOException {
    List<Producer<byte[], byte[]>> connected = new ArrayList<>();
    try {
      for (int number = 0; number < load.target().producers(); number++) {
        connected.add(producers.connect(number));
      }
      rehearse();
      try (ManifestWriter manifest = ManifestWriter.create(load.manifest())) {
        return write(connected, manifest, onChunk);
      }
    } finally {
      connected.forEach(Producer::close);
    }
  }

  /** Ends the load; chunks that are due already are still written. For any thread. */
  public void stop() {
    stop.countDown();
  }

  private KafkaSummary write(
      List<Producer<byte[], byte[]>> connected,
      ManifestWriter manifest,
      Consumer<ManifestChunk> onChunk)
      throws IOException {
    KafkaProgress progress = new KafkaProgress(clock, LEAD_NANOS, manifest, onChunk);
    manifest.add(header(progress));
    List<ProducerLane> lanes = new ArrayList<>();
    for (Producer<byte[], byte[]> producer : connected) {
      lanes.add(new ProducerLane(lanes.size(), load, producer, progress));
    }
    try {
      submitAll(lanes, progress);
      drain(lanes);
    } finally {
      lanes.forEach(ProducerLane::close);
    }
    progress.throwFailure(load.target());
    KafkaSummary summary = progress.summary();
    manifest.add(summary);
    return summary;
  }

  private KafkaHeader header(KafkaProgress progress) {
    return new KafkaHeader(
        load.target().topic(),
        load.target().producers(),
        load.table().seed(),
        load.table().complexity(),
        load.flaws().malformed(),
        load.flaws().duplicates(),
        load.transactions().aborted(),
        load.plan().text(),
        progress.pace().startMillis());
  }

  private void submitAll(List<ProducerLane> lanes, KafkaProgress progress) {
    try (RenderedChunks chunks = new RenderedChunks(load)) {
      while (chunks.hasNext()) {
        EventChunk chunk = chunks.peek();
        ProducerLane lane = lanes.get((int) (chunk.due.number() % lanes.size()));
        if (progress.hasFailed()) {
          return;
        }
        if (!submit(chunk, lane, progress)) {
          countMissed(chunks.left(), progress);
          return;
        }
        chunks.remove();
      }
    }
  }

  /** Returns false when the load is to end. */
  private boolean submit(EventChunk chunk, ProducerLane lane, KafkaProgress progress) {
    try {
      if (stop.getCount() == 0 || !clock.waitUntil(progress.pace().dueAt(chunk.due), stop)) {
        return false;
      }
      lane.submit(chunk);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop();
      return false;
    }
  }

  /** What was handed over is to be acknowledged, also when the load was interrupted. */
  private static void drain(List<ProducerLane> lanes) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      for (ProducerLane lane : lanes) {
        lane.drain();
      }
    } catch (InterruptedException e) {
      interrupted = true;
      throw new IOException("Interrupted while the broker acknowledges the last records", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What was due until now is part of the load, though it was not written. */
  private void countMissed(Stream<DueFile> left, KafkaProgress progress) {
    progress.stop();
    long now = clock.nanos();
    left.takeWhile(chunk -> progress.pace().dueAt(chunk) <= now)
        .forEach(chunk -> progress.missed(chunk, now));
  }

  /** A high rate would be missed at its start while the classes are loaded and compiled. */
  private void rehearse() {
    EventRecords records = new EventRecords(load.table(), load.flaws(), load.transactions());
    int made = 0;
    for (Iterator<DueFile> chunks = load.plan().chunks();
        chunks.hasNext() && made < REHEARSED_RECORDS; ) {
      made += records.next(chunks.next()).records.size();
    }
  }
}
