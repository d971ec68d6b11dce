package dev.sluice.it.load;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * One producer with a thread of its own, which sends chunks in the order they come. Without
 * transactions a chunk does not wait for the one before it to be acknowledged.
 */
final class ProducerLane implements AutoCloseable {
  private static final int MOST_WAITING = 64;
  private static final long MOST_END_MINUTES = 3;

  private final int number;
  private final KafkaLoad load;
  private final Producer<byte[], byte[]> producer;
  private final KafkaProgress progress;
  private final Semaphore places = new Semaphore(MOST_WAITING);
  private final ExecutorService thread;

  ProducerLane(
      int number, KafkaLoad load, Producer<byte[], byte[]> producer, KafkaProgress progress) {
    this.number = number;
    this.load = load;
    this.producer = producer;
    this.progress = progress;
    this.thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "producer-" + number));
  }

  /** Hands over a chunk; waits while {@value #MOST_WAITING} are on their way. */
  void submit(EventChunk chunk) throws InterruptedException {
    places.acquire();
    thread.execute(() -> send(chunk));
  }

  /** Waits until all that was handed over is acknowledged or has failed. */
  void drain() throws InterruptedException {
    if (!places.tryAcquire(MOST_WAITING, MOST_END_MINUTES, TimeUnit.MINUTES)) {
      progress.failed(
          new IllegalStateException(
              "producer %d still waits for the broker after %d minutes"
                  .formatted(number, MOST_END_MINUTES)));
    }
  }

  /** Ends the thread; the producer is its owner's. */
  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void send(EventChunk chunk) {
    if (progress.hasFailed()) {
      places.release();
      return;
    }
    try {
      if (load.transactions().used()) {
        sendInTransaction(chunk);
      } else {
        sendAll(chunk, new AtomicInteger(chunk.records.size() + 1));
      }
    } catch (KafkaException | IllegalStateException e) {
      progress.failed(e);
      places.release();
    }
  }

  private void sendInTransaction(EventChunk chunk) {
    producer.beginTransaction();
    for (EventRecord event : chunk.records) {
      Future<RecordMetadata> unused =
          producer.send(toRecord(chunk, event), (metadata, e) -> note(e));
    }
    progress.sent(chunk);
    if (chunk.doomed) {
      // What is not sent yet would not be: an aborted record is one that the topic has.
      producer.flush();
      producer.abortTransaction();
    } else {
      producer.commitTransaction();
    }
    complete(chunk);
  }

  /**
   * @param waiting acknowledgements to come, and one for the end of the sending
   */
  private void sendAll(EventChunk chunk, AtomicInteger waiting) {
    for (EventRecord event : chunk.records) {
      Future<RecordMetadata> unused =
          producer.send(
              toRecord(chunk, event),
              (metadata, e) -> {
                note(e);
                completeLast(chunk, waiting);
              });
    }
    progress.sent(chunk);
    completeLast(chunk, waiting);
  }

  private void completeLast(EventChunk chunk, AtomicInteger waiting) {
    if (waiting.decrementAndGet() == 0) {
      complete(chunk);
    }
  }

  private void note(@Nullable Exception e) {
    if (e != null) {
      progress.failed(e);
    }
  }

  private void complete(EventChunk chunk) {
    if (!progress.hasFailed()) {
      progress.completed(chunk, number);
    }
    places.release();
  }

  private ProducerRecord<byte[], byte[]> toRecord(EventChunk chunk, EventRecord event) {
    return new ProducerRecord<>(
        load.target().topic(),
        null,
        progress.pace().dueMillis(chunk.due),
        event.key(),
        event.value());
  }
}
